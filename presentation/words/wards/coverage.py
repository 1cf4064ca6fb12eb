"""How is it said where streets are known, and who lives where none is?"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from presentation.words import plain as words
from presentation.words.language import plural, sentence
from presentation.words.wards.answer import cover_sentence
from questions.walks.street_cover import StreetCover

WITHOUT_MEANS = sentence(
    "What they can reach on foot is not known. It is never counted as nothing: a start there "
    "is answered with “cannot be judged”."
)
MAP_ALT = sentence(
    "A map of the wards, numbered as in the table. Ground within 100 metres of a known "
    "street is shaded, the rest is hatched. The table says the same ward by ward."
)
WARDS_CAPTION = sentence("Residents without a known street within 100 m, ward by ward")
WARD_COLUMNS = (
    sentence("No. and ward"),
    sentence("Residents"),
    sentence("No street known"),
    sentence("Share"),
)
NONE_WITHOUT = sentence("none")


def coverage_sentence(cover: StreetCover, title: str) -> str:
    """ "53,116 of 159,596 residents of Newport (33%) have no known street …" """
    title = words.one_line(title)
    if not cover.residents:
        return sentence(
            "No count of residents was given for {area}, so nobody can say how many have a known street.",
            area=title,
        )
    first = _with_a_street(cover, title)
    if cover.areas_uncounted:
        uncounted = plural(
            "How many live in {count} small area is not known: they are in none of these figures.",
            "How many live in {count} small areas is not known: they are in none of these figures.",
            cover.areas_uncounted,
        )
        first = sentence("{first} {more}", first=first, more=uncounted)
    if not (cover.across or cover.not_joined):
        return first
    more = cover_sentence(no_street=cover.without, across=cover.across, not_joined=cover.not_joined)
    return sentence("{first} {more}", first=first, more=more)


def _with_a_street(cover: StreetCover, title: str) -> str:
    if not cover.without:
        return sentence(
            "All {residents:,} residents of {area} have a known street within 100 m.",
            residents=cover.residents,
            area=title,
        )
    return sentence(
        "{without:,} of {residents:,} residents of {area} ({share:.0%}) have no known street within 100 m.",
        without=cover.without,
        residents=cover.residents,
        area=title,
        share=cover.without / cover.residents,
    )


def picture_key(cover: StreetCover) -> str:
    """The key of the picture, for st.html."""
    parts = [("reach", sentence("a known street within 100 m"))]
    parts.append(("hatch", sentence("no known street: nothing can be said")))
    if cover.homes_without:
        parts.append(("dot", sentence("residents without a known street")))
    return " ".join(f'<span><span class="wr-key {look}"></span> {label}</span>' for look, label in parts)


def ward_rows(cover: StreetCover) -> list[Sequence[str]]:
    """Each ward by its number on the picture; whole percentages, and never 0 % for a few."""
    return [
        (
            f"{at}  {words.one_line(name)}",
            *_cells(residents, without),
        )
        for at, (name, residents, without) in enumerate(
            zip(cover.wards["ward_name"], cover.wards["residents"], cover.wards["without"], strict=True),
            start=1,
        )
    ]


def _cells(residents: Any, without: Any) -> tuple[str, str, str]:
    if pd.isna(residents) or pd.isna(without):
        return (words.NOT_KNOWN, words.NOT_KNOWN, words.NOT_KNOWN)
    return (
        f"{residents:,}",
        f"{without:,}" if without else NONE_WITHOUT,
        _share(int(without), int(residents)),
    )


def _share(part: int, whole: int) -> str:
    if not whole:
        return words.NOT_KNOWN
    share = part / whole
    if 0 < share < 0.005:
        return sentence("under 1%")
    return sentence("over 99%") if 0.995 <= share < 1 else f"{100 * part / whole:.0f}%"
