"""What councils' servers of maps and directories do wrong closes nothing in the register."""

import json

import pytest

from layers.register.feed_model import FeedForm, FeedOutcome
from tests.actions.feeds.planted import point
from tests.actions.feeds.test_lists import services


def features(count, **more):
    """A GeoJSON as a feature service gives it."""
    listed = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": list(point(500 + 10 * n).values())},
            "properties": {"Ref": n, "Name": f"Club {n}", "Type": "Library"},
        }
        for n in range(count)
    ]
    return {"type": "FeatureCollection", "features": listed, **more}


@pytest.fixture
def clubs(office):
    office.server.routes["/clubs.geojson"] = features(6)
    office.add("/clubs.geojson", name="Clubs", form=FeedForm.LIST)
    assert office.refresh("Clubs").added == 6
    return office


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (features(5, exceededTransferLimit=True), "is only a part of the list"),
        (features(5, properties={"exceededTransferLimit": True}), "is only a part of the list"),
        (features(5, numberMatched=6), "has 5 of the 6 entries"),
        ({"error": {"code": 500, "message": "Unable to complete operation."}}, "could not answer (500)"),
        ({"type": "FeatureCollection", "features": []}, "holds no features"),
        (features(0), "holds no features"),
    ],
)
def test_a_part_or_an_excuse_is_not_the_list(clubs, answer, sentence):
    clubs.server.routes["/clubs.geojson"] = answer
    done = clubs.refresh("Clubs")
    assert (done.outcome, sentence in str(done.sentence)) == (FeedOutcome.FAILED, True), done.sentence
    assert len(clubs.open_names()) == 6
    clubs.server.routes["/clubs.geojson"] = features(6)
    assert clubs.refresh("Clubs").unchanged == 6


def test_an_answer_that_is_cut_off_is_not_the_list(clubs):
    whole = json.dumps(features(6)).encode()
    clubs.server.routes["/clubs.geojson"] = (200, {"Content-Type": "application/geo+json"}, whole[:-200])
    assert clubs.refresh("Clubs").outcome is FeedOutcome.FAILED
    assert len(clubs.open_names()) == 6


def test_a_server_that_is_busy_and_says_not_for_how_long_is_tried_again_the_next_time(clubs):
    clubs.server.routes["/clubs.geojson"] = (429, {}, b"")
    before = len(clubs.server.requests)
    assert clubs.refresh("Clubs").outcome is FeedOutcome.FAILED
    assert len(clubs.server.requests) - before <= 3
    clubs.server.routes["/clubs.geojson"] = features(6)
    assert clubs.refresh("Clubs").unchanged == 6


def test_a_directory_that_states_no_licence_has_none(office):
    services(office, 1, 2)
    details = dict(office.server.routes["/directory/"])
    for key in ("licence", "license"):
        details.pop(key, None)
    office.server.routes["/directory/"] = details
    office.add("/directory", name="Help", form=FeedForm.OPEN_REFERRAL)
    office.refresh("Help")
    assert {asset.licence for asset in office.assets().values()} == {""}
