"""Which points belong to the council's small areas, and which are addresses?"""

from collections.abc import Sequence
from pathlib import Path

from layers.recognising.ground import SmallAreasHere
from layers.recognising.looks import values_of
from layers.recognising.parts import PointTable
from layers.recognising.words.codes import year_of


def choose_centroids(
    centroids: Sequence[PointTable], small: SmallAreasHere, *, folder: Path
) -> PointTable | None:
    """Population-weighted centroids of just these small areas; of several the first that has them all."""
    for table in centroids:
        years = (year_of(table.code), small.part.year)
        if table.look.file == small.part.look.file or table.unit != small.part.unit:
            continue
        if None not in years and years[0] != years[1]:
            continue
        if small.codes <= {code for (code,) in values_of(table.look, folder, [table.code])}:
            return table
    return None


def choose_uprns(uprns: Sequence[PointTable]) -> PointTable | None:
    """The first file of property reference numbers; a GeoPackage before a CSV, being quicker."""
    return next((table for table in uprns if table.look.shapes), uprns[0] if uprns else None)
