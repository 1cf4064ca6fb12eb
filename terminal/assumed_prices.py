"""How does somebody at a terminal say what other ways than a bid are assumed to cost?"""

import math
from dataclasses import fields
from typing import Final

from geo.errors import WithinReachError
from presentation.words.near.lines import printable
from questions.funding.alternatives import Prices

_NAMES: Final = tuple(field.name for field in fields(Prices))


def read_prices(text: str) -> Prices:
    """Prices from "venue=3000,hours=1500"; what is not named has none.

    Raises
    ------
    WithinReachError
        One is not understood, or is no amount above nothing.
    """
    prices = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        name, _, value = part.partition("=")
        pounds = _amount(value)
        if name.strip() not in _NAMES or pounds is None:
            raise WithinReachError(
                '"{printable}" is not a price.',
                "Write NAME=POUNDS, the names being {names}.",
                printable=printable(part),
                names=", ".join(_NAMES),
            )
        prices[name.strip()] = pounds
    return Prices(**prices)


def _amount(text: str) -> float | None:
    """Pounds above nothing, or None where it is no such amount."""
    try:
        pounds = float(text)
    except ValueError:
        return None
    return pounds if math.isfinite(pounds) and pounds > 0 else None
