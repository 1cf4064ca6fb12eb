"""Which rows of a list are not meant for here: left out by the recipe, or of another part of the nation?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from geo.wording import worded
from layers.assets.coordinates import Trouble
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.draft import Draft
from layers.tables.cells import shown
from layers.tables.looks.placeholders import known_cell
from layers.tables.source_table import SourceTable

NATIONAL: Final = "national/"  # before ids of a nation's list: the same place has the same one in every area
_LENGTH_OF_SECTOR: Final = -2  # "NP20 4AA" lies in the sector "NP20 4"


def rows_meant(
    table: SourceTable, places: Mapping[str, int], only: Mapping[str, Sequence[str]]
) -> tuple[list[bool], dict[str, int]]:
    """Which rows the recipe wants, and how many others there are of each sort.

    A row is meant that has one of the named words in each of the named columns; the first column in which it
    has another says of what sort it is. ``places``: where each of the columns stands.
    """
    allowed = {column: {_plain(word) for word in words} for column, words in only.items()}
    meant, others = list[bool](), Counter[str]()
    for row in table.rows:
        cells = {column: known_cell(row[places[column]]) for column in only}
        away = next((column for column, words in allowed.items() if _plain(cells[column]) not in words), None)
        meant.append(away is None)
        if away is not None:
            cell = shown(cells[away])
            template = 'rows whose {column} is "{cell}"' if cell else "rows whose {column} is empty"
            others[str(worded(template, column=away, cell=cell))] += 1
    return meant, dict(others.most_common())


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().split())


def count_elsewhere(drafts: Iterable[Draft], postcodes: Iterable[str]) -> None:
    """Of a nation's list: a row that lies elsewhere is no fault, and is counted as outside the area.

    A postcode that is not known here is one of elsewhere unless others of its sector are of here: then it may
    be new, or wrong, and stays a fault.
    """
    sectors = {postcode[:_LENGTH_OF_SECTOR] for postcode in postcodes}
    for draft in drafts:
        if draft.reason == Trouble.MISSING and _sector(draft) not in sectors and _sector(draft):
            draft.reason = Trouble.OUTSIDE
        if draft.reason == Trouble.OUTSIDE:
            draft.faults.clear()


def _sector(draft: Draft) -> str:
    postcode = canonical_postcode(draft.cell("postcode"))
    return postcode[:_LENGTH_OF_SECTOR] if postcode else ""
