"""Which sections has a recipe for the lists of places that a nation publishes?"""

from collections import Counter

from layers.recognising.files import placed
from layers.recognising.manifest import FileOrigin, origin_of
from layers.recognising.place_lists import PlaceList
from layers.recognising.recipe_text import Keys, RecipeSection, sourced
from layers.recognising.recognise import Recognised


def list_sections(seen: Recognised) -> list[RecipeSection]:
    """An [[assets]] section for each list, under the title that its source has.

    Raises ``OSError`` where a table cannot be put where the recipe names it.
    """
    titles = {id(each): _origin(each, seen).title or each.title for each in seen.places}
    times = Counter(titles.values())
    return [
        _section(each, seen, titles[id(each)] if times[titles[id(each)]] == 1 else each.title)
        for each in seen.places
    ]


def _origin(listed: PlaceList, seen: Recognised) -> FileOrigin:
    return origin_of(
        listed.look.origin.in_folder, listed.layer, nation=seen.council.nation, manifest=seen.manifest
    )


def _section(listed: PlaceList, seen: Recognised, title: str) -> RecipeSection:
    remarks = [
        "A list of a whole nation: what lies here of it, each place once, with the map's or by itself."
    ]
    if "postcode" in listed.columns and not {"easting", "longitude"} & listed.columns.keys():
        remarks.append("It has no places of its own: each asset is placed at its postcode.")
    keys: Keys = {
        "file": placed(listed.origin, seen.folder),
        "title": title,
        "national": True,
        "columns": dict(listed.columns),
        "kinds": dict(listed.kinds),
    }
    if listed.only:
        remarks.append("Rows with other words in these columns are counted and left out.")
        keys["only"] = {column: list(words) for column, words in listed.only.items()}
    return sourced("[[assets]]", remarks, keys, _origin(listed, seen))
