"""Which half of the day does "evening" beside a clock mean, and does it agree with the clock?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Final

from layers.times.clock import Clock, read_clocks
from layers.times.reading.tokens import Token

_HALF: Final = {
    "morning": "am",
    "am": "am",
    "afternoon": "pm",
    "pm": "pm",
    "lunchtime": "pm",
    "evening": "pm",
    "eve": "pm",
    "night": "pm",
}
_STARTS: Final = {  # from when until when what is so called begins
    "morning": (time(5), time(11, 59)),
    "am": (time(5), time(11, 59)),
    "lunchtime": (time(11), time(14)),
    "afternoon": (time(11, 30), time(17, 30)),
    "pm": (time(12), time(21)),
    "evening": (time(16), time(22, 30)),
    "eve": (time(16), time(22, 30)),
    "night": (time(17), time(23)),
}
_CLOCKS: Final = ("span", "clock")
_DAYS: Final = ("day", "days", "ordinal", "alternate")
_BETWEEN_DAYS: Final = ("join", "comma", "dash", "to")


def with_parts(tokens: Sequence[Token]) -> list[Token] | None:
    """The tokens with each part of the day at the clocks that it belongs to; None where it has none.

    A part belongs to the clock right before it, if no other follows at once, or else to the next clock; where
    clocks stand before their days ("10-12 Tuesday mornings"), to the clock before the day.
    """
    placed: list[Token] = []
    waiting = ""
    is_clock_first = next((token.kind for token in tokens if token.kind in _CLOCKS + _DAYS), "") in _CLOCKS
    for place, token in enumerate(tokens):
        if token.kind == "part":
            name = token.text.casefold().replace("lunch time", "lunchtime").split()[-1].rstrip("s")
            follows = place + 1 < len(tokens) and tokens[place + 1].kind in _CLOCKS
            clock = _clock_before(placed, beyond_days=is_clock_first)
            if clock >= 0 and not follows and not placed[clock].part:
                placed[clock] = replace(placed[clock], part=name)
                continue
            if waiting not in ("", name):
                return None
            waiting = name
            if placed and placed[-1].kind in _CLOCKS:
                placed.append(replace(token, kind="comma", text=","))
        elif token.kind in _CLOCKS:
            placed.append(replace(token, part=waiting))
            waiting = ""
        else:
            placed.append(token)
    return placed if not waiting else None


def _clock_before(placed: Sequence[Token], *, beyond_days: bool) -> int:
    """The place of the clock right before, or before the days right before; -1: there is none."""
    place = len(placed) - 1
    if beyond_days and place >= 0 and placed[place].kind in _DAYS:
        while place >= 0 and placed[place].kind in _DAYS + _BETWEEN_DAYS:
            place -= 1
    return place if place >= 0 and placed[place].kind in _CLOCKS else -1


def read_in_part(text: str, part: str) -> Clock | None:
    """Read a clock with the part of the day that is named beside it; None where they do not agree."""
    if not part:
        return read_clocks(text)
    clock = read_clocks(text)
    if clock is None or not _agrees(clock, part):
        clock = read_clocks(f"{text.strip()}{_HALF[part]}")
    return clock if clock is not None and _agrees(clock, part) else None


def _agrees(clock: Clock, part: str) -> bool:
    first, last = _STARTS[part]
    starts, ends = clock
    if not first <= starts <= last:
        return False
    if ends is not None and _HALF[part] == "am":
        return starts < ends <= time(14)
    return True
