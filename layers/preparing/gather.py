"""What do the files of a recipe hold, layer by layer? Each is read, checked and reported; nothing written."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import MissingColumnError
from geo.network import WalkNetwork
from layers.background.read import read_background
from layers.buses.holidays import holiday_notes
from layers.buses.model import buses_of
from layers.buses.read import read_buses
from layers.osm.clip import StreetsFile
from layers.places.addresses import read_addresses
from layers.places.nations import nation_of
from layers.places.postcodes import OUTSIDE, read_postcodes
from layers.places.streets import street_names
from layers.places.systems import Bounds
from layers.preparing.coverage import check_streets_meet_wards, coverage_notes
from layers.preparing.gather_assets import AssetGround, gather_assets
from layers.preparing.gather_relief import gather_relief
from layers.preparing.gather_residents import HomeGround, gather_residents
from layers.preparing.gather_rides import gather_rides
from layers.preparing.source_files import SourceFiles, source_report
from layers.preparing.street_files import check_streets_file, mapped_ground, streets_of
from layers.preparing.street_reach import reach_notes, street_reach
from layers.preparing.wrong_columns import all_missing_columns
from layers.recipes.model import Recipe
from layers.residents.own_areas import read_boundaries_here
from layers.streets.gaps import LONGEST_GAP_M
from layers.streets.read import Streets
from layers.streets.street_hours import hours_notes
from layers.tables.report import SourceReport
from layers.wards.read import OneCouncil, Wards, read_wards

Progress = Callable[[str, int, int], None]
Tables = dict[str, pd.DataFrame]
Reports = tuple[SourceReport, ...]

STEPS: Final = (
    "Checking the streets file",
    "Reading wards",
    "Reading streets",
    "Reading postcodes",
    "Reading addresses",
    "Reading residents",
    "Reading the background map",
    "Reading assets",
    "Reading buses",
    "Writing the pack",
)
CUT_FILE: Final = "streets.osm.pbf"


@dataclass(frozen=True, eq=False)
class Gathered:
    """All layers of an area, ready to be written as a pack."""

    network: WalkNetwork
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    reports: Reports
    street_segments: int
    streets_missing: BaseGeometry = field(repr=False)  # ground without known streets, metres
    other_from: date | None = None  # from when some asset has closed or opened since, by the map's own dates


def gather(recipe: Recipe, files: SourceFiles, *, progress: Progress, on: date) -> Gathered:
    """Read every layer of a recipe, as things are on the day ``on``.

    Raises
    ------
    WithinReachError
        A file cannot be used: each reader says which, why, and what to do.
    """
    with tempfile.TemporaryDirectory() as folder:  # for what is cut out of a nation's streets
        try:
            return _gather(recipe, files, _steps(progress), cut=Path(folder) / CUT_FILE, on=on)
        except MissingColumnError as error:
            raise all_missing_columns(error, recipe, files.folder) from error


def _gather(recipe: Recipe, files: SourceFiles, step: Callable[[], None], *, cut: Path, on: date) -> Gathered:
    step()
    check_streets_file(recipe, files)
    step()
    every_ward, wards_report = _wards(recipe, files)
    wards = every_ward.table
    keep = shapely.buffer(shapely.union_all(wards.geometry.to_numpy()), recipe.area.margin_m)
    boundaries = read_boundaries_here(files.folder, recipe, keep=keep)
    step()
    mapped = mapped_ground(recipe, files, keep, cut)
    streets = streets_of(recipe, files, mapped, keep)
    check_streets_meet_wards(
        streets.network, wards, streets_file=recipe.streets.file, wards_file=recipe.wards.file
    )
    heights, relief_report = gather_relief(recipe, files, streets, keep)
    step()
    held = _held_bounds(boundaries.table, keep)
    every_postcode, postcodes, postcodes_report = _postcodes(recipe, files, keep, held)
    step()
    places, places_report = _places(recipe, files, mapped, streets, keep)
    step()
    ground = HomeGround(every_ward, every_postcode, places["addresses"], boundaries, keep)
    residents, resident_reports = gather_residents(recipe, files, ground)
    step()
    background, background_report = _background(recipe, files, mapped, keep)
    reach = street_reach(
        streets.network, background["background"], places["addresses"], wards=wards, keep=keep
    )
    notes = (
        *reach_notes(reach, margin_m=recipe.area.margin_m),
        *coverage_notes(residents["residents"], streets.network, wards, missing=reach.missing),
    )
    streets_report = _streets_report(recipe, files, streets, notes)
    step()
    assets = gather_assets(recipe, files, AssetGround(mapped, streets, every_postcode, keep, on))
    step()
    buses, bus_reports = _buses(recipe, files, wards, keep, on)
    rides, ride_reports = gather_rides(recipe, files, keep, on=on)
    step()
    tables = {"wards": wards, "postcodes": postcodes, **_street_tables(streets), **buses, **rides}
    reports = (streets_report, wards_report, *resident_reports, postcodes_report, places_report)
    return Gathered(
        network=replace(streets.network, heights=heights),
        tables={**tables, **places, **residents, **background, **assets.tables},
        reports=(
            *(*reports, background_report, *relief_report),
            *(*assets.reports, *bus_reports, *ride_reports),
        ),
        street_segments=streets.segments_kept,
        streets_missing=reach.missing,
        other_from=assets.other_from,
    )


def _street_tables(streets: Streets) -> Tables:
    return {"ways": streets.ways, "street_points": streets.points, "street_hours": streets.hours}


def _steps(progress: Progress) -> Callable[[], None]:
    """A function to be called as each of ``STEPS`` begins."""
    steps = iter(enumerate(STEPS))

    def step() -> None:
        """Tell that the next step begins."""
        done, name = next(steps)
        progress(name, done, len(STEPS))

    return step


def _wards(recipe: Recipe, files: SourceFiles) -> tuple[Wards, SourceReport]:
    section, council = recipe.wards, recipe.area.council
    only = OneCouncil(council, files.folder, recipe.area.margin_m) if council else None
    wards = read_wards(files.path(section.file), section, crs=recipe.area.crs, only=only)
    accuracy = f"Boundaries may be up to {section.accuracy_m:.0f} m off." if section.accuracy_m else ""
    return wards, source_report(
        section, files, layer="wards", title="Wards", unit="wards", rows_read=wards.rows_read,
        rows_kept=len(wards.table), dropped=wards.dropped, faults=wards.faults,
        notes=(*wards.notes, accuracy),
    )  # fmt: skip


def _held_bounds(boundaries: gpd.GeoDataFrame, keep: BaseGeometry) -> Bounds:
    """The envelope of the area, its margin and every small area that touches these, whole."""
    touching = boundaries.geometry[boundaries.geometry.intersects(keep)]
    west, south, east, north = shapely.total_bounds([keep, *touching])
    return float(west), float(south), float(east), float(north)


def _streets_report(
    recipe: Recipe, files: SourceFiles, streets: Streets, notes: tuple[str, ...]
) -> SourceReport:
    return source_report(
        recipe.streets, files, layer="streets", title="Streets", unit="stretches of street",
        rows_read=streets.segments_read, rows_kept=streets.segments_kept, dropped=streets.dropped,
        notes=(*hours_notes(streets.hours), *streets.notes, *notes, _gaps_note(streets.gaps_bridged)),
    )  # fmt: skip


def _gaps_note(bridged: int) -> str:
    if not bridged:
        return ""
    times = "place" if bridged == 1 else "places"
    return (
        f"In {bridged:,} {times} a path that stops up to {LONGEST_GAP_M:.0f} m short of a street was joined "
        "to it, as nothing that stops a walker is mapped between them."
    )


def _postcodes(
    recipe: Recipe, files: SourceFiles, keep: BaseGeometry, held: Bounds
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, SourceReport]:
    """All postcodes at which people of the small areas may live; those of the area; the report of these."""
    section = recipe.postcodes
    every = read_postcodes(
        files.path(section.file), section, crs=recipe.area.crs, data_folder=files.folder, within=held
    )
    here = every.table.geometry.isna() | every.table.geometry.intersects(keep)
    table = gpd.GeoDataFrame(every.table[here].reset_index(drop=True))
    dropped = {**every.dropped, OUTSIDE: every.dropped.get(OUTSIDE, 0) + int((~here).sum())}
    ended = int(table["ended"].notna().sum())
    notes = (f"{ended:,} of them have ended.",) if ended else ()
    report = source_report(
        section, files, layer="postcodes", title="Postcodes", unit="postcodes", rows_read=every.rows_read,
        rows_kept=len(table), dropped=dropped, faults=every.faults, notes=notes,
    )  # fmt: skip
    return every.table, table, report


def _places(
    recipe: Recipe, files: SourceFiles, mapped: StreetsFile, streets: Streets, keep: BaseGeometry
) -> tuple[Tables, SourceReport]:
    section = recipe.streets
    places = read_addresses(mapped.path, crs=recipe.area.crs, keep=keep)
    names = street_names(streets.network, streets.ways, localities=places.localities)
    tables: Tables = {"addresses": places.table, "localities": places.localities, "street_names": names}
    return tables, source_report(
        section, files, layer="addresses", title="Addresses and places", unit="addresses and places",
        rows_read=places.rows_read, rows_kept=len(places.table) + len(places.localities),
        dropped=places.dropped,
    )  # fmt: skip


def _buses(
    recipe: Recipe, files: SourceFiles, wards: gpd.GeoDataFrame, keep: BaseGeometry, on: date
) -> tuple[Tables, Reports]:
    """The timetable, if the recipe names one."""
    section = recipe.buses
    if section is None:
        return {}, ()
    buses = read_buses(files.path(section.file), crs=recipe.area.crs, keep=keep, on=on)
    report = source_report(
        section, files, layer="buses", title="Buses", unit="buses of the timetable",
        rows_read=buses.rows_read, rows_kept=buses.rows_kept, dropped=buses.dropped, faults=buses.faults,
        notes=(*buses.notes, *holiday_notes(buses_of(buses.tables), nation_of(wards["ward_code"]))),
    )  # fmt: skip
    return buses.tables, (report,)


def _background(
    recipe: Recipe, files: SourceFiles, mapped: StreetsFile, keep: BaseGeometry
) -> tuple[Tables, SourceReport]:
    section = recipe.streets
    background = read_background(mapped.path, crs=recipe.area.crs, keep=keep, reach=mapped.reach)
    tables: Tables = {"background": background.features, "labels": background.labels}
    return tables, source_report(
        section, files, layer="background", title="Background map", unit="features",
        rows_read=background.rows_read, rows_kept=len(background.features), dropped=background.dropped,
        notes=background.notes,
    )  # fmt: skip
