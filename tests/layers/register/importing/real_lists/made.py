"""How is a small list made up, and what does somebody who reads it expect of each of its rows?"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl
import shapely

from geo.crs import to_lonlat
from layers.register.importing.places import PlaceFinder

CENTRE = (331_500, 188_000)  # Newport's bridge, National Grid, metres
POSTCODES = {
    "NP20 4AB": (331_250, 188_120),
    "NP20 4AD": (331_300, 188_200),
    "NP19 9DN": (333_900, 188_300),
    "NP19 0NA": (332_400, 188_600),
}
ADDRESSES = {"12 Ashen Street": (331_700, 187_900)}


@dataclass(frozen=True)
class RealList:
    """A list in somebody's style, and what is to come of it.

    ``expected`` has what is to be known of each asset, in the order of the rows: fields of the model by name,
    and ``at``, its place in metres of the National Grid (None: no place) to within 60 m.
    """

    style: str
    file: str
    content: bytes = field(repr=False)
    expected: tuple[Mapping[str, Any], ...]
    refused: int = 0
    says: tuple[str, ...] = ()  # pieces of sentences that have to be told, each once
    kind: str = ""  # of all rows, where the list says none
    sheet: str = ""


def text(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A table of text."""
    return (end.join(lines) + end).encode(encoding)


def as_json(value: Any) -> bytes:
    """A file of JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """An Excel workbook: the rows of each sheet, which cells are merged, and which sheets are hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(title, ()):
            sheet.merge_cells(cells)
        if title in hidden:
            sheet.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def finder() -> PlaceFinder:
    """Seven kilometres around the bridge, with four postcodes and one address."""
    degrees = {code: _degrees(place) for code, place in POSTCODES.items()}
    addresses = {address: _degrees(place) for address, place in ADDRESSES.items()}
    return PlaceFinder(
        keep=shapely.Point(CENTRE).buffer(7_000),
        postcodes=degrees,
        find_address=lambda typed: next((p for a, p in addresses.items() if a in typed), None),
    )


def _degrees(place: tuple[int, int]) -> tuple[float, float]:
    lon, lat = to_lonlat(*place, crs="EPSG:27700")
    return round(float(lon), 7), round(float(lat), 7)
