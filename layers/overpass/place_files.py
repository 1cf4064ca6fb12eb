"""What does a folder need so that a small place can be prepared from it? Its map, its ground, and a recipe.

The ground stands as one ward and as one small area, of which nobody is counted: how many people live there is
not known until somebody names files of wards and residents in the recipe instead.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import shapely

from layers.overpass.ask import OverpassMap
from layers.overpass.small_place import SmallPlace, SmallPlaceError
from layers.recipes.checks import LONGEST_NAME, is_area_name
from layers.recipes.model import NOT_KNOWN
from layers.recognising.from_folder import RECIPE_FILE, write_recipe_text
from layers.recognising.recipe_sections import area_slug
from layers.recognising.recipe_text import RecipeSection, marked, recipe_text
from layers.sources.cache import write_text
from layers.sources.model import DataSource

MAP_FILE: Final = "streets.osm.pbf"
PLACE_FILE: Final = "place.geojson"
POSTCODES_FILE: Final = "postcodes.csv"
_POSTCODE_COLUMNS: Final = {"postcode": "postcode", "easting": "easting", "northing": "northing"}
_NOBODYS_CODE: Final = "00000001"  # after the nation's letter: no statistics office has given it
_OWN: Final = {"source_url": "cli.py small-place", "licence": "your own", "attribution": "your own"}


@dataclass(frozen=True)
class PlaceFolder:
    """What was written: the recipe, and where one that stood there before is; None if there was none."""

    recipe: Path
    before: Path | None


def area_name(title: str) -> str:
    """What a place is called in commands: "Caerleon & Ultra Pontem" is "caerleon-and-ultra-pontem".

    Raises
    ------
    SmallPlaceError
        Its name has neither letters nor figures.
    """
    name = area_slug(title, "")
    if not is_area_name(name):
        raise SmallPlaceError(
            "A place needs a name with letters a to z or figures, of at most {most} of them.",
            'Name it, like "Caerleon".',
            most=LONGEST_NAME,
        )
    return name


def write_place(place: SmallPlace, mapped: OverpassMap, source: DataSource, folder: Path) -> PlaceFolder:
    """Write the ground, an empty table of postcodes and the recipe beside the map, which lies in ``folder``.

    A recipe that somebody wrote or changed is kept beside the new one. Raises ``OSError`` where the folder
    cannot be written.
    """
    write_text(folder / PLACE_FILE, _ground(place))
    if not (folder / POSTCODES_FILE).exists():
        write_text(folder / POSTCODES_FILE, ",".join(_POSTCODE_COLUMNS) + "\n")
    path, text = folder / RECIPE_FILE, marked(recipe_text(_sections(place, mapped, source)))
    return PlaceFolder(path, write_recipe_text(text, path))


def _ground(place: SmallPlace) -> str:
    properties = {"code": _code(place), "name": place.title, "residents": None}
    shape = json.loads(shapely.to_geojson(place.ground))
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False) + "\n"


def _code(place: SmallPlace) -> str:
    return f"{place.nation[0].upper()}{_NOBODYS_CODE}"


def _sections(place: SmallPlace, mapped: OverpassMap, source: DataSource) -> list[RecipeSection]:
    area = {
        "name": area_name(place.title),
        "title": place.title,
        "crs": place.crs,
        "margin_m": place.margin_m,
    }
    counts = mapped.counts
    south_west_north_east = (place.box[1], place.box[0], place.box[3], place.box[2])
    streets = {
        "file": mapped.path.name,
        "nodes": counts.nodes,
        "ways": counts.ways,
        "relations": counts.relations,
        "source_url": mapped.stand_in or source.page,
        "licence": source.licence,
        "attribution": source.attribution,
        "date": mapped.day or NOT_KNOWN,
    }
    ground = {"file": PLACE_FILE, "code": "code", **_OWN, "date": NOT_KNOWN}
    postcodes = {"file": POSTCODES_FILE, **_POSTCODE_COLUMNS, **_OWN, "date": NOT_KNOWN}
    box = ", ".join(f"{side:.3f}" for side in south_west_north_east)
    whole = f"A small place: what OpenStreetMap has of {box} (south, west, north, east)."
    if mapped.stand_in:
        whole += " It came from a stand-in (WITHIN_REACH_WEB), not from the internet."
    uncounted = "How many live there is not known; name a file with counts instead, and postcodes below."
    small_areas = {**ground, "vintage": "the place itself", "residents": "residents"}
    kinds = "What OpenStreetMap knows, by layers/assets/osm_kinds.csv."
    return [
        RecipeSection("[area]", (whole,), area),
        RecipeSection("[streets]", ("How much is in it, so that it is known to be whole.",), streets),
        RecipeSection(
            "[wards]",
            ("The place itself stands as its one ward; name a file of wards instead.",),
            {**ground, "name": "name"},
        ),
        RecipeSection("[small_areas]", (uncounted,), small_areas),
        RecipeSection("[postcodes]", (), postcodes),
        RecipeSection("[[assets]]", (kinds,), {"from": "streets"}),
    ]
