"""Why does a row of a list not come in? One wording each, under which such rows are counted."""

from typing import Final

from geo.wording import worded

EMPTY: Final = worded("rows with nothing in them")
SURPLUS: Final = worded("rows with more cells than the header")
NO_ID: Final = worded("rows without an id")
SAME_ID: Final = worded("rows that share an id")
AGAIN: Final = worded("the same row again")
NO_KIND: Final = worded("a kind that we do not know")
NOT_WANTED: Final = worded("a kind that you leave out")
