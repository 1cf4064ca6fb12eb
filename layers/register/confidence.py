"""How sure is it that a listing is true? One scale of a few steps, from what is known, the same everywhere.

Only a person who asked the group itself makes a listing sure enough to set out for. Lists that agree may have
copied one another, so that several are better than one and never as good as a check. There are no points.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from geo.rows import rows_of
from geo.wording import Wording, counted, worded
from layers.assets.always_there import ALWAYS_THERE
from layers.register.model import STALE_AFTER_DAYS, Asset, is_stale

ALSO_LISTED: Final = "Also listed in"  # the field beyond our model that names another list which has it too
BETWEEN: Final = "; "
_MAP: Final = "openstreetmap"
_ASKED_OF_A_ROW: Final = (
    *("checked_on", "source", "also_in", "gone", "source_date"),
    *("kind", "when", "phone", "email", "website"),
)
_DAYS_A_YEAR: Final = 365.25
_DAYS_A_MONTH: Final = _DAYS_A_YEAR / 12


class ConfidenceStep(StrEnum):
    """The steps of the scale, the surest first."""

    CHECKED = "checked"  # by a person, and not too long ago
    NOT_FOR_LONG = "not-for-long"  # by a person, too long ago to rely on
    SEVERAL_LISTS = "several-lists"  # by nobody; two lists or more have it
    ONE_LIST = "one-list"
    BY_HAND = "by-hand"  # somebody wrote it down here and has not asked them
    MAP_ONLY = "map-only"
    GONE = "gone"  # the newest list of its source no longer has it


class MissingPart(StrEnum):
    """What somebody needs who would go there, and nobody knows."""

    TIMES = "times"
    CONTACT = "contact"


@dataclass(frozen=True)
class Evidence:
    """What is known about how a listing is known."""

    checked_on: date | None  # the last check by a person
    lists: tuple[str, ...] = ()  # titles of the lists that have it, each once
    list_date: date | None = None  # of its own list
    gone: bool = False  # whether the newest list of its source no longer has it
    has_times: bool = True
    has_contact: bool = True


@dataclass(frozen=True)
class Confidence:
    """How sure a listing is, and what makes it so."""

    step: ConfidenceStep
    evidence: Evidence
    days_unchecked: int | None = None  # since the last check; None: there was none
    list_is_old: bool = False  # its list has a date, and is older than a check may be

    @property
    def sure_enough(self) -> bool:
        """Whether one may set out without ringing first."""
        return self.step is ConfidenceStep.CHECKED

    @property
    def missing(self) -> tuple[MissingPart, ...]:
        """What nobody knows of it and somebody who would go there needs."""
        parts = {MissingPart.TIMES: self.evidence.has_times, MissingPart.CONTACT: self.evidence.has_contact}
        return tuple(part for part, is_there in parts.items() if not is_there)


def lists_of(asset: Asset) -> tuple[str, ...]:
    """The titles of the lists that have an asset, its own first, each once."""
    also = (title for field, title in asset.more if field == ALSO_LISTED)
    return tuple(dict.fromkeys(title for title in (asset.source, *also) if title))


def confidence_in(evidence: Evidence, *, today: date, after_days: int = STALE_AFTER_DAYS) -> Confidence:
    """The step of one listing; a check is good for ``after_days``, inclusive, and so is a list's date."""
    days = None if evidence.checked_on is None else (today - evidence.checked_on).days
    old = evidence.list_date is not None and is_stale(evidence.list_date, today=today, after_days=after_days)
    step = _step(evidence, is_stale(evidence.checked_on, today=today, after_days=after_days))
    return Confidence(step, evidence, days, old)


def _step(evidence: Evidence, stale: bool) -> ConfidenceStep:
    if not stale:
        return ConfidenceStep.CHECKED
    if evidence.gone:
        return ConfidenceStep.GONE
    if evidence.checked_on is not None:
        return ConfidenceStep.NOT_FOR_LONG
    if len(evidence.lists) > 1:
        return ConfidenceStep.SEVERAL_LISTS
    if not evidence.lists:
        return ConfidenceStep.BY_HAND
    from_map = _MAP in evidence.lists[0].casefold()
    return ConfidenceStep.MAP_ONLY if from_map else ConfidenceStep.ONE_LIST


