"""Venues that spare the most walking, worked out by hand on the tiny town."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.times.reading.read import read_times
from questions.funding.best_places import best_places, venues_in_use
from questions.funding.least_walking import least_walking, newly_reached
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.places.area_assets import pack_assets
from tests.questions.funding.town import cafe, ground_of, town

NORMAL, PLAIN = Standard(), NeedWeights()
HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)}
PUB = {"asset_id": "t/pub", "name": "Pub", "kind": "pub", "at": (300, -100)}


def test_the_venue_that_spares_most_walking_comes_first(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[HALL, PUB]))
    best = least_walking(ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=2)
    assert best.table["name"].tolist() == ["Pub", "Hall"]
    assert best.table["nearest_for"].tolist() == [1000, 147]
    # 1,000 residents walk 300 m instead of 720; 100 walk 250, 40 nothing and 7 walk 650 instead of 720.
    assert best.table["spared_m"].tolist() == pytest.approx([420.0, (100 * 470 + 40 * 720 + 7 * 70) / 147])
    assert best.today_m == pytest.approx(720.0)
    assert best.then_m == pytest.approx((1000 * 300 + 100 * 250 + 7 * 650) / 1147)
    assert (best.today, best.then, best.candidates, best.sited.proven) == (0, 1147, 2, True)


def test_what_is_there_already_spares_walking_without_counting_as_new(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[HALL, {**PUB, "kind": "lunch_club"}]))
    best = least_walking(ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=3)
    assert best.table["name"].tolist() == ["Hall"]
    assert best.table["additional"].sum() == best.then - best.today == 147
    assert best.today_m > best.then_m


def test_a_group_that_meets_somewhere_is_no_venue_and_a_club_house_is_one(tmp_path: Path) -> None:
    club = {"asset_id": "t/club", "name": "Club", "kind": "social_club", "at": (250, 0)}
    tuesday = read_times("Tue 18:00-20:30").sessions
    whole_week = read_times("Mon-Sun 12:00-23:00").sessions
    assets = pack_assets(town(tmp_path, assets=[club, PUB]))
    record = assets.records["t/club"]
    for changed, is_venue in (
        (record, True),
        (replace(record, sessions=whole_week, minimum_age=18), True),
        (replace(record, sessions=tuesday), False),
        (replace(record, minimum_age=8, maximum_age=14), False),
    ):
        rows = replace(assets, records={**assets.records, "t/club": changed})
        usable = dict(zip(assets.table["asset_id"], venues_in_use(rows), strict=True))
        assert bool(usable["t/club"]) is is_venue
        assert usable["t/pub"]


def test_where_no_venue_is_known_nothing_is_chosen(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path))
    best = least_walking(ground_of(area, assets), kind="cafe", standard=NORMAL, weights=PLAIN, count=3)
    assert (len(best.table), best.candidates, best.today_m) == (0, 0, best.then_m)


def test_those_newly_reached_are_those_that_the_best_places_count(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[HALL, cafe(1, 900)]))
    best = best_places(ground_of(area, assets), kind="cafe", standard=NORMAL, weights=PLAIN, count=1)
    gained = newly_reached(ground_of(area, assets), "cafe", NORMAL, best.table["asset_id"].tolist())
    assert area.residents["residents"][gained].sum() == best.then - best.today > 0
