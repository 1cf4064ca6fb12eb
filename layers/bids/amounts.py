"""How much money does a cell of a list of bids ask for? Also "£2.5k", "about 3000", "£2,000 pa for 3 yrs".

A range is no amount, and neither is so much a year where it does not say for how many.
"""

import re
from dataclasses import dataclass
from typing import Final

from geo.wording import Wording, worded
from layers.tables.cells import read_pounds, shown

_LIKE: Final = worded("Write it like 4500 or £4,500.")
_ONE_SUM: Final = worded("Write the one sum that it asks for, like £4,500.")
_IN_ALL: Final = worded("Write what it asks for in all, like £4,500.")
_ABOUT: Final = re.compile(
    r"^(?:about|around|approx(?:imately)?\.?|circa|ca?\.?(?=\s*[£\d])|roughly|some|say|est(?:imated|\.)?|~|≈)\s*"
    r"|\s*(?:approx(?:imately)?\.?|or so|or thereabouts|ish|roughly|est(?:imated|\.)?)$"
)
_WORDS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_MANY: Final = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_EACH: Final = (
    r"(?:p\.?\s?a\.?|per annum|per year|a year|each year|every year|/\s?(?:yr|year|y)|yearly|annually"
    r"|pcm|p\.?m\.?|per month|a month|each month|every month|/\s?month|monthly)"
)
_UNIT: Final = r"(?:years?|yrs?|y|months?|mths?)"
_BY_YEARS: Final = re.compile(rf"(.+?)\s*({_EACH})\s*,?\s*(?:(?:for|over|x|×|\*)\s*)?{_MANY}\s*({_UNIT})")
_TIMES: Final = re.compile(rf"(.+?)\s*[x×*]\s*{_MANY}(?:\s*({_UNIT}))?")
_TIMES_FIRST: Final = re.compile(rf"{_MANY}(?:\s*({_UNIT}))?\s*(?:[x×*]|@|at)\s*(£.+?)(?:\s*({_EACH}))?")
_WITHOUT_END: Final = re.compile(rf"(.+?)\s*({_EACH})")
_OVER: Final = re.compile(rf"(.+?)\s*(?:in (?:all|total)\s*)?over\s*{_MANY}\s*{_UNIT}")
_FOR: Final = re.compile(rf"(.+?)\s*for\s*{_MANY}\s*{_UNIT}")
_RANGE: Final = re.compile(r"(.+?)\s*(?:-|–|—|to|or|/)\s*(.+)")
_AND: Final = re.compile(r"between\s+(.+?)\s+and\s+(.+)")
_LONGEST: Final = 80  # no amount has so many letters
_SCALE: Final = {"k": 1_000.0, "thousand": 1_000.0, "m": 1_000_000.0, "million": 1_000_000.0}
_SCALED: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(k|thousand|m|million)")


@dataclass(frozen=True)
class Amount:
    """A sum of money as a cell has it. ``pounds`` None: it has none, and ``what`` and ``fix`` say why."""

    pounds: float | None = None
    about: bool = False  # the cell says that it is about so much
    reckoned: bool = False  # so much a year, times the years
    what: str = ""
    fix: str = ""


def read_amount(cell: str, *, most: float) -> Amount:
    """The sum in pounds that a cell says, from 0 to ``most``, or why it says none."""
    text = " ".join(cell.casefold().replace("\N{NO-BREAK SPACE}", " ").split())
    if len(text) > _LONGEST:
        return Amount(what=worded('"{cell}" is not an amount in pounds.', cell=shown(cell)), fix=_LIKE)
    plain = _ABOUT.sub("", text).strip()
    about = plain != text
    pounds = _sum(plain, most)
    if pounds is not None:
        return Amount(pounds, about)
    pounds = _reckoned(plain, most)
    if pounds is not None:
        return Amount(pounds, about, reckoned=True)
    what, fix = _why(plain, cell, most)
    return Amount(what=what, fix=fix)


def _sum(text: str, most: float) -> float | None:
    """One sum, as it stands or with k for thousands; "over 3 years" is what it comes to in all."""
    if whole := _OVER.fullmatch(text):
        each = _WITHOUT_END.fullmatch(whole[1])
        return None if each else _sum(whole[1], most)
    bare = re.sub(r"^(?:gbp|£)\s*|\s*(?:gbp|pounds?|in (?:all|total))$", "", text).strip()
    bare = re.sub(r"(?<=\d) (?=\d{3}\b)", "", bare)
    if scaled := _SCALED.fullmatch(bare):
        pounds = round(float(scaled[1]) * _SCALE[scaled[2]], 2)
        return pounds if pounds <= most else None
    return read_pounds(bare, most=most)


def _reckoned(text: str, most: float) -> float | None:
    """So much each year or month, times how many of them; None where the two do not go together."""
    each, times = None, ""
    if by := _BY_YEARS.fullmatch(text):
        each, times = (_sum(by[1], most) if _of_months(by[2]) is _of_months(by[4]) else None), by[3]
    elif first := _TIMES_FIRST.fullmatch(text):
        each, times = _sum(first[3], most), first[1]
    elif by := _TIMES.fullmatch(text):
        bare = _WITHOUT_END.fullmatch(by[1])
        each, times = _sum(bare[1] if bare else by[1], most), by[2]
    if each is None:
        return None
    pounds = round(each * float(_WORDS.get(times) or times), 2)
    return pounds if pounds <= most else None


def _of_months(unit: str) -> bool:
    return "m" in unit.replace("annum", "")


def _why(text: str, cell: str, most: float) -> tuple[Wording, Wording]:
    """Why there is no sum, and what to do."""
    values = {"cell": shown(cell)}
    for between in (_AND.fullmatch(text), _RANGE.fullmatch(text)):
        if between and all(_sum(part, most) is not None for part in between.groups()):
            return worded('"{cell}" is from so much to so much, not one sum.', **values), _ONE_SUM
    if (each := _WITHOUT_END.fullmatch(text)) and _sum(each[1], most) is not None:
        what = '"{cell}" is so much each time, and does not say for how many years or months.'
        return worded(what, **values), _IN_ALL
    if (whole := _FOR.fullmatch(text)) and _sum(whole[1], most) is not None:
        return worded('"{cell}" does not say whether that is for each year or for all.', **values), _IN_ALL
    return worded('"{cell}" is not an amount in pounds.', **values), _LIKE