def confidence_of(
    asset: Asset, *, today: date, after_days: int = STALE_AFTER_DAYS, gone: bool = False
) -> Confidence:
    """How sure a record of the register is; ``gone``: the newest list of its source no longer has it."""
    evidence = Evidence(
        checked_on=asset.checked_on,
        lists=lists_of(asset),
        list_date=_day(asset.source_date),
        gone=gone,
        has_times=bool(asset.sessions or asset.when or asset.kind in ALWAYS_THERE),
        has_contact=bool(asset.phone or asset.email or asset.website or asset.kind in ALWAYS_THERE),
    )
    return confidence_in(evidence, today=today, after_days=after_days)


def confidences(table: Any, *, today: date, after_days: int = STALE_AFTER_DAYS) -> list[Confidence]:
    """How sure each row of a table of assets is, in its order; the same steps as ``confidence_of``.

    Parameters
    ----------
    table
        (n,) rows with the columns of ``layers.register.asset_table``.
    today, after_days
        As in ``confidence_in``.
    """
    return [
        confidence_in(_evidence_of_row(row), today=today, after_days=after_days)
        for row in rows_of(table[list(_ASKED_OF_A_ROW)])
    ]


def _evidence_of_row(row: Any) -> Evidence:
    titles = (row.source, *row.also_in.split(BETWEEN))
    return Evidence(
        checked_on=_day(row.checked_on),
        lists=tuple(dict.fromkeys(title for title in titles if title)),
        list_date=_day(row.source_date),
        gone=bool(row.gone),
        has_times=bool(row.when or row.kind in ALWAYS_THERE),
        has_contact=bool(row.phone or row.email or row.website or row.kind in ALWAYS_THERE),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def month_of(confidence: Confidence) -> date | None:
    """The day whose month the words name; None where they name none."""
    if confidence.step is ConfidenceStep.CHECKED:
        return confidence.evidence.checked_on
    return confidence.evidence.list_date if confidence.list_is_old else None


def confidence_wording(confidence: Confidence, *, month: str | None = None) -> Wording:
    """The step as a reader sees it; ``month`` is ``month_of`` as the reader's language writes it."""
    day = month_of(confidence)
    named = month if month is not None else f"{day:%B %Y}" if day else ""
    if confidence.step is ConfidenceStep.NOT_FOR_LONG:
        return _not_for(confidence.days_unchecked or 0)
    if confidence.step is ConfidenceStep.SEVERAL_LISTS:
        return _in_lists(len(confidence.evidence.lists))
    if named and confidence.step in _OLD_WORDS:
        return worded(_OLD_WORDS[confidence.step], month=named)
    return worded(_WORDS[confidence.step])


def missing_wordings(confidence: Confidence) -> tuple[Wording, ...]:
    """What nobody knows of it, in words."""
    return tuple(_MISSING[part] for part in confidence.missing)


_WORDS: Final = {
    ConfidenceStep.CHECKED: "Checked by a person",
    ConfidenceStep.ONE_LIST: "In one list, not checked",
    ConfidenceStep.BY_HAND: "Added by hand, not checked",
    ConfidenceStep.MAP_ONLY: "From the map only, not checked",
    ConfidenceStep.GONE: "No longer in its list",
}
_OLD_WORDS: Final = {
    ConfidenceStep.CHECKED: "Checked by a person in {month}",
    ConfidenceStep.ONE_LIST: "In one list of {month}, not checked",
    ConfidenceStep.MAP_ONLY: "From the map of {month} only, not checked",
}
_MISSING: Final = {
    MissingPart.TIMES: worded("days and times not known"),
    MissingPart.CONTACT: worded("no telephone, e-mail or website known"),
}


def _not_for(days: int) -> Wording:
    if days >= 2 * _DAYS_A_YEAR:
        return counted(
            "Not checked for {count} year", "Not checked for {count} years", int(days / _DAYS_A_YEAR)
        )
    if days > _DAYS_A_YEAR:
        return worded("Not checked for over a year")
    months = max(1, int(days / _DAYS_A_MONTH))
    return counted("Not checked for {count} month", "Not checked for {count} months", months)


def _in_lists(count: int) -> Wording:
    in_words = {2: "In two lists, not checked", 3: "In three lists, not checked"}
    if count in in_words:
        return worded(in_words[count])
    return counted("In {count} list, not checked", "In {count} lists, not checked", count)


def also_in(asset: Asset) -> str:
    """The other lists that have an asset, as a table's cell has them."""
    return BETWEEN.join(lists_of(asset)[1:] if asset.source else lists_of(asset))


def steps_of(rows: Iterable[Confidence]) -> tuple[ConfidenceStep, ...]:
    """The steps that there are among listings, the surest first."""
    there = {row.step for row in rows}
    return tuple(step for step in ConfidenceStep if step in there)
