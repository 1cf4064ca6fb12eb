"""Which nation of the United Kingdom does a place lie in? By its wards' codes; holidays and terms differ."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class Nation(StrEnum):
    """The nations, by the first letter of the codes that the statistics offices give to places."""

    ENGLAND = "E"
    WALES = "W"
    SCOTLAND = "S"
    NORTHERN_IRELAND = "N"


def nation_of(codes: Iterable[str]) -> Nation:
    """The nation of most of these codes; England where none of them says (a made-up town)."""
    letters = Counter(code[:1] for code in codes if code[:1] in set(Nation) and code[1:].isdigit())
    return Nation(letters.most_common(1)[0][0]) if letters else Nation.ENGLAND
