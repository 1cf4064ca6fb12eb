"""Which rows of a list are not meant for here: left out by the recipe, or of another part of the nation?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from geo.wording import worded
from layers.assets.coordinates import Trouble
from layers.assets.listing_row import Row
from layers.places.postcode_format import canonical_postcode
from layers.tables.cells import shown

ONLY: Final = "only: "  # before the name of a column by which rows are chosen, among our names of cells
NATIONAL: Final = "national/"  # before ids of a nation's list: the same place has the same one in every area
_LENGTH_OF_SECTOR: Final = -2  # "NP20 4AA" lies in the sector "NP20 4"


def chosen_columns(only: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Our names of the columns by which a recipe chooses rows -> the list's."""
    return {f"{ONLY}{column}": column for column in only}


def choose_rows(rows: Iterable[Row], only: Mapping[str, Sequence[str]]) -> tuple[list[Row], dict[str, int]]:
    """The rows that the recipe wants, and how many others there are of each sort.

    A row is wanted that has one of the named words in each of the named columns; the first column in which it
    has another says of what sort it is.
    """
    allowed = {
        column: {" ".join(word.casefold().split()) for word in words} for column, words in only.items()
    }
    chosen, others = list[Row](), Counter[str]()
    for row in rows:
        away = next((column for column, words in allowed.items() if _plain(row, column) not in words), None)
        if away is None:
            chosen.append(row)
        else:
            cell = shown(row.cells[f"{ONLY}{away}"])
            template = 'rows whose {column} is "{cell}"' if cell else "rows whose {column} is empty"
            others[str(worded(template, column=away, cell=cell))] += 1
    return chosen, dict(others.most_common())


def _plain(row: Row, column: str) -> str:
    return " ".join(row.cells[f"{ONLY}{column}"].casefold().split())


def count_elsewhere(rows: Iterable[Row], postcodes: Iterable[str]) -> None:
    """Of a nation's list: a row that lies elsewhere is no fault, and is counted as outside the area.

    A postcode that is not known here is one of elsewhere unless others of its sector are of here: then it may
    be new, or wrong, and stays a fault.
    """
    sectors = {postcode[:_LENGTH_OF_SECTOR] for postcode in postcodes}
    for row in rows:
        if row.reason == Trouble.MISSING and _sector(row) not in sectors and _sector(row):
            row.reason = Trouble.OUTSIDE
        if row.reason == Trouble.OUTSIDE:
            row.faults.clear()


def _sector(row: Row) -> str:
    postcode = canonical_postcode(row.cells.get("postcode", ""))
    return postcode[:_LENGTH_OF_SECTOR] if postcode else ""
