"""A nameless place is told by the nearest street that has a name, and by none that is too far."""

import numpy as np
import shapely

from layers.assets.near_street import nearest_street

STREETS = np.array([shapely.LineString([(0, y), (100, y)]) for y in (0, 40, 400)], dtype=object)
NAMES = ["Mill Lane", "Broad Street", "Far Road"]


def near(*points, streets=STREETS, names=NAMES):
    return nearest_street(np.array([shapely.Point(*point) for point in points], object), streets, names=names)


def test_each_place_is_told_by_its_nearest_street_in_its_own_order():
    assert near((50, 30), (50, 10), (50, 395)) == ["Broad Street", "Mill Lane", "Far Road"]


def test_of_streets_equally_near_the_first_in_the_alphabet_is_named():
    assert near((50, 20)) == ["Broad Street"]
    assert near((50, 20), names=["Alma Road", "Broad Street", "Far Road"]) == ["Alma Road"]


def test_a_street_150_m_away_is_near_and_one_further_is_not():
    assert near((50, -150)) == ["Mill Lane"]
    assert near((50, -150.01)) == [""]


def test_without_places_or_streets_there_is_nothing_to_name():
    assert near() == []
    assert near((0, 0), streets=np.array([], object), names=[]) == [""]
