"""How is it said which wards are shortest, what is set apart, and who meets a standard?"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.rows import rows_of
from presentation.words.area_noun import AreaNoun, noun_of
from presentation.words.dates import listed
from presentation.words.language import plural, sentence
from presentation.words.wards import choices as gap_words
from questions.wards.readiness import (
    Readiness,
    StandardResult,
    TiedPlace,
    meets,
    not_told_apart,
    places_of,
    readiness_of,
    ready,
    shorter_at_times,
)
from questions.wards.ward_gap_model import WardGaps

SHORTEST_NAMED: Final = 3
TIED_NAMED: Final = 6
APART_NAMED: Final = 8
STANDARD: Final = sentence("Standard: how many % should have one?")
NO_STANDARD: Final = sentence("none")
STANDARD_HEAD: Final = sentence("Standard")
RESULTS: Final = {
    StandardResult.PASSED: sentence("met"),
    StandardResult.FAILED: sentence("not met"),
    StandardResult.OPEN: sentence("open"),
    StandardResult.NOBODY: gap_words.NONE_LIVE_THERE,
}
_PLACES: Final = (sentence("first"), sentence("second"), sentence("third"))
_NUMBERS: Final = (
    *(sentence("two"), sentence("three"), sentence("four"), sentence("five"), sentence("six")),
    *(sentence("seven"), sentence("eight"), sentence("nine"), sentence("ten")),
)


def shortest_sentence(gaps: WardGaps, ranks: pd.DataFrame | None = None) -> str:
    """Which wards have the smallest shares, ties said as such; "" where there is but one ward to name.

    Wards of which under half can be judged are in no headline. Where those who cannot be judged, or pace,
    minutes and weights (``ranks``, as ``rank_ranges`` gives them, if they were worked out), might put another
    ward first, no single one is named: all that might be are.
    """
    ranked = gaps.wards[ready(gaps.wards)].sort_values("ward_code", key=lambda codes: codes.astype(str))
    rows = rows_of(ranked)
    if len(rows) < 2:
        return ""
    shares = [row.share_one for row in rows]
    places = places_of(np.array([np.nan if pd.isna(share) else share for share in shares], float))
    first = places[0].rows
    if all(_is_short_of_nothing(rows[at]) for at in first):
        return sentence("No {noun} is short: everybody in each has one.", **noun_of(gaps).words)
    if len(places) == 1:
        return sentence("No {noun} is shorter than another.", **noun_of(gaps).words)
    by_unknown, by_settings = (
        [at for at in every if not _is_short_of_nothing(rows[at])]
        for every in (not_told_apart(ranked, first), shorter_at_times(ranked, first, ranks))
    )
    if by_unknown or by_settings:
        others = sorted({*by_unknown, *by_settings}, key=lambda at: float(rows[at].share_one))
        return _among_the_shortest(
            [rows[at] for at in (*first, *others)], noun_of(gaps), by_unknown=bool(by_unknown)
        )
    clauses, named = [], 0
    for place in places[:-1]:  # the last are those with most
        if named >= SHORTEST_NAMED:
            break
        clauses.append(_place_words(rows, place, noun_of(gaps)))
        named += len(place.rows)
    return sentence("Shortest: {wards}.", wards=", ".join(clauses))


def _is_short_of_nothing(row: Any) -> bool:
    """Whether everybody there has one; whoever cannot be judged leaves that open."""
    return float(row.share_one) == 1 and not row.residents - row.judged > 0


def _among_the_shortest(rows: Sequence[Any], noun: AreaNoun, *, by_unknown: bool) -> str:
    """ "Among the shortest, for those who cannot be judged leave open which ward is first: Gaer (10%), …"."""
    named = [
        sentence(
            "{ward} ({share})", ward=gap_words.title_of_ward(row), share=gap_words.percent(row.share_one)
        )
        for row in rows
    ]
    template = (
        "Among the shortest, for those who cannot be judged leave open which {noun} is first: {wards}."
        if by_unknown
        else "Among the shortest, for which {noun} is first depends on pace, minutes and weights: {wards}."
    )
    return sentence(template, wards=_some(named, TIED_NAMED), **noun.words)


def _place_words(rows: Sequence[Any], place: TiedPlace, noun: AreaNoun) -> str:
    """ "Gaer (10%)", or "three wards share the third place (0%): …"."""
    members = [rows[at] for at in place.rows]
    share = gap_words.percent(members[0].share_one)
    names = [gap_words.title_of_ward(row) for row in members]
    if len(names) == 1:
        return sentence("{ward} ({share})", ward=names[0], share=share)
    return sentence(
        "{number} {nouns} share the {place} place ({share}: {wards})",
        number=_number(len(names)),
        place=_ordinal(place.place),
        share=share,
        wards=_some(names, TIED_NAMED),
        **noun.words,
    )


def _number(count: int) -> str:
    return _NUMBERS[count - 2] if 2 <= count <= len(_NUMBERS) + 1 else f"{count}"


def _ordinal(place: int) -> str:
    return _PLACES[place - 1] if place <= len(_PLACES) else sentence("{place}th", place=place)


def _some(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    if more <= 0:
        return listed(names)
    return plural("{named} and {count} more", "{named} and {count} more", more, named=", ".join(names[:most]))


def apart_sentence(gaps: WardGaps) -> str:
    """Which wards are in no headline and no rank, because under half can be judged; "" for none."""
    kinds = zip(gap_words.ward_by_ward(gaps), readiness_of(gaps.wards), strict=True)
    rows = [row for row, kind in kinds if kind is Readiness.UNDER_HALF]
    named = [
        sentence(
            "{ward} ({judged:,} of {residents:,})",
            ward=gap_words.title_of_ward(row),
            judged=round(row.judged),
            residents=round(row.residents),
        )
        for row in rows
    ]
    if not named:
        return ""
    return plural(
        "Set apart, in no headline and no rank, is {count} {noun} of which under half of those asked for can "
        "be judged: {wards}.",
        "Set apart, in no headline and no rank, are {count} {nouns} of which under half of those asked for "
        "can be judged: {wards}.",
        len(named),
        wards=_some(named, APART_NAMED),
        **noun_of(gaps).words,
    )


def standard_sentence(gaps: WardGaps, share: float) -> str:
    """How many wards meet a standard of one's own, do not, or cannot be told to, and the whole area."""
    results = meets(gaps.wards, share)
    (whole,) = meets(gap_words.whole(gaps.area), share)
    counts = {each.name.lower(): results.count(each) for each in StandardResult}
    return sentence(
        "Standard, at least {share} have one: met by {passed} of {wards} {nouns}, not met by {failed}, and "
        "open for {open}, where it depends on those who cannot be judged; in the whole area it is {whole}.",
        wards=len(results),
        share=gap_words.percent(share),
        whole=RESULTS[whole],
        **counts,
        **noun_of(gaps).words,
    )


def standard_words(rows: pd.DataFrame, share: float) -> list[str]:
    """ "met", "not met", "open" or "not known" of each row, from what to what its share may be."""
    return [RESULTS[result] for result in meets(rows, share)]


def apart_name(name: str, readiness: Readiness) -> str:
    """A ward's name in a list; one that is set apart says so."""
    if readiness is Readiness.UNDER_HALF:
        return sentence("{ward} (set apart: under half can be judged)", ward=name)
    return name
