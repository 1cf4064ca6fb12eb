"""Which rows of a file of a whole nation's postcodes lie in the area?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.crs import STEPS, to_lonlat, to_metres
from geo.errors import CrsMismatchError
from layers.places.coordinates import on_the_map
from layers.places.postcode_columns import PostcodeColumns, cell
from layers.places.postcode_format import canonical_postcode
from layers.tables.delimited import Row

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Bounds = tuple[float, float, float, float]

_TOGETHER: Final = 50_000  # rows looked at in one go
_KM: Final = 1000.0


@dataclass
class Ground:
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
            inside, placed = self._judge(pairs, columns)
            self.elsewhere += int((placed & ~inside).sum())
            self.places.append((pairs[placed & ~inside], columns))
            here += [batch[at] for at in np.flatnonzero(inside)]
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
        return usable & self._within(x, y), usable

    def _within(self, x: FloatArray, y: FloatArray) -> BoolArray:
        west, south, east, north = self.bounds
        return np.asarray((x >= west) & (x <= east) & (y >= south) & (y <= north))

    def refuse(self, *, file: str, rows: int) -> None:
        """Raise ``CrsMismatchError``: none of the rows lies here. The system that would fit is named."""
        metres = [pairs for pairs, columns in self.places if not columns.in_degrees and not columns.said]
        pairs = np.concatenate(metres) if metres else np.empty((0, 2))
        fits = {system: self._fitting(pairs, system) for system in STEPS if system != self.crs}
        best = max(fits, key=lambda system: fits[system])
        if fits[best]:
            raise CrsMismatchError(
                "None of the {rows:,} postcodes of {file} lies in this area: read as {crs}, the nearest is "
                "{away:,.0f} km away. Read as {best}, {count:,} of them lie here.",
                'Say crs = "{best}" in the recipe\'s [area].',
                rows=rows,
                file=file,
                crs=self.crs,
                away=self._nearest_m() / _KM,
                best=best,
                count=fits[best],
            )
        raise CrsMismatchError(
            "None of the {rows:,} postcodes of {file} lies in this area{away}.",
            "Take postcodes and wards of the same place, and check which columns hold their coordinates.",
            rows=rows,
            file=file,
            away=f": the nearest is {self._nearest_m() / _KM:,.0f} km away" if self.elsewhere_placed else "",
        )

    @property
    def elsewhere_placed(self) -> int:
        """Of the rows that lie elsewhere, how many have a place."""
        return sum(len(pairs) for pairs, _ in self.places)

    def _fitting(self, pairs: FloatArray, system: str) -> int:
        lon, lat = to_lonlat(pairs[:, 0], pairs[:, 1], crs=system)
        usable = on_the_map(lon, lat, crs=system) & np.isfinite(lon)
        x, y = to_metres(lon[usable], lat[usable], crs=self.crs)
        return int(self._within(x, y).sum())

    def _nearest_m(self) -> float:
        west, south, east, north = self.bounds
        nearest = np.inf
        for pairs, columns in self.places:
            lon, lat = pairs.T if columns.in_degrees else to_lonlat(*pairs.T, crs=columns.crs)
            x, y = to_metres(lon, lat, crs=self.crs)
            across = np.maximum(np.maximum(west - x, x - east), 0)
            up = np.maximum(np.maximum(south - y, y - north), 0)
            nearest = min(nearest, float(np.hypot(across, up).min(initial=np.inf)))
        return nearest


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
