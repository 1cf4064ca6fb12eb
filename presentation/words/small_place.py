"""How is it said what has come of a small place, and what can be done with it?"""

from collections.abc import Iterator

from layers.overpass.ask import OverpassMap
from layers.overpass.place_files import PlaceFolder
from layers.overpass.small_place import SmallPlace
from layers.sources.model import DataSource
from presentation.words import plain as words
from presentation.words.fetching import size, stand_in_line
from presentation.words.language import sentence


def asking_line(source: DataSource, seconds: float) -> str:
    """Who is asked, and how long it takes at most."""
    return sentence("Asking {host}, which may take {seconds:.0f} seconds.", host=source.host, seconds=seconds)


def place_lines(place: SmallPlace, mapped: OverpassMap, folder: PlaceFolder) -> Iterator[str]:
    """What has come, what was asked for, what is not in it, and how the place is prepared from it."""
    counts = mapped.counts
    yield sentence(
        "{title}: {nodes:,} points, {ways:,} lines and {relations:,} relations of OpenStreetMap of {day}, "
        "{size}, in {file}.",
        title=words.one_line(place.title),
        nodes=counts.nodes,
        ways=counts.ways,
        relations=counts.relations,
        day=words.day(mapped.day.isoformat()) if mapped.day else words.NOT_KNOWN,
        size=size(mapped.path.stat().st_size),
        file=mapped.path,
    )
    if mapped.stand_in:
        yield stand_in_line(mapped.stand_in)
    west, south, east, north = place.box
    yield sentence(
        "Asked for were {size:,.0f} km², from {south:.3f},{west:.3f} to {north:.3f},{east:.3f}: sides are "
        "rounded to about half a kilometre.",
        size=place.box_km2, south=south, west=west, north=north, east=east,
    )  # fmt: skip
    yield sentence(
        "The streets, the map and its places are in it. Who lives there and postcodes are not: name files of "
        "these in the recipe where you have them."
    )
    if folder.before:
        yield sentence("The recipe that was there is kept as {before}.", before=folder.before)
    yield sentence(
        "Prepare it: .venv/bin/python cli.py prepare {recipe} --data {folder}",
        recipe=folder.recipe,
        folder=folder.recipe.parent,
    )
