"""What do the cells of a column look like: postcodes, times, dates, links, or plain words?"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import Final

from layers.assets.points.written_point import plain_coordinate, read_points
from layers.places.postcode_format import canonical_postcode, postcode_within
from layers.register.rules import read_helpers
from layers.tables.access.access_words import read_access
from layers.tables.cells import iso_date, read_yes_no, step_free
from layers.tables.looks.placeholders import is_nothing
from layers.tables.source_table import SourceTable

_CELLS_LOOKED_AT: Final = 2_000
_LETTERS_LOOKED_AT: Final = 500  # of a cell: what it is stands at its beginning
_DIFFERENT_LOOKED_AT: Final = 1_000
_MOST: Final = 0.6  # of the cells must fit

_EMAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}")
_WEB: Final = re.compile(
    r"(https?://|www\.)\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(uk|com|org|net|info|wales|scot|lgbt)(/\S*)?", re.I
)
_PHONE: Final = re.compile(r"[+(0-9][0-9()\s+./-]{6,}[0-9]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]*\.?[0-9]+(e[+-]?[0-9]+)?", re.I)
_TIME: Final = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2}|[0-9]\s*(am|pm)\b|\bnoon\b|\bclosed\b|24/7|\b(mon|tue|wed|thu|fri|sat|sun)|\b(mo|tu|we|th|fr|sa|su)\b",
    re.I,
)
_BARE_SPAN: Final = re.compile(r"^\s*[0-9]{1,2}\s*(?:-|–|—|to)\s*[0-9]{1,2}\b")  # "10-4"
_YEAR: Final = re.compile(r"\b(19|20)[0-9]{2}|/[0-9]{2}$")
_DAYS: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun|mo|tu|we|th|fr|sa|su|daily|weekday)", re.I)


def sample(table: SourceTable, column: str) -> Counter[str]:
    """How often each cell stands in a column, of its first cells with anything in them."""
    filled = (cell for cell in table.values(column) if not is_nothing(cell))
    return Counter(islice(filled, _CELLS_LOOKED_AT if len(table) > 20_000 else None))


_SHAPES: Final[dict[str, Callable[[str], object]]] = {
    "postcode": lambda cell: canonical_postcode(cell) or (len(cell) < 24 and postcode_within(cell)),
    "point": read_points,
    "headed_point": lambda cell: read_points(cell, headed=True),
    "coordinate": plain_coordinate,
    "metres": lambda cell: plain_coordinate(cell, metres=True),
    "closed": lambda cell: read_yes_no(cell) is not None or _YEAR.search(cell),
    "email": _EMAIL.search,
    "website": _WEB.search,
    "phone": _PHONE.search,
    "number": lambda cell: _NUMBER.fullmatch(cell.replace(",", "")),
    "times": _TIME.search,
    "times of a day": lambda cell: _TIME.search(cell) or _BARE_SPAN.search(cell),
    "days": _DAYS.search,
    "date": lambda cell: iso_date(cell[:60]),
    "rrule": lambda cell: "FREQ=" in cell.upper(),
    "access": lambda cell: read_access(cell) is not None,
    "yes_no": lambda cell: step_free(cell) is not None,
    "helpers": lambda cell: read_helpers(cell) is not None,
    "tags": lambda cell: len(cell) <= 40 and len(cell.split()) <= 5,
    "prose": lambda cell: len(cell) > 60,
}


def looks_like(shape: str, values: Counter[str], *, most: float = _MOST) -> bool:
    """Whether most cells of a column are of a shape: "postcode", "times", "date", "tags", "prose", …

    Coordinates and the like may hold some that are wrong, so not every cell needs to fit: ``most`` of them.
    """
    fits = _SHAPES[shape]
    seen = values.most_common(_DIFFERENT_LOOKED_AT)
    cells = sum(count for _, count in seen)
    return cells > 0 and sum(count for cell, count in seen if fits(cell[:_LETTERS_LOOKED_AT])) >= most * cells
