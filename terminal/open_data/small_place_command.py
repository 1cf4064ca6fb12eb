"""`cli.py small-place`: the map of a village or a neighbourhood from Overpass, where no extract fits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer
from shapely.geometry.base import BaseGeometry

from geo.errors import WithinReachError
from layers.councils.model import Nation
from layers.overpass.ask import WALL_S, ask_overpass
from layers.overpass.place_files import MAP_FILE, area_name, write_place
from layers.overpass.small_place import (
    USUAL_PLACE_MARGIN_M,
    USUAL_RADIUS_M,
    ground_around,
    ground_inside,
    ground_within,
    small_place as small_place_on,
)
from layers.sources.cache import CACHE_FOLDER
from layers.sources.catalogue import OWN_FILE, load_catalogue
from layers.sources.model import DataSource
from layers.sources.stand_in import stand_in_address
from presentation.words.language import sentence
from presentation.words.small_place import asking_line, place_lines
from terminal.open_data.options import OwnSourcesOption
from terminal.options import taking
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)
FOLDER: Final = CACHE_FOLDER / "small-places"


class WhichPlaceError(WithinReachError, ValueError):
    """What was typed does not say where the place is, or says it twice."""


@dataclass(frozen=True)
class SmallPlaceOptions:
    """What can be said of a small place."""

    name: Annotated[str, typer.Argument(help=sentence('What the place is called: "Caerleon".'))]
    nation: Annotated[
        Nation, typer.Option("--nation", help=sentence("In which nation it lies: bank holidays differ."))
    ]
    around: Annotated[
        str,
        typer.Option(
            "--around",
            help=sentence("Its centre, never somebody's home: latitude,longitude; rounded to 100 m."),
        ),
    ] = ""
    radius: Annotated[
        float, typer.Option("--radius", help=sentence("How far it reaches around its centre, metres."))
    ] = USUAL_RADIUS_M
    box: Annotated[str, typer.Option("--box", help=sentence("Or its sides: south,west,north,east."))] = ""
    boundary: Annotated[
        Path | None, typer.Option("--boundary", help=sentence("Or a map file with its boundary."))
    ] = None
    margin: Annotated[
        float,
        typer.Option(
            "--margin", min=0, max=5_000, help=sentence("How far around it streets are needed, metres.")
        ),
    ] = USUAL_PLACE_MARGIN_M
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help=sentence("Folder for its files; left out, small-places/NAME in data/downloads.")
        ),
    ] = None
    own_sources: OwnSourcesOption = OWN_FILE


@app.command()
@taking(SmallPlaceOptions)
def small_place(options: SmallPlaceOptions) -> None:
    """Fetch the map of a village or a neighbourhood from Overpass, and write a recipe that prepares it."""
    with in_plain_words():
        folder = options.to or FOLDER / area_name(options.name)
        ground = _ground(options)
        place = small_place_on(options.name.strip(), options.nation, ground, margin_m=options.margin)
        source, stand_in = _source(options.own_sources), stand_in_address()
        typer.echo(asking_line(source, WALL_S), err=True)
        folder.mkdir(parents=True, exist_ok=True)
        mapped = ask_overpass(source, place.box, folder / MAP_FILE, stand_in=stand_in)
        written = write_place(place, mapped, source, folder)
        print_lines(place_lines(place, mapped, written))


def _source(own_sources: Path) -> DataSource:
    source = load_catalogue(own=own_sources).small_places
    if source is None:
        raise WhichPlaceError(
            "The catalogue of sources has none for small places.",
            'Give "small_place" the form "overpass" again in {file}.',
            file=own_sources,
        )
    return source


def _ground(options: SmallPlaceOptions) -> BaseGeometry:
    """The ground that the options name, in degrees."""
    if sum(map(bool, (options.around, options.box, options.boundary))) != 1:
        raise WhichPlaceError(
            "Where the place is must be said in one way.",
            "Add --around LATITUDE,LONGITUDE (and --radius), or --box SOUTH,WEST,NORTH,EAST, or --boundary "
            "FILE.",
        )
    if options.boundary is not None:
        return ground_inside(options.boundary)
    if options.around:
        return ground_around(options.around, options.radius, options.nation)
    return ground_within(options.box)
