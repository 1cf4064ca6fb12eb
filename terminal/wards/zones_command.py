"""`cli.py zones`: which sets of areas are there beside wards? Bring one in, or remove it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from actions.bring_in_zones import bring_in_zones, columns_meant, read_zone_file
from actions.remove_zones import remove_zones
from layers.analyses.kept_analyses import analyses_beside
from layers.area import AREAS_FOLDER, Area, open_area
from layers.zones.from_list import ListColumns
from layers.zones.kept_zones import KeptZones, no_such_set, zones_beside
from layers.zones.model import ZoneLabel, plain_name
from layers.zones.placing import place_zones
from layers.zones.zoned_area import by_zones
from presentation.words.near.lines import printable
from presentation.words.wards import own_areas as words, terminal as gap_terminal
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=words.LIST_HELP)
def zones(
    area: Annotated[str, typer.Option("--area", help=gap_terminal.AREA_HELP)] = "demo",
    file: Annotated[Path | None, typer.Option("--bring-in", help=words.FILE_HELP)] = None,
    name: Annotated[str, typer.Option("--name", help=words.NAME_HELP)] = "",
    purpose: Annotated[str, typer.Option("--purpose", help=words.PURPOSE_HELP)] = "",
    source: Annotated[str, typer.Option("--source", help=words.SOURCE_HELP)] = "",
    names: Annotated[str, typer.Option("--names-column", help=words.NAMES_HELP)] = "",
    members: Annotated[str, typer.Option("--members-column", help=words.MEMBERS_HELP)] = "",
    single: Annotated[bool, typer.Option("--single", help=words.SINGLE_HELP)] = False,
    remove: Annotated[str, typer.Option("--remove", help=words.REMOVE_HELP)] = "",
    with_analyses: Annotated[bool, typer.Option("--with-analyses", help=words.WITH_ANALYSES_HELP)] = False,
    by: Annotated[str, typer.Option("--by", help=words.BY_HELP)] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which sets of areas are there beside wards? Bring one in, or remove it."""
    with in_plain_words():
        opened, store = open_area(area, areas_folder=areas), zones_beside(areas)
        if file is not None:
            columns = ListColumns(members, "" if single else names)
            label = ZoneLabel(name, purpose, source, by)
            print_lines(_brought_in(store, opened, file, columns=columns, label=label, single=single))
        elif remove:
            remove_zones(store, analyses_beside(areas), opened.name, name=remove, with_analyses=with_analyses)
            print_lines([printable(words.removed_sentence(remove))])
        else:
            print_lines(_listed(store, opened))


def area_by_set(area: Area, name: str, areas: Path) -> Area:
    """The place by the set of areas of this name; by its wards where none is named.

    Raises
    ------
    ZoneError, RegisterError
        There is no such set, or it cannot be used with the place as it is prepared now.
    """
    if not name.strip():
        return area
    sets = zones_beside(areas).of_area(area.name)
    zone_set = next((each for each in sets if plain_name(each.name) == plain_name(name)), None)
    if zone_set is None:
        raise no_such_set(name)
    return by_zones(area, place_zones(zone_set, area))


def _brought_in(
    store: KeptZones, area: Area, file: Path, *, columns: ListColumns, label: ZoneLabel, single: bool
) -> Iterator[str]:
    table = read_zone_file(file)
    if not (columns.members and (columns.names or single)):
        meant = columns_meant(table)
        names = "" if single and meant.members else columns.names or meant.names
        columns = ListColumns(columns.members or meant.members, names)
    brought_in = bring_in_zones(store, area, table, columns=columns, label=label)
    yield printable(words.brought_in_sentence(brought_in.zone_set))
    if brought_in.notes:
        yield printable(words.note_words(brought_in.notes))


def _listed(store: KeptZones, area: Area) -> Iterator[str]:
    sets = store.of_area(area.name)
    if not sets:
        yield words.NO_SETS
    yield from (printable(words.set_sentence(zone_set)) for zone_set in sets)
