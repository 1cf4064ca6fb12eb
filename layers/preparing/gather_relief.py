"""How high do the streets of a recipe lie? Its heights are read, laid below the streets, and reported."""

import numpy as np
from shapely.geometry.base import BaseGeometry

from geo.heights import BUMP_M, Heights
from geo.wording import worded
from layers.preparing.source_files import SourceFiles, source_report
from layers.recipes.model import Recipe
from layers.relief.profiles import street_heights
from layers.relief.read import read_relief
from layers.streets.read import Streets
from layers.tables.report import SourceReport


def gather_relief(
    recipe: Recipe, files: SourceFiles, streets: Streets, keep: BaseGeometry
) -> tuple[Heights | None, tuple[SourceReport, ...]]:
    """The profile of every street, and the report of the heights; None where the recipe has none.

    Raises
    ------
    ReliefError
        The heights cannot be used.
    """
    section = recipe.relief
    if section is None:
        return None, ()
    read = read_relief(files.path(section.file), keep=keep)
    heights = street_heights(streets.network, streets.ways, read.relief)
    report = source_report(
        section, files, layer="relief", title="Heights", unit="heights", rows_read=read.rows_read,
        rows_kept=read.rows_kept, dropped=read.dropped,
        notes=(*read.notes, *_notes(streets, heights, read.relief.post_m)),
    )  # fmt: skip
    return heights, (report,)


def _notes(streets: Streets, heights: Heights, post_m: float) -> tuple[str, ...]:
    length_m = streets.network.edge_length_m
    unknown_m = float(length_m[~heights.known].sum())
    lacking = worded(
        "Of {unknown_km:,.0f} of {whole_km:,.0f} km of street the height is not known: these count as level.",
        unknown_km=np.ceil(unknown_m / 1000),
        whole_km=length_m.sum() / 1000,
    )
    grid = worded(
        "A height every {post_m:.0f} m: bumps of less than {bump_m:.0f} m are left out, bridges and tunnels "
        "are level between their ends, and a short steep stretch may be missed.",
        post_m=post_m,
        bump_m=BUMP_M,
    )
    return (grid, lacking) if unknown_m else (grid,)
