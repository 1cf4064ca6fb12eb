"""How does it read what one asset changed between two days of the register?"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from layers.assets.kinds import Kinds
from layers.bids.model import Bid
from presentation.words import plain as words
from presentation.words.funding.money import pence, pounds
from presentation.words.funding.page import GROUP, WARD
from presentation.words.kinds import kind_label
from presentation.words.language import plural, sentence
from questions.funding.before_after import BeforeAfter, OtherWhat

HEADING: Final = sentence("What has one asset changed?")
TWO_DAYS: Final = sentence(
    "Choose an asset and two days: the register is asked as it was at the end of each. "
    "Residents, streets and what counts as within reach are the same for both."
)
FROM_DAY: Final = sentence("From the end of")
TO_DAY: Final = sentence("To the end of")
BEGIN_WITH: Final = sentence("Begin with a past award, or leave it empty")
ANY_ASSET: Final = sentence("Any asset of the register")
FUNDED_ASSET: Final = sentence("An asset that was funded")
PAID_FOR: Final = sentence("Which asset near it was paid for?")
NEAREST_FIRST: Final = sentence("The nearest first")
BY_WARD: Final = sentence("By ward: those in which anything changed")
BY_GROUP: Final = sentence("By group")
BY_GROUP_CAPTION: Final = sentence("The whole area by group")
MAP_NOTE: Final = sentence("Dots: residents who reach one through this asset alone.")
WHAT_CHANGED: Final = sentence("What changed")
NOBODY_NEEDS_IT: Final = sentence(
    "Today everybody within reach of it has another of its kind, or it does not count at that time."
)
OTHERS: Final[Mapping[OtherWhat, str]] = {
    OtherWhat.NEW: sentence("New in the register"),
    OtherWhat.GONE: sentence("Gone from it"),
    OtherWhat.MOVED: sentence("Moved"),
    OtherWhat.COUNTS_NOW: sentence("Counts now, and did not before"),
    OtherWhat.COUNTS_NO_MORE: sentence("Counts no more: paused, full, or not on at that time"),
}


def none_near(metres: float) -> str:
    """That no asset lies near an award's place."""
    return sentence(
        "No asset of the register lies within {metres:.0f} m of that award’s place.", metres=metres
    )


def near_title(title: str, metres: float) -> str:
    """An asset near an award's place."""
    return sentence("{title}, {metres:.0f} m away", title=title, metres=metres)


def today_sentence(lost: int | None) -> str:
    """What an asset brings today, where no two days can be compared."""
    if lost is None:
        return sentence(
            "How many residents would have none of its kind within reach without it is not known: "
            "the source leaves out how many live in some small areas."
        )
    if not lost:
        return NOBODY_NEEDS_IT
    return plural(
        "Today {count:,} resident would have none of its kind within reach without it.",
        "Today {count:,} residents would have none of its kind within reach without it.",
        lost,
    )


def days_columns(days: BeforeAfter, first: str) -> tuple[str, ...]:
    """The heads of the tables, after what a row is of."""
    return (
        first,
        sentence("With a street"),
        sentence("Within reach {day}", day=_day(days.first)),
        sentence("Within reach {day}", day=_day(days.second)),
        sentence("Difference"),
        sentence("Through it alone"),
        sentence("Through all else"),
    )


def ward_columns(days: BeforeAfter) -> tuple[str, ...]:
    """The heads of the table by ward."""
    return days_columns(days, WARD)


def group_columns(days: BeforeAfter) -> tuple[str, ...]:
    """The heads of the table by group."""
    return days_columns(days, GROUP)


def days_sentence(days: BeforeAfter, *, kinds: Kinds) -> str:
    """The plain difference, and how much of it is the asset's own."""
    before, after = days.total("before"), days.total("after")
    through_it = days.total("alone")
    if before is None or after is None or through_it is None:
        return sentence(
            "How many residents had a {kind} within reach on {first} and on {second} is not known: "
            "the source leaves out how many live in some small areas.",
            kind=kind_label(kinds, days.kind).lower(),
            first=_day(days.first),
            second=_day(days.second),
        )
    difference = after - before
    values = {
        "before": before,
        "after": after,
        "difference": abs(difference),
        "kind": kind_label(kinds, days.kind).lower(),
        "first": _day(days.first),
        "second": _day(days.second),
    }
    line = (
        sentence(
            "{before:,} residents had a {kind} within reach on {first}, and {after:,} on {second}: "
            "{difference:,} more.",
            **values,
        )
        if difference >= 0
        else sentence(
            "{before:,} residents had a {kind} within reach on {first}, and {after:,} on {second}: "
            "{difference:,} fewer.",
            **values,
        )
    )
    alone = sentence("{count:,} of these reach one through this asset alone.", count=through_it)
    return f"{line} {alone}"


def days_notes(days: BeforeAfter, award: Bid | None, *, since: date) -> list[str]:
    """What must be known to read it honestly."""
    notes = [
        sentence("The register has known of it since {day}; it may have begun earlier.", day=_day(since))
    ]
    if days.there_before:
        notes.append(
            sentence("It was there on the first day too, so the difference of the days is not its doing.")
        )
    alone, other = days.total("alone"), days.total("other")
    if not days.counts:
        notes.append(
            sentence(
                "On the second day it was paused, full, or not on at that time, so it counts for nobody."
            )
        )
    elif alone == 0:
        notes.append(sentence("Everybody within reach of it has another of its kind within reach."))
    if other:
        notes.append(
            sentence(
                "All other changes of its kind come to {other:+,} residents; they are listed below.",
                other=other,
            )
        )
    if award and award.pounds and alone:
        notes.append(
            sentence(
                "The award was {pounds}: {each} for each resident who reaches one through it alone.",
                pounds=pounds(award.pounds),
                each=pence(award.pounds / alone),
            )
        )
    return notes


def nothing_else(kind: str) -> str:
    """That no other asset of the kind changed."""
    return sentence("Nothing else of its kind ({kind}) changed between the two days.", kind=kind.lower())


def others_caption(counts: Mapping[OtherWhat, int]) -> str:
    """What else changed, and how often."""
    each = "; ".join(f"{OTHERS[what].lower()} {count}" for what, count in counts.items())
    return sentence("What else changed: {changes}", changes=each)


def others_column(kind: str) -> str:
    """The head of the list of other assets."""
    return sentence("Other assets: {kind}", kind=kind.lower())


def and_more(count: int) -> str:
    """How many are not listed."""
    return sentence("and {count:,} more", count=count)


def _day(day: date) -> str:
    return words.day(day.isoformat())
