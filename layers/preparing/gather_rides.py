"""Which rides from door to door do the files of a recipe have? One table, and a report of each file."""

from datetime import date

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from layers.preparing.source_files import SourceFiles, source_report
from layers.recipes.model import Recipe
from layers.rides.model import RideZone
from layers.rides.read import read_rides
from layers.rides.table import rides_table
from layers.tables.report import SourceReport


def gather_rides(
    recipe: Recipe, files: SourceFiles, keep: BaseGeometry, *, on: date
) -> tuple[dict[str, gpd.GeoDataFrame], tuple[SourceReport, ...]]:
    """The table of rides and the report of each of their files; none where the recipe names no rides.

    Raises
    ------
    WithinReachError
        A file cannot be used.
    """
    zones: list[RideZone] = []
    reports = []
    for section in recipe.rides:
        rides = read_rides(files.path(section.file), crs=recipe.area.crs, keep=keep, on=on)
        zones += rides.zones
        report = source_report(
            section, files, layer="rides", title="Dial-a-ride and lifts", unit="zones",
            rows_read=rides.rows_read, rows_kept=len(rides.zones), dropped=rides.dropped,
            faults=rides.faults, notes=rides.notes,
        )  # fmt: skip
        reports.append(report)
    if not recipe.rides:
        return {}, ()
    return {"rides": rides_table(zones, crs=recipe.area.crs)}, tuple(reports)
