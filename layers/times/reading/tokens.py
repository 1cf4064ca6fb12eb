"""What are the words of a text about times: days, clocks, ordinals, closings, or nothing that we know?

Every letter of a text ends up in a token, so that no word is lost on the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from layers.times.reading.token_table import TOKENS, WEEK_OF_MONTH

_NUMBERS: Final = {
    **{"two": 2, "second": 2, "other": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3},
    **{"four": 4, "fourth": 4, "4th": 4, "five": 5, "six": 6},
}
_DAYS_OF: Final = {
    **{f"day{n}": (n,) for n in range(8)},
    "daily": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "weekends": (5, 6),
}
SAY_NOT_WHEN: Final = frozenset(  # kinds of token that tell no day, clock or week
    {"strange", "comma", "dash", "join", "to", "colon", "opens", "shuts", "stays", "place"}
)
_ROW: Final = "row"
_KINDS: Final = {f"{_ROW}{n}": kind for n, (kind, _) in enumerate(TOKENS)}


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    """Compiled with the first text that is read, not when the program starts: it takes long."""
    return re.compile("|".join(f"(?P<{_ROW}{n}>{row})" for n, (_, row) in enumerate(TOKENS)), re.I)


@dataclass(frozen=True)
class Token:
    """A word or sign: what it is, as it stands, where, and the weekdays or the number that it tells."""

    kind: str
    text: str
    days: tuple[int, ...] = ()  # 0 Monday to 6 Sunday, 7 bank holidays
    number: int = 0
    at: int = 0
    part: str = ""  # of the day, named beside a clock: "evening"


def tokens_of(clause: str) -> Iterator[Token]:
    """The tokens of a clause, in order, without its spaces and its words that say nothing."""
    for match in _tokens().finditer(clause):
        kind = _KINDS[match.lastgroup or ""]  # the row: groups within it close before it
        if kind not in ("space", "filler"):
            yield _token(kind, match)


def _token(kind: str, match: re.Match[str]) -> Token:
    text, at, number = match.group(0), match.start(), 0
    if kind in _DAYS_OF:
        days = _DAYS_OF[kind]
        return Token("day" if len(days) == 1 else "days", text, days, at=at)
    if kind == "nth of month":
        kind, number = "ordinal", WEEK_OF_MONTH[match["nth"].casefold()]
    elif kind == "ordinal":
        number = WEEK_OF_MONTH[text.casefold()]
    elif kind == "every":
        weeks = (match["weeks"] or "2").casefold()
        number = _NUMBERS.get(weeks) or int(weeks)
    return Token(kind, text, number=number, at=at)
