"""How many people live where? Small areas, counts and centroids become resident points, each reported."""

from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd
import shapely

from layers.places.systems import Bounds
from layers.preparing.placed_words import how_placed
from layers.preparing.source_files import SourceFiles, source_report
from layers.recipes.model import CountsSection, Recipe, SmallAreasSection
from layers.residents.centroids import Centroids, read_centroids
from layers.residents.council import of_the_council
from layers.residents.dwellings import Dwellings
from layers.residents.own_areas import own_small_areas
from layers.residents.points import resident_points
from layers.residents.small_areas import CountedAreas, read_small_areas
from layers.residents.uprns import NO_PLACE, TWICE, read_uprns
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
    uprns, uprns_report = _uprns(recipe, files, ground.keep)
    dwellings = Dwellings(ground.postcodes, ground.addresses, uprns, accuracy_m=recipe.small_areas.accuracy_m)
    small_areas = read_small_areas(
        files.folder, recipe, keep=ground.keep, boundaries=ground.small_areas, dwellings=dwellings
    )
    centroids, reports = _centroids(recipe, files, total_bounds(small_areas.table))
    wards = pd.concat([ground.wards.table, ground.wards.neighbours], ignore_index=True)
    placed = resident_points(
        small_areas.table,
        small_areas.homes,
        gpd.GeoDataFrame(wards, crs=recipe.area.crs),
        groups=small_areas.groups,
        centroids=centroids.points if centroids else None,
        accuracy_m=recipe.wards.accuracy_m,
    )
    table = of_the_council(
        placed.table,
        ground.wards.table,
        keep=ground.keep,
        small_areas=own_small_areas(files.folder, recipe),
    )
    sections: tuple[SmallAreasSection | CountsSection, ...] = (recipe.small_areas, *recipe.counts)
    counted = [
        _counts_report(
            section, read, files, how_placed(placed, small_areas.homes, table) if place == 0 else ()
        )
        for place, (section, read) in enumerate(zip(sections, small_areas.read, strict=True))
    ]
    return {"small_areas": small_areas.table, "residents": table}, (*counted, *reports, *uprns_report)


def _uprns(
    recipe: Recipe, files: SourceFiles, keep: shapely.Geometry
) -> tuple[gpd.GeoSeries | None, tuple[SourceReport, ...]]:
    section = recipe.uprns
    if section is None:
        return None, ()
    uprns = read_uprns(files.path(section.file), section, crs=recipe.area.crs, keep=keep)
    report = source_report(
        section, files, layer="uprns", title="Property reference numbers", unit="points",
        rows_read=uprns.rows_read, rows_kept=len(uprns.points), dropped=uprns.dropped, faults=uprns.faults,
        notes=("They say how many addresses are near a postcode, homes or not; none of them is kept.",),
    )  # fmt: skip
    return uprns.points, (report,)


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
        dropped={NO_PLACE: len(centroids.faults), TWICE: twice},
        faults=centroids.faults,
    )  # fmt: skip
    return centroids, (report,)


def _counts_report(
    section: SmallAreasSection | CountsSection, read: CountedAreas, files: SourceFiles, notes: tuple[str, ...]
) -> SourceReport:
    own = isinstance(section, SmallAreasSection)
    title = f"Small areas, {section.vintage}" if own else f"Counts of residents, {section.vintage}"
    if isinstance(section, CountsSection) and section.title:
        title = section.title
    return source_report(
        section, files, layer="small areas" if own else "counts", title=title, unit="small areas",
        rows_read=read.rows_read, rows_kept=read.rows_kept, dropped=read.dropped, faults=read.faults,
        notes=(*read.notes, *notes),
    )  # fmt: skip
