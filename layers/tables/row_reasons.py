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
NOT_PUBLIC: Final = worded("places that the public cannot go into")
HEADINGS_AGAIN: Final = worded("rows that hold the headings again")
NO_RECORD: Final = frozenset({EMPTY, HEADINGS_AGAIN})  # of such a row nothing is read
