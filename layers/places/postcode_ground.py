"""Which rows of a file of a whole nation's postcodes lie in the area?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np

from geo.crs import to_lonlat, to_metres
from geo.errors import CrsMismatchError
from geo.types import BoolArray, FloatArray
from layers.places.coordinates import on_the_map
from layers.places.postcode_columns import PostcodeColumns, cell
from layers.places.postcode_format import canonical_postcode
from layers.places.systems import Bounds, away_m, inside, refuse_elsewhere
from layers.tables.delimited import Row

_TOGETHER: Final = 50_000  # rows looked at in one go
_KM: Final = 1000.0


@dataclass
class PostcodeEnvelope:
    """Sorts rows by whether they lie in an envelope; what is elsewhere is counted and let go.

    A row whose place cannot be used is not known to be elsewhere: it stays if its file has others from here.
    """

    bounds: Bounds  # west, south, east, north, metres in ``crs``
    crs: str
    elsewhere: int = 0
    places: list[tuple[FloatArray, PostcodeColumns]] = field(default_factory=list, repr=False)  # of those

    def rows_here(self, rows: Iterator[Row], columns: PostcodeColumns) -> list[Row]:
        """The rows of one file that may concern the area, in their order."""
        here: list[Row] = []
        strange: list[Row] = []
        while batch := list(islice(rows, _TOGETHER)):
            pairs = np.array(
                [(_number(cell(row, columns.across)), _number(cell(row, columns.up))) for _, row in batch]
            )
            within, placed = self._judge(pairs, columns)
            self.elsewhere += int((placed & ~within).sum())
            self.places.append((pairs[placed & ~within], columns))
            here += [batch[at] for at in np.flatnonzero(within)]
            strange += [batch[at] for at in np.flatnonzero(~placed)]
        if not here:
            self.elsewhere += len(strange)
            return []
        districts = {_district(cell(row, columns.postcode)) for _, row in here}
        of_here = [row for row in strange if _district(cell(row[1], columns.postcode)) in districts | {""}]
        self.elsewhere += len(strange) - len(of_here)
        return sorted(here + of_here, key=lambda row: row[0])

    def _judge(self, pairs: FloatArray, columns: PostcodeColumns) -> tuple[BoolArray, BoolArray]:
        """(n,) whether each pair lies in the envelope, and whether it is a place at all."""
        across, up = pairs.T
        lon, lat = (across, up) if columns.in_degrees else to_lonlat(across, up, crs=columns.crs)
        usable = on_the_map(lon, lat, crs=self.crs) & ~never_a_place(across, up, columns)
        same = not columns.in_degrees and columns.crs == self.crs
        x, y = (across, up) if same else to_metres(lon, lat, crs=self.crs)
        return usable & inside(x, y, self.bounds), usable

    def refuse(self, *, file: str) -> None:
        """Raise ``CrsMismatchError``: none of the rows lies here. The system that would fit is named."""
        metres = [pairs for pairs, columns in self.places if not columns.in_degrees and not columns.by_maker]
        if metres:
            pairs = np.concatenate(metres)
            refuse_elsewhere(pairs, self.bounds, crs=self.crs, file=file, unit="postcodes")
        away = min((self._away_m(*place) for place in self.places), default=np.inf)
        raise CrsMismatchError(
            "None of the {rows:,} postcodes of {file} lies in this area{away}.",
            "Take postcodes and wards of the same place, and check which columns hold their coordinates.",
            rows=self.elsewhere,
            file=file,
            away=f": the nearest is {away / _KM:,.0f} km away" if np.isfinite(away) else "",
        )

    def _away_m(self, pairs: FloatArray, columns: PostcodeColumns) -> float:
        lon, lat = pairs.T if columns.in_degrees else to_lonlat(*pairs.T, crs=columns.crs)
        return away_m(*to_metres(lon, lat, crs=self.crs), self.bounds)


def never_a_place(across: FloatArray, up: FloatArray, columns: PostcodeColumns) -> BoolArray:
    """(n,) whether a pair is 0, 0, or degrees where there should be metres."""
    if columns.in_degrees:
        return np.asarray((across == 0) & (up == 0))
    return np.asarray((abs(across) <= 180) & (abs(up) <= 90))


def _district(postcode: str) -> str:
    """ "NP20" of "NP20 4AA"; "" of what is no postcode."""
    whole = canonical_postcode(postcode)
    return whole.split()[0] if whole else ""


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan
