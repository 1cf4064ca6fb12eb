"""Which bars belong to a club that is on the map itself, so that they are no place of their own?"""

import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

NEAR_M: Final = 100.0  # a club's bar stands at its ground, which may be mapped as one point

_CLUBS: Final = ("sports_club", "social_club")
_WORD: Final = re.compile(r"[^\W_]+")
_OF_A_BAR: Final = frozenset(
    {"a", "and", "at", "bar", "bars", "club", "clubhouse", "clwb", "function", "house", "lounge", "of"}
    | {"pavilion", "room", "social", "the", "y", "yr"}
)
_IN_FULL: Final = {
    "cc": "cricket", "rfc": "rugby", "rufc": "rugby", "rlfc": "rugby", "fc": "football", "afc": "football",
    "gc": "golf", "ltc": "tennis", "hc": "hockey", "bc": "bowls", "bowling": "bowls", "lawn": "",
}  # fmt: skip


def bars_of_clubs(things: pd.DataFrame, footprints: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    """Tell which bars and pubs are a mapped club's own.

    Those in a club's ground, but for a pub with a name of its own; and those within ``NEAR_M`` of a club that
    go by its name or are run by it.

    Parameters
    ----------
    things
        (n, …) ``kind``, ``name``, ``organisation`` and ``bar``: "bar" or "pub" where it is one, else "".
    footprints
        (n,) points, lines or polygons, metres.

    Returns
    -------
    (n,) True where a bar is shown as the club.
    """
    of_club = np.zeros(len(things), dtype=bool)
    kind, bar = things["kind"].to_numpy(), things["bar"].to_numpy()
    name, run_by = things["name"].to_numpy(), things["organisation"].to_numpy()
    bars = np.flatnonzero(bar != "")
    clubs = np.flatnonzero((bar == "") & np.isin(kind, _CLUBS))
    if not (len(bars) and len(clubs)):
        return of_club
    points = shapely.point_on_surface(footprints[bars])
    near = shapely.STRtree(footprints[clubs]).query(points, predicate="dwithin", distance=NEAR_M)
    for row, club in zip(near[0], clubs[near[1]], strict=True):
        place = bars[row]
        own_name = kind[place] == "pub" and bar[place] == "pub" and name[place]
        in_ground = not own_name and shapely.covers(footprints[club], points[row])
        of_club[place] |= bool(in_ground) or _is_of(name[place], run_by[place], name[club])
    return of_club


def _is_of(bar: str, run_by: str, club: str) -> bool:
    """Whether a bar goes by a club's name, with its sport in full or not, or is run by it."""
    of_club = _telling(club)
    if not of_club:
        return False
    return any(_telling(text) == of_club for text in (bar, run_by) if text)


def _telling(text: str) -> frozenset[str]:
    """The words of a name that tell one club from another."""
    words = _WORD.findall(text.casefold().replace("'", "").replace("’", ""))
    telling = frozenset(_IN_FULL.get(word, word) for word in words) - _OF_A_BAR - {""}
    return telling - {"football"} if "rugby" in telling else telling
