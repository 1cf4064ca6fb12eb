"""Which price of one visit, and which ages, do the words of a cell give?

Each reader gives the value, or None where the cell has words that it does not understand.
"""

import re
from dataclasses import dataclass
from typing import Final

_POUNDS: Final = re.compile(r"£\s*(\d{1,6})(?:[.,](\d{2}))?(?![\d.,]*\d)|(?<![\d.£])(\d{1,3})\s*p\b", re.I)
_BARE: Final = re.compile(r"(\d{1,5})(?:\.(\d{1,2}))?")
_FREE: Final = re.compile(r"\b(free|no charge|no cost|nothing|free of charge)\b", re.I)
_NOT_EACH_TIME: Final = re.compile(
    r"\b(year|yearly|annual\w*|month|monthly|term|membership|course|half[- ]?term|p\.?a\.?|quarter|season)\b",
    re.I,
)
_DONATION: Final = re.compile(
    r"\b(donat\w*|pay what|contribution|from|various|varies|vary|up to|each way)\b", re.I
)
_UNSURE_FREE: Final = re.compile(
    r"\b(if|for|some|first|except|not|but|under|over|members|parking)\b|\d", re.I
)

_AGE_SPAN: Final = re.compile(
    r"(?:aged? )?(\d{1,3}) ?(?:-|–|to|and) ?(\d{1,3})(?: ?(?:years?|yrs?|year olds?|y/?o))?(?: old)?"
)
_AGE_FROM: Final = re.compile(
    r"(?:aged? )?(\d{1,3}) ?(?:\+|plus|(?:years? )?(?:and|or) (?:over|above|older)|yrs?\+|years?\+|and up)"
    r"|(?:over|from|aged over|over the age of|minimum age:?|min) ?(?:age )?(\d{1,3})'?s?"
)
_AGE_TO: Final = re.compile(
    r"(?:under|aged under|under the age of|below) ?(\d{1,3})'?s?"
    r"|(?:up to|maximum age:?|max) ?(?:age )?(\d{1,3})"
    r"|(\d{1,3}) ?(?:and under|or under|and below)"
)
_ALL_AGES: Final = re.compile(
    r"(all|any|open to all|all ages|any age|everyone|adults and children|all welcome|0\+)"
)
_ADULTS: Final = re.compile(r"(adults?|adults? only|18\+ only)")
OLDEST: Final = 125  # years


@dataclass(frozen=True)
class Ages:
    """The youngest and the oldest who may come, inclusive; None where there is no bound."""

    youngest: int | None = None
    oldest: int | None = None


def read_price(text: str) -> int | None:
    """Pence of one visit, 0 if free.

    None where there is no single price: a range, a donation, a subscription.
    """
    if _NOT_EACH_TIME.search(text) or _DONATION.search(text):
        return None
    amounts = {_pence(amount) for amount in _POUNDS.finditer(text)}
    if _FREE.search(text):
        return 0 if not amounts and not _UNSURE_FREE.search(text) else None
    if len(amounts) == 1:
        return amounts.pop()
    bare = _BARE.fullmatch(text.strip())
    if bare and not amounts:
        return int(bare[1]) * 100 + int((bare[2] or "0").ljust(2, "0"))
    return None


def _pence(amount: re.Match[str]) -> int:
    return int(amount[3]) if amount[3] else int(amount[1]) * 100 + int(amount[2] or 0)


def read_ages(text: str) -> Ages | None:
    """Ages from "60+", "16-25", "over 50s" (50 and over), "under 5s" (4 and under), "all ages"; else None."""
    plain = " ".join(text.casefold().replace("’", "'").split()).strip(" .")
    plain = re.sub(
        r"^(for |ages? |aged |people )+|( only| years?| yrs?| year olds?| people)+$", "", plain
    ).strip()
    if not plain or _ALL_AGES.fullmatch(plain):
        return Ages()
    if _ADULTS.fullmatch(plain):
        return Ages(18, None)
    span = _AGE_SPAN.fullmatch(plain)
    if span:
        return _sensible(int(span[1]), int(span[2]))
    youngest = _AGE_FROM.fullmatch(plain)
    if youngest:
        return _sensible(int(youngest[1] or youngest[2]), None)
    oldest = _AGE_TO.fullmatch(plain)
    if oldest:
        return _sensible(None, int(oldest[1]) - 1 if oldest[1] else int(oldest[2] or oldest[3]))
    return _sensible(int(plain), int(plain)) if plain.isdecimal() and len(plain) < 4 else None


def _sensible(youngest: int | None, oldest: int | None) -> Ages | None:
    if (youngest or 0) > OLDEST or (oldest if oldest is not None else 0) > OLDEST or (oldest or 0) < 0:
        return None
    if youngest is not None and oldest is not None and youngest > oldest:
        return None
    return Ages(youngest, oldest)
