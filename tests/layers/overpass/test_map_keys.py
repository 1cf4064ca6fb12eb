"""What is asked for is everything that the readers of the layers look at."""

from layers.assets.kinds import load_kinds
from layers.assets.osm_rules import load_osm_rules
from layers.background.classes import KEYS
from layers.background.fences import KEYS as FENCE_KEYS
from layers.overpass.map_keys import MAP_KEYS, map_tags
from layers.places.addresses import _WANTED, PLACE_KINDS
from layers.streets.obstacles import _KEYS as OBSTACLE_KEYS
from layers.streets.square_relations import _KEYS as SQUARE_KEYS
from layers.streets.timed_grounds import _KEYS as GROUND_KEYS
from layers.streets.ways import POINT_KEYS, WALKED_KEYS


def test_every_key_by_which_a_reader_takes_things_is_asked_for():
    of_streets = {*POINT_KEYS, *WALKED_KEYS, *OBSTACLE_KEYS, *SQUARE_KEYS, *GROUND_KEYS}
    of_others = {*KEYS, *FENCE_KEYS, *_WANTED, *load_osm_rules(load_kinds()).keys, "amenity", "entrance"}
    assert of_streets | of_others == set(MAP_KEYS)
    assert len(MAP_KEYS) == len(set(MAP_KEYS))


def test_places_are_asked_for_by_their_kinds_since_an_island_is_a_whole_coast():
    tags = map_tags()
    assert tags.pop("place") == list(PLACE_KINDS)
    assert "island" not in PLACE_KINDS
    assert set(tags.values()) == {True}
