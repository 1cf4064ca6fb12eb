"""The map of a journey by bus shows every leg, and names no stop and nobody."""

from app.maps.by_bus import bus_map
from questions.walks.near_person import Origin
from tests.questions.buses.drawn_way import way_to_the_club
from tests.questions.buses.tiny_buses import HOME


def test_every_leg_is_drawn_and_nothing_is_named(tmp_path):
    area, each, legs = way_to_the_club(tmp_path)
    page = bus_map(area, Origin(*HOME), legs).get_root().render()
    assert page.count('"LineString"') == 2 * len(legs)  # each with a casing
    assert "dashArray" in page
    assert each.there.rides[0].boards.name == "Church Street"
    assert "Church Street" not in page
