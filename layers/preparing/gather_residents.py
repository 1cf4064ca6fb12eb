"""How many people live where? Small areas, counts and centroids become resident points, each reported."""

from dataclasses import dataclass, field, replace
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from geo.wording import worded
from layers.places.systems import Bounds
from layers.preparing.source_files import SourceFiles, source_report
from layers.recipes.model import CountsSection, Recipe, SmallAreasSection
from layers.residents.centroids import Centroids, read_centroids
from layers.residents.council import of_the_council
from layers.residents.points import ResidentPoints, resident_points
from layers.residents.small_areas import CountedAreas, own_small_areas, read_small_areas
from layers.tables.report import SourceReport
from layers.wards.boundaries import Boundaries
from layers.wards.read import Wards


@dataclass(frozen=True, eq=False)
class HomeGround:
    """Where people may live: wards, postcodes, addresses and small areas, of the council and around it."""

    wards: Wards = field(repr=False)
    postcodes: gpd.GeoDataFrame = field(repr=False)
    addresses: gpd.GeoDataFrame = field(repr=False)
    small_areas: Boundaries = field(repr=False)
    keep: shapely.Geometry = field(repr=False)  # the wards and their margin, metres


def gather_residents(
    recipe: Recipe, files: SourceFiles, ground: HomeGround
) -> tuple[dict[str, pd.DataFrame], tuple[SourceReport, ...]]:
    """Read the small areas and place their residents: tables ``small_areas`` and ``residents``, and reports.

    Raises
    ------
    WithinReachError
        A file cannot be used, or its counts are on another vintage than the recipe says.
    """
    small_areas = read_small_areas(files.folder, recipe, keep=ground.keep, boundaries=ground.small_areas)
    held = total_bounds(small_areas.table)
    centroids, reports = _centroids(recipe, files, held)
    wards = pd.concat([ground.wards.table, ground.wards.neighbours], ignore_index=True)
    placed = resident_points(
        small_areas.table,
        ground.postcodes,
        ground.addresses,
        gpd.GeoDataFrame(wards, crs=recipe.area.crs),
        groups=small_areas.groups,
        centroids=centroids.points if centroids else None,
        accuracy_m=recipe.wards.accuracy_m,
    )
    own = own_small_areas(files.folder, recipe)
    table = of_the_council(placed.table, ground.wards.table, keep=ground.keep, small_areas=own)
    placed = replace(placed, table=table)
    sections: tuple[SmallAreasSection | CountsSection, ...] = (recipe.small_areas, *recipe.counts)
    counted = [
        _counts_report(section, read, files, _how_placed(placed) if place == 0 else ())
        for place, (section, read) in enumerate(zip(sections, small_areas.read, strict=True))
    ]
    return {"small_areas": small_areas.table, "residents": table}, (*counted, *reports)


def total_bounds(small_areas: gpd.GeoDataFrame) -> Bounds | None:
    """The envelope of all small areas; None where there are none."""
    if not len(small_areas):
        return None
    west, south, east, north = small_areas.total_bounds
    return float(west), float(south), float(east), float(north)


def _centroids(
    recipe: Recipe, files: SourceFiles, held: Bounds | None
) -> tuple[Centroids | None, tuple[SourceReport, ...]]:
    section = recipe.small_areas.centroids
    if section is None:
        return None, ()
    centroids = read_centroids(files.path(section.file), section, crs=recipe.area.crs, held=held)
    twice = centroids.rows_read - len(centroids.points) - len(centroids.faults)
    report = source_report(
        recipe.small_areas, files, file=section.file, layer="centroids", title="Centroids of small areas",
        unit="centroids", rows_read=centroids.rows_read, rows_kept=len(centroids.points),
        dropped={"no usable coordinates": len(centroids.faults), "listed twice": twice},
        faults=centroids.faults,
    )  # fmt: skip
    return centroids, (report,)


def _counts_report(
    section: SmallAreasSection | CountsSection, read: CountedAreas, files: SourceFiles, notes: tuple[str, ...]
) -> SourceReport:
    own = isinstance(section, SmallAreasSection)
    return source_report(
        section, files, layer="small areas" if own else "counts",
        title=f"{'Small areas' if own else 'Counts of residents'}, {section.vintage}", unit="small areas",
        rows_read=read.rows_read, rows_kept=read.rows_kept, dropped=read.dropped, faults=read.faults,
        notes=(*read.notes, *notes),
    )  # fmt: skip


BEYOND: Final = (
    "{beyond:,} of them live in no ward of the area: they share what is in reach of them, and are counted in "
    "no figure of it."
)


def _how_placed(placed: ResidentPoints) -> tuple[str, ...]:
    ways = (
        (placed.by_addresses, "shared among postcodes by their addresses"),
        (placed.equally, "shared equally among postcodes"),
        (placed.at_centroid, "placed at the centroid, for want of a postcode"),
        (placed.at_middle, "placed at a point inside, for want of a postcode and a centroid"),
    )
    people = placed.table["residents"].fillna(0)
    beyond = int(people[placed.table["ward_code"] == ""].sum())
    ways_in_words = "; ".join(f"{count} small areas {how}" for count, how in ways if count)
    return (
        f"{int(people.sum()):,} residents at {len(placed.table):,} points: {ways_in_words}.",
        worded(BEYOND, beyond=beyond) if beyond else "",
    )
