"""How do several days of the register read beside one another? The same on the page and in a terminal."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.area_noun import OfAreas, noun_of
from presentation.words.dates import listed
from presentation.words.kinds import kind_label
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from presentation.words.wards import choices as gap_words
from presentation.words.wards.answer import sought_words, within_words
from questions.wards.readiness import Readiness
from questions.wards.trend.model import PlaceChange, RegisterDay, WardTrend

TITLE: Final = sentence("Over time")
COMMAND: Final = sentence("How have the wards fared on several days of the register, and through what?")
ASK: Final = sentence("Days of the register beside one another")
ASK_HELP: Final = sentence("Days between commas or spaces, such as 6/5/2025, 3/2/2026. Today is beside them.")
DAYS_HELP: Final = sentence("Days (ISO) between commas, such as 2025-06-01,2026-01-01; today is beside them.")
TABLE_HELP: Final = sentence("Which table --csv prints: wards, area, changes or about.")
CSV_HELP: Final = sentence("Print a row for each day and ward as CSV, or another table.")
CAPTION: Final = sentence(
    "How many residents are without on each day and which share they are, and what changed since the day "
    "before"
)
PLACES_TITLE: Final = sentence("Places that are not as they were")
PLACES_CAPTION: Final = sentence("What opened, closed, moved or counts otherwise, by the day that shows it")
PLACE_HEADS: Final = (
    sentence("By"),
    sentence("Place"),
    sentence("Kind"),
    sentence("What"),
)
SHOW_PLACES: Final = sentence("Which places did it?")
TAKE_ROWS: Final = OfAreas("Every day and {noun} (CSV)")
TAKE_CHANGES: Final = sentence("Every place that changed (CSV)")
TAKE_BOOK: Final = sentence("All of it as a workbook (Excel)")
NO_CHANGES: Final = sentence("No place of these kinds came, went, moved or counts otherwise.")
CHANGE_WORDS: Final = {
    PlaceChange.OPENED: sentence("opened, or new in a list the register had"),
    PlaceChange.LISTED: sentence("came with a list the register did not have before"),
    PlaceChange.CLOSED: sentence("closed, or no longer here"),
    PlaceChange.MOVED: sentence("moved"),
    PlaceChange.COUNTS_NOW: sentence("counts now: its hours, rules, room or check changed"),
    PlaceChange.COUNTS_NO_MORE: sentence("counts no more: its hours, rules, room or check changed"),
}
SAME_PEOPLE: Final = sentence(
    "Residents and streets are those of today on every day, so no change is one of people or of paths. "
    "Whether a place that is new in a list opened then, or was only found then, the register does not know."
)


def trend_heads(trend: WardTrend) -> tuple[str, ...]:
    """A column for each day, and what changed from the first to the last."""
    return (
        noun_of(trend.days[-1].gaps).title,
        *(words.day(day.day.isoformat()) for day in trend.days),
        sentence("Change, first to last"),
        sentence("Last step, through what"),
    )


def trend_sentence(trend: WardTrend, what: str) -> str:
    """ "Without a lunch club within 15 minutes …: 3,210 residents on 6 May 2025, 2,104 on …." """
    return sentence(
        "Without {what} {within}, of {who}: {days}.",
        what=sought_words(trend.question, what),
        within=within_words(trend.question),
        who=gap_words.group_words(trend.question.group),
        days=listed([_on_day(row) for row in rows_of(trend.whole)]),
    )


def _on_day(row: Any) -> str:
    day = words.day(row.day)
    if pd.isna(row.without):
        return sentence("not known on {day}", day=day)
    return sentence(
        "{count:,} ({share}) on {day}", count=int(row.without), share=percent(row.share_without), day=day
    )


def percent(share: float) -> str:
    """A share in whole percent; not known where it is missing."""
    return gap_words.UNKNOWN if pd.isna(share) else gap_words.percent(share)


def trend_rows(trend: WardTrend, names: dict[str, str]) -> list[tuple[str, ...]]:
    """The whole area, then every ward by name: cells under ``trend_heads``."""
    codes = sorted({*trend.wards["ward_code"]}, key=lambda code: names.get(code, code))
    rows = [("", gap_words.THE_WHOLE_AREA, trend.whole)]
    rows += [
        (code, one_line(names.get(code, code)), trend.wards[trend.wards["ward_code"] == code])
        for code in codes
    ]
    return [_row(title, list(rows_of(table))) for _, title, table in rows]


def _row(title: str, days: Sequence[Any]) -> tuple[str, ...]:
    return (title, *(_cell(day) for day in days), _change(days[0], days[-1]), _through(days[-1]))


def _cell(row: Any) -> str:
    if row.readiness not in (str(Readiness.READY), ""):
        low, high = percent(row.share_without_low), percent(row.share_without_high)
        return sentence("{low} to {high}", low=low, high=high) if low != high else gap_words.UNKNOWN
    if pd.isna(row.without):
        return gap_words.UNKNOWN
    return sentence("{count:,} ({share})", count=int(row.without), share=percent(row.share_without))


def _change(first: Any, last: Any) -> str:
    if pd.isna(first.without) or pd.isna(last.without) or last.readiness not in (str(Readiness.READY), ""):
        return gap_words.UNKNOWN
    change = int(last.without) - int(first.without)
    if not change:
        return sentence("none")
    if change > 0:
        return sentence("{count:,} more without", count=change)
    return sentence("{count:,} fewer without", count=-change)


def _through(last: Any) -> str:
    if pd.isna(last.change_without):
        return gap_words.UNKNOWN
    parts = (
        (last.gained_opened, sentence("{count:,} gained by what opened")),
        (last.gained_listed, sentence("{count:,} by a list that came in")),
        (last.gained_otherwise, sentence("{count:,} by what counts now")),
        (last.lost_closed, sentence("{count:,} lost by what closed")),
        (last.lost_otherwise, sentence("{count:,} by what counts no more")),
    )
    return ", ".join(text.format(count=int(count)) for count, text in parts if count) or sentence("none")


def unknown_sentences(trend: WardTrend) -> list[str]:
    """What is not known on each day: whom nobody can judge, and how far the register was."""
    return [_unknown(day, row) for day, row in zip(trend.days, rows_of(trend.whole), strict=True)]


def _unknown(day: RegisterDay, row: Any) -> str:
    together = day.gaps.cover.together
    values = {
        "day": words.day(day.day.isoformat()),
        "unknown": gap_words.people(row.unknown),
        "checked": together.checked,
        "share": percent(row.share_without_sure),
    }
    return plural(
        "{day}: {unknown} residents could not be judged; the register knew {count:,} place of these kinds, "
        "of which {checked:,} were checked lately. Were only those counted, {share} would be without.",
        "{day}: {unknown} residents could not be judged; the register knew {count:,} places of these "
        "kinds, of which {checked:,} were checked lately. Were only those counted, {share} would be without.",
        together.places,
        **values,
    )


def place_rows(trend: WardTrend, kinds: Kinds) -> list[tuple[str, ...]]:
    """Every place that changed: cells under PLACE_HEADS."""
    return [
        (
            words.day(row.day),
            one_line(row.name) or kind_label(kinds, row.kind),
            kind_label(kinds, row.kind),
            CHANGE_WORDS[PlaceChange(row.what)],
        )
        for row in rows_of(trend.changes)
    ]


def unread_day(typed: str) -> str:
    """A day that does not read as one."""
    return sentence("“{typed}” is no day: write it like 6/5/2025 or 2025-05-06.", typed=one_line(typed))
