"""Which weekdays does a cell name that should hold nothing else? "Tuesday", "Mon & Wed", "Dydd Iau"."""

from layers.times.reading.tokens import tokens_of
from layers.times.reading.welsh import TwoLanguagesError, has_welsh, in_english, side_by_side

_SIGNS = ("comma", "join")


def days_named(text: str) -> tuple[int, ...]:
    """The weekdays of a cell (0 Monday to 6 Sunday), in their order; none if it says anything else."""
    try:
        english = in_english(side_by_side(text)) if has_welsh(text) else text
    except TwoLanguagesError:
        return ()
    tokens = list(tokens_of(english))
    days = [token for token in tokens if token.kind in ("day", "days")]
    if len(days) + sum(token.kind in _SIGNS for token in tokens) < len(tokens):
        return ()
    named = sorted({day for token in days for day in token.days})
    return tuple(named) if all(day < 7 for day in named) else ()
