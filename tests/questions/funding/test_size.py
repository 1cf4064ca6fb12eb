"""Places a week limit what reach alone would say: worked by hand, and laws that hold for any bids."""

import pytest
from hypothesis import given, strategies as st

from layers.area import Area
from layers.bids.model import Bid
from presentation.words.funding.size import PLACES_DECIDE, set_places, size_cells, size_note, size_sentence
from questions.funding.bids import assess
from questions.funding.need import DEFAULT_WEIGHTS, NeedWeights
from questions.funding.size import BidSizes, sizes_of
from questions.funding.standard import Standard
from tests.questions.funding.town import bid, cafe, ground_of, town


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("size"), assets=[cafe(1, 900)])


def sizes(area: Area, *bids: Bid, weights: NeedWeights = DEFAULT_WEIGHTS) -> BidSizes:
    return sizes_of(assess(ground_of(area), bids, standard=Standard(), weights=weights, trials=False))


def test_twenty_places_serve_twenty_however_many_live_within_reach(area: Area) -> None:
    size = sizes(area, bid("1", 0, -100, pounds=1040.0, places_a_week=20)).of("1")
    assert (size.newly_in_reach, size.served_at_most, size.places_decide) == (1000, 20, True)
    assert (size.pounds_a_place, size.pounds_a_place_and_week) == (52.0, 1.0)
    assert size.pounds_newly_in_reach == 1.04
    assert size_sentence(size) == (
        "20 places a week, so it serves at most 20 of them a week: £52.00 for each weekly place."
    )


def test_more_places_than_unmet_demand_serve_no_more_than_that(area: Area) -> None:
    size = sizes(area, bid("1", 0, pounds=1000.0, places_a_week=200)).of("1")
    assert (size.newly_in_reach, size.served_at_most, size.places_decide) == (100, 100, False)
    assert (size.pounds_a_place, size.pounds_served) == (5.0, 10.0)


def test_rank_within_a_kind_and_across(area: Area) -> None:
    found = sizes(
        area,
        bid("dear", 0, -100, pounds=4000.0, places_a_week=20),
        bid("cheap", 0, -100, pounds=1000.0, places_a_week=20),
        bid("lunch", 0, -100, pounds=2000.0, places_a_week=20, kind="lunch_club"),
    )
    ranks = {size.bid_id: (size.rank_in_kind, size.rank_across) for size in found.bids}
    assert ranks == {"dear": (2, 3), "cheap": (1, 1), "lunch": (1, 2)}


def test_where_places_decide_for_all_the_neediest_come_first_and_that_is_said(area: Area) -> None:
    poor = bid("poor", 0, pounds=9000.0, places_a_week=10)  # dear, in the most deprived small area
    rich = bid("rich", 0, -100, pounds=100.0, places_a_week=10)
    found = sizes(area, rich, poor)
    assert found.places_decide
    assert [size.bid_id for size in found.bids] == ["poor", "rich"]
    assert PLACES_DECIDE in size_note(found)
    large = sizes(area, rich, bid("poor", 0, pounds=9000.0, places_a_week=1000))
    assert not large.places_decide
    assert [size.bid_id for size in large.bids] == ["rich", "poor"]
    assert PLACES_DECIDE not in size_note(large)


def test_what_is_not_known_is_never_0(area: Area) -> None:
    found = sizes(area, bid("1", 0), bid("2", places_a_week=5), bid("3", 0, pounds=None, places_a_week=5))
    assert size_cells(found.of("1"))[0] == size_cells(found.of("1"))[2] == "not known"
    assert size_cells(found.of("2"))[1:3] == ("not known", "not known")
    assert size_cells(found.of("3"))[3:5] == ("not known", "not known")
    assert "1 bid does not say how many can come in a week." in size_note(found)
    assert set_places(found, ["1", "2"]) == "They have at least 5 places a week between them."
    assert set_places(found, ["1"]) == "How many could come to them in a week is not known."
    assert set_places(found, []) == ""


@given(places=st.lists(st.integers(1, 3000), min_size=1, max_size=4))
def test_nobody_is_served_whom_it_does_not_reach_or_has_no_place_for(area: Area, places: list[int]) -> None:
    bids = [bid(str(at), 0, -100 * (at % 2), places_a_week=count) for at, count in enumerate(places)]
    for size in sizes(area, *bids).bids:
        assert size.served_at_most == min(size.places_a_week or 0, size.newly_in_reach or 0)
        assert (size.pounds_served or 0) >= (size.pounds_a_place or 0)
