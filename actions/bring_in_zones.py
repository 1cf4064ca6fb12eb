"""How does a file become a set of areas that an office keeps? Read, placed, compared with others, kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from actions.acting import AT_THE_DESK, Acting
from geo.wording import Wording
from layers.area import Area
from layers.tables.outlines import MAP_FORMS, OutlineTable
from layers.tables.reading import read_outlines, read_table
from layers.tables.sniff import form_of
from layers.tables.source_table import SourceTable
from layers.zones.apart import check_apart
from layers.zones.from_list import ListColumns, guessed_columns, zones_of_list
from layers.zones.from_outlines import guessed_name_column, zones_of_outlines
from layers.zones.kept_zones import KeptZones
from layers.zones.model import Zone, ZoneError, ZoneForm, ZoneLabel, ZoneSet, check_label
from layers.zones.placing import PlacedZones, place_zones


@dataclass(frozen=True)
class BroughtInZones:
    """A set that has just been kept, and what was left out of its file."""

    zone_set: ZoneSet
    notes: tuple[Wording | str, ...]


def read_zone_file(path: Path, *, name: str = "") -> OutlineTable | SourceTable:
    """What a file holds: polygons, or a list.

    Raises
    ------
    ImportRefusedError
        It is no file of polygons and no list, or is damaged or dangerous.
    """
    called = name or path.name
    is_map = path.is_file() and form_of(path, name=called) in MAP_FORMS
    return read_outlines(path, name=called) if is_map else read_table(path, name=called)


def columns_meant(table: OutlineTable | SourceTable) -> ListColumns:
    """Which columns are meant most likely; of outlines only that with the names.

    Raises
    ------
    ZoneError
        None can be.
    """
    if isinstance(table, OutlineTable):
        return ListColumns("", guessed_name_column(table))
    return guessed_columns(table)


def bring_in_zones(
    store: KeptZones,
    area: Area,
    table: OutlineTable | SourceTable,
    *,
    columns: ListColumns,
    label: ZoneLabel,
    acting: Acting = AT_THE_DESK,
) -> BroughtInZones:
    """Keep the areas of a file for an office.

    Parameters
    ----------
    area
        The prepared place, by its wards.
    columns
        Which columns of the file are meant.
    label
        What the set is called and what it is for.

    Raises
    ------
    ZoneError, BoundaryFileError
        It cannot be used; or an area of a list is so small, or so near another set, that homes would show.
    """
    acting.check_action("keep own areas")
    label = check_label(label)
    form, zones, notes = _zones(table, columns, area, label)
    of = (area.name, label.name, label.purpose, label.source)
    trial = ZoneSet("", *of, form, zones, label.by, datetime.now(UTC))
    placed = place_zones(trial, area)
    check_apart(placed, area, placed_sets(store.of_area(area.name), area))
    zone_set = store.keep(area.name, label, form, zones)
    return BroughtInZones(zone_set, (*notes, *placed.notes))


def placed_sets(sets: Iterable[ZoneSet], area: Area) -> list[PlacedZones]:
    """Those of the sets that can still be used in a place, as prepared now."""
    placed = []
    for zone_set in sets:
        try:
            placed.append(place_zones(zone_set, area))
        except ZoneError:
            continue  # nobody can ask about it either, so nothing can be worked out with it
    return placed


def _zones(
    table: OutlineTable | SourceTable, columns: ListColumns, area: Area, label: ZoneLabel
) -> tuple[ZoneForm, tuple[Zone, ...], tuple[Wording | str, ...]]:
    if isinstance(table, OutlineTable):
        zones, notes = zones_of_outlines(table, columns.names, area=area)
        return ZoneForm.OUTLINES, zones, notes
    listed = zones_of_list(table, columns, single=label.name)
    return listed.form, listed.zones, listed.notes
