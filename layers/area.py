"""What do we know of one place? An Area: its layers, opened from the pack and read when first asked for.

The tables are shared by everybody who uses the area: take copies before changing anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geo.errors import WithinReachError
from geo.network import WalkNetwork
from geo.wording import Wording, worded
from layers.buses.model import Buses
from layers.packs.bus_tables import read_buses_of_pack
from layers.packs.format import TABLES, PackLabel, damaged
from layers.packs.reading import check_sums, read_pack_faults, read_pack_table, read_streets
from layers.packs.ride_table import read_rides_of_pack
from layers.packs.summaries import (
    AREAS_FOLDER as AREAS_FOLDER,
    AreaSummary as AreaSummary,
    list_areas as list_areas,
    serving_folder,
    whole_label,
)
from layers.places.nations import Nation, nation_of
from layers.recipes.checks import is_area_name
from layers.rides.model import RideZone
from layers.tables.report import SourceReport
from layers.wards.names import told_apart


class UnknownAreaError(WithinReachError, LookupError):
    """No area of this name has been prepared."""


@dataclass(frozen=True, eq=False)
class Area:
    """One prepared place. Layers are read at first use, then kept; geometry in metres in ``crs``."""

    folder: Path  # of the revision
    label: PackLabel
    streets: WalkNetwork | None = field(default=None, repr=False)  # others than the pack's, only tried
    prepared: "Area | None" = field(default=None, repr=False)  # whose other layers these are, then

    def __reduce__(self) -> tuple[Callable[..., "Area"], tuple[Any, ...]]:
        if self.streets is None or self.prepared is None:
            return open_revision, (self.folder,)
        return _with_streets, (self.prepared, self.streets, self.label)

    def with_streets(self, streets: WalkNetwork, *, change: str) -> "Area":
        """The same place with other streets, only tried; ``change`` (letters, figures) ends the revision."""
        label = replace(self.label, revision=f"{self.revision}+{change}")
        return _with_streets(self.prepared or self, streets, label)

    @property
    def name(self) -> str:
        """The short name, as in the address: "newport"."""
        return self.label.name

    @property
    def title(self) -> str:
        """What people call it: "Newport"."""
        return self.label.title

    @property
    def crs(self) -> str:
        """The coordinate system of every layer, in metres."""
        return self.label.crs

    @property
    def made_up(self) -> bool:
        """Whether it is a town that does not exist."""
        return self.label.made_up

    @cached_property
    def nation(self) -> Nation:
        """Whose bank holidays and school terms are kept here."""
        return nation_of(self.wards["ward_code"])

    @property
    def made_at(self) -> str:
        """ISO date and time, UTC, at which the pack was made."""
        return self.label.made_at

    @property
    def revision(self) -> str:
        """Changes whenever anything in the pack does: the key for caches."""
        return self.label.revision

    @property
    def vouched_for(self) -> bool:
        """Whether damage to its files would show: packs of the first format have no check sums."""
        return self.label.vouched_for

    @property
    def margin_m(self) -> float:
        """How far around the wards streets and assets are kept, metres."""
        return self.label.margin_m

    @property
    def postcode_areas(self) -> tuple[str, ...]:
        """With which letters its postcodes begin."""
        return self.label.postcode_areas

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table; ``streets`` counts edges."""
        return dict(self.label.counts)

    @cached_property
    def sources(self) -> tuple[SourceReport, ...]:
        """How each source was read, with its faults."""
        if self.prepared is not None:
            return self.prepared.sources
        faults = read_pack_faults(self.folder, self.label)
        return tuple(
            replace(source, faults=faults.get((source.layer, source.file), ()))
            for source in self.label.sources
        )

    @cached_property
    def network(self) -> WalkNetwork:
        """The walk graph, its arrays read-only and its indices checked."""
        return self.streets if self.streets is not None else read_streets(self.folder, self.label)

    @cached_property
    def ways(self) -> pd.DataFrame:
        """OpenStreetMap ways by the number that the network gives them: names, surfaces, lights."""
        ways: pd.DataFrame = self._table("ways")
        return ways

    @cached_property
    def street_points(self) -> gpd.GeoDataFrame:
        """What a walker notices on the streets: crossings, kerbs, gates."""
        return self._places("street_points")

    @cached_property
    def street_hours(self) -> pd.DataFrame:
        """Hours of gates and ways, by their number in ``network.edge_hours``; none in a pack from before."""
        if self.prepared is None and "street_hours.parquet" not in self.label.files:
            return pd.DataFrame(columns=list(TABLES["street_hours"]), dtype="str")
        hours: pd.DataFrame = self._table("street_hours")
        return hours

    @cached_property
    def wards(self) -> gpd.GeoDataFrame:
        """``ward_code``, ``ward_name`` (of those that share a name, with the code beside it), outline."""
        return told_apart(self._places("wards"))

    @cached_property
    def small_areas(self) -> gpd.GeoDataFrame:
        """Small areas of the population: counts, groups and ranks, outline."""
        return self._places("small_areas")

    @cached_property
    def residents(self) -> gpd.GeoDataFrame:
        """Resident points: ``residents``, one column per group, ward and small area."""
        return self._places("residents")

    @cached_property
    def postcodes(self) -> gpd.GeoDataFrame:
        """``postcode``, a point, and when it ended, if it has."""
        return self._places("postcodes")

    @cached_property
    def addresses(self) -> gpd.GeoDataFrame:
        """House numbers and names, street, locality, a point."""
        return self._places("addresses")

    @cached_property
    def street_names(self) -> gpd.GeoDataFrame:
        """One point on each street of a name; far-apart namesakes apart."""
        return self._places("street_names")

    @cached_property
    def localities(self) -> gpd.GeoDataFrame:
        """Places a person may name: suburbs, villages."""
        return self._places("localities")

    @cached_property
    def background(self) -> gpd.GeoDataFrame:
        """What the map is drawn of: water, woodland, railways, buildings."""
        return self._places("background")

    @cached_property
    def labels(self) -> gpd.GeoDataFrame:
        """What the map is written with, by rank."""
        return self._places("labels")

    @cached_property
    def assets(self) -> gpd.GeoDataFrame:
        """The assets that the sources brought, as ``layers/assets/model.py`` says."""
        return self._places("assets")

    @cached_property
    def earlier_assets(self) -> gpd.GeoDataFrame:
        """``assets`` of a made-up town's lists as they stood on earlier days; most have none."""
        there = self.prepared is not None or "earlier_assets.parquet" in self.label.files
        return self._places("earlier_assets") if there else self.assets.iloc[:0].assign(listed_on="")

    @cached_property
    def entrances(self) -> gpd.GeoDataFrame:
        """Ways into assets that are large grounds; an asset without a row is entered at its own point."""
        return self._places("entrances")

    @cached_property
    def buses(self) -> Buses | None:
        """The bus timetable; None where the recipe names none or the pack is older: buses are not known."""
        return self.prepared.buses if self.prepared else read_buses_of_pack(self.folder, self.label)

    @cached_property
    def rides(self) -> tuple[RideZone, ...] | None:
        """Rides from door to door; None where the recipe names none or the pack is older: not known."""
        return self.prepared.rides if self.prepared else read_rides_of_pack(self.folder, self.label)

    @cached_property
    def benches(self) -> gpd.GeoDataFrame:
        """Where one can sit down on the way."""
        return self._places("benches")

    @cached_property
    def boundary(self) -> shapely.Geometry:
        """The wards as one shape, without the margin."""
        if self.prepared is not None:
            return self.prepared.boundary
        return shapely.union_all(self.wards.geometry.to_numpy())

    @cached_property
    def streets_missing(self) -> shapely.Geometry | None:
        """Ground of the area and its margin without known streets, metres; None where nobody measured it."""
        try:
            return shapely.from_wkt(self.label.streets_missing) if self.label.streets_missing else None
        except shapely.errors.GEOSException as error:
            raise damaged(self.name, worded("where its streets end cannot be read")) from error

    @cached_property
    def streets_bounds(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of the streets, metres."""
        x, y = self.network.shape_x, self.network.shape_y
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def _places(self, name: str) -> gpd.GeoDataFrame:
        places: gpd.GeoDataFrame = self._table(name)
        return places

    def _table(self, name: str) -> Any:
        if self.prepared is not None:
            return getattr(self.prepared, name)
        return read_pack_table(self.folder, self.label, name)


def _with_streets(prepared: Area, streets: WalkNetwork, label: PackLabel) -> Area:
    return Area(prepared.folder, label, streets, prepared)


def open_area(name_or_folder: str | Path, *, areas_folder: Path = AREAS_FOLDER) -> Area:
    """Open the serving revision of a prepared area, by its name or its folder.

    Raises
    ------
    UnknownAreaError
        There is no prepared area of this name; the message names those there are.
    PackError
        Its pack is damaged, not whole, or of another format version.
    """
    return open_revision(revision_to_open(name_or_folder, areas_folder=areas_folder))


def revision_to_open(name_or_folder: str | Path, *, areas_folder: Path = AREAS_FOLDER) -> Path:
    """The folder of the serving revision, for whoever keeps an area open as long as it serves.

    Raises
    ------
    UnknownAreaError
        There is no prepared area of this name; the message names those there are.
    PackError
        Its pack is not whole, or of another format version.
    """
    named = isinstance(name_or_folder, Path) or is_area_name(name_or_folder)
    folder = name_or_folder if isinstance(name_or_folder, Path) else areas_folder / name_or_folder
    revision = serving_folder(folder) if named else None
    if revision is None:
        raise _unknown(str(folder.name if named else name_or_folder), areas_folder)
    whole_label(revision)
    return revision


def open_revision(folder: Path) -> Area:
    """Open one revision of an area by its folder, and check that all its files are as they were written.

    Raises
    ------
    PackError
        The pack is damaged, not whole, or of another format version.
    """
    label = whole_label(folder)
    check_sums(folder, label)
    return Area(folder=folder, label=label)


def _unknown(name: str, areas_folder: Path) -> UnknownAreaError:
    there_are = [summary.name for summary in list_areas(areas_folder)]
    what = worded('No area "{name}" has been prepared.', name=name)
    if there_are:
        what = Wording(
            'No area "{name}" has been prepared. There is {areas}.',
            {"name": name, "areas": ", ".join(there_are)},
            'No area "{name}" has been prepared. There are {areas}.',
            len(there_are),
        )
    return UnknownAreaError(
        what, "Prepare it: .venv/bin/python cli.py prepare recipes/NAME.toml --data FOLDER"
    )
