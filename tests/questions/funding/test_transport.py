"""A bid's minibus and its bus stop bring those there and home whom hours and timetable bring, by hand."""

from dataclasses import replace
from datetime import time

import numpy as np
import pytest

from geo.crs import to_lonlat
from geo.paces import PACES
from layers.bids.model import Bid
from layers.bids.transport import BidTransport, Brings
from layers.times.session import Session
from questions.buses.departures import Departures
from questions.funding.bid_stops import with_stop
from questions.funding.bids import assess
from questions.funding.gains import gains_of
from questions.funding.ground import funding_ground
from questions.funding.need import NeedWeights
from questions.funding.scenario import Cannot
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import pack_assets
from questions.wards.by_bus import BusDays
from tests.questions.buses.test_homes_by_bus import area_of
from tests.questions.buses.tiny_buses import CLUB, FIRST, TUESDAY
from tests.tiny_area import CRS, here

ON_FOOT = Standard(PACES["steady"], 11, today=FIRST)
SHORT = Standard(PACES["steady"], 3, today=FIRST, by_bus=BusDays(TUESDAY))  # 250 m to a stop are too far
MINIBUS = BidTransport(Brings.MINIBUS, radius_m=5000.0, hours=(Session(1, time(11), time(15)),), seats=12)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    area = area_of(tmp_path_factory.mktemp("transport"))
    return funding_ground(area, pack_assets(area))


def minibus(transport: BidTransport = MINIBUS, **of_bid: object) -> Bid:
    return Bid("B1", "A minibus", pounds=100.0, **{"for_asset": CLUB, "transport": transport} | of_bid)


def hours(starts: str, ends: str, weekday: int = 1) -> BidTransport:
    session = Session(weekday, time.fromisoformat(starts), time.fromisoformat(ends))
    return replace(MINIBUS, hours=(session,))


def placed(x: float, y: float, **of_bid: object) -> Bid:
    point = here(x, y)
    longitude, latitude = to_lonlat(point.x, point.y, crs=CRS)
    return Bid("B1", "A bid", pounds=100.0, longitude=longitude, latitude=latitude, **of_bid)


def stop_at(x: float, y: float, *, route: str = "30", **of_bid: object) -> Bid:
    return placed(x, y, transport=BidTransport(Brings.STOP, route=route), **{"kind": "cafe"} | of_bid)


def gains(ground, standard, bid):
    return gains_of(ground, [bid], [standard])[standard][bid.bid_id]


def test_a_minibus_brings_whoever_lives_where_it_fetches_and_has_none_on_foot(ground):
    got = gains(ground, ON_FOOT, minibus())
    assert got.near.tolist() == [True, True, True, True, False]  # of the last no street is known
    assert got.gains.tolist() == [True, True, False, True, False]  # the third walks there today


@pytest.mark.parametrize(
    ("transport", "comes"),
    [
        (hours("11:30", "14:30"), True),  # half an hour before and after
        (hours("11:31", "14:30"), False),
        (hours("11:30", "14:29"), False),
        (hours("11:00", "15:00", weekday=2), False),
    ],
)
def test_it_must_leave_half_an_hour_before_a_session_and_after_it(ground, transport, comes):
    assert gains(ground, ON_FOOT, minibus(transport)).gains.any() == comes


def test_it_fetches_from_so_far_around_or_from_the_wards_that_it_names(ground):
    at = ground.area.residents.geometry
    club = ground.assets.table.set_index("asset_id").geometry[CLUB]
    lacking = np.array([True, True, False, True, False])
    near = gains(ground, ON_FOOT, minibus(replace(MINIBUS, radius_m=300.0))).gains
    assert near.tolist() == ((at.distance(club) <= 300.0).to_numpy() & lacking).tolist()
    assert near.sum() == 1
    outline = ground.area.wards.set_index("ward_code").geometry["E05999901"]
    for ward in ("E05999901", ground.people.wards["E05999901"].upper()):
        by_ward = gains(ground, ON_FOOT, minibus(replace(MINIBUS, radius_m=None, wards=(ward,))))
        assert by_ward.cannot is None
        assert by_ward.gains.tolist() == (at.intersects(outline).to_numpy() & lacking).tolist()


@pytest.mark.parametrize(
    ("bid", "cannot"),
    [
        (minibus(replace(MINIBUS, radius_m=None)), Cannot.NO_ZONE),
        (minibus(replace(MINIBUS, radius_m=None, wards=("Nowhere",))), Cannot.NO_ZONE),
        (minibus(replace(MINIBUS, hours=())), Cannot.NO_RIDE_HOURS),
        (minibus(for_asset="t/library"), Cannot.NO_TIMES),
        (stop_at(250, 5), Cannot.NO_BUSES),
        (stop_at(250, 5, kind=""), Cannot.NO_KIND),
    ],
)
def test_what_is_not_known_of_it_is_said_and_nobody_counts(ground, bid, cannot):
    got = gains(ground, ON_FOOT, bid)
    assert (got.cannot, got.near.any(), got.gains.any()) == (cannot, False, False)


def test_a_minibus_of_what_a_bid_starts_brings_to_its_own_sessions(ground):
    bid = placed(900, 3, kind="choir", sessions=(Session(1, time(12), time(14)),), transport=MINIBUS)
    assert gains(ground, ON_FOOT, bid).gains.tolist() == [True, True, True, True, False]
    walkers, late = (
        gains(ground, ON_FOOT, replace(bid, transport=each)).gains for each in (None, hours("12:30", "15:00"))
    )
    assert walkers.tolist() == late.tolist()
    assert not walkers[:4].all()


def test_a_minibus_is_asked_of_the_part_of_the_week_that_counts(ground):
    daytime, evening = (replace(ON_FOOT, window=WINDOWS[key]) for key in ("daytime", "evening"))
    assert gains(ground, daytime, minibus()).gains.any()
    assert not gains(ground, evening, minibus()).gains.any()


def test_its_range_goes_with_the_departures(ground):
    """Without a bus on that day; hours that leave half an hour leave no quarter more."""
    monday = replace(ON_FOOT, by_bus=BusDays(FIRST, 7), minutes=1)
    for transport, least in ((hours("11:00", "15:00"), 40), (hours("11:30", "14:30"), 0)):
        bids = [minibus(transport)]
        figures = assess(ground, bids, standard=monday, weights=NeedWeights(), trials=False).of("B1")
        assert figures.additional_range is not None
        assert figures.additional_range == (least, figures.additional) == (least, 40)


def test_buses_of_the_route_call_at_the_new_stop_as_far_on_as_it_lies(ground):
    buses = ground.area.buses
    then = with_stop(buses, stop_at(250, 5), (here(250, 5).x, here(250, 5).y))
    new = len(buses.stops)
    calls = then.calls
    assert (calls["stop"] == new).sum() == len(buses.trips)
    assert then.stops["name"].iloc[new] == "A bid"
    there, back = (_clocks(calls.loc[calls["trip"] == trip, "leave_s"]) for trip in (0, 2))
    assert there == ["9:12:00", "9:14:00", "9:16:00", "9:21:00"]  # half of the way to Market Cross
    assert back == ["9:05:00", "9:11:45", "9:14:00"]  # three quarters of the way from Bridge End
    assert (
        calls.drop(calls.index[calls["stop"] == new])
        .reset_index(drop=True)
        .equals(buses.calls.reset_index(drop=True))
    )


def _clocks(seconds) -> list[str]:
    return [f"{at // 3600}:{at // 60 % 60:02}:{at % 60:02}" for at in seconds]


def test_a_new_stop_brings_who_lives_by_it_to_what_is_there(ground):
    today = gains(ground, SHORT, stop_at(10, 5))  # where there is a stop already
    assert (today.cannot, today.gains.any()) == (None, False)
    got = gains(ground, SHORT, stop_at(250, 5))
    assert got.gains.tolist() == [False, True, False, False, False]
    assert got.near.tolist() == [False, True, False, False, False]
    for_one = gains(ground, SHORT, stop_at(250, 5, for_asset="t/cafe", kind=""))
    assert for_one.gains.tolist() == got.gains.tolist()
    for_other = gains(ground, SHORT, stop_at(250, 5, kind="lunch_club"))
    assert not for_other.gains.any()  # it is on Low Street, too far from every stop


@pytest.mark.parametrize("departures", list(Departures))
def test_a_new_stop_takes_nothing_from_anybody(ground, departures):
    standard = replace(SHORT, departures=departures)
    got = gains(ground, standard, stop_at(250, 5))
    assert not (got.gains & ~got.lacking).any()
    assert not (got.gains & ~got.near).any()


@pytest.mark.parametrize(
    ("bid", "cannot"),
    [
        (stop_at(250, 5, route="31"), Cannot.NO_ROUTE),
        (stop_at(250, 5, route=""), Cannot.NO_ROUTE),
        (stop_at(250, 206), Cannot.OFF_ROUTE),
        (stop_at(90_000, 5), Cannot.OUTSIDE),
        (Bid("B1", "A stop", kind="cafe", transport=BidTransport(Brings.STOP, route="30")), Cannot.NO_PLACE),
        (stop_at(250, 5, for_asset="t/none"), Cannot.NO_ASSET),
    ],
)
def test_a_stop_of_which_nothing_can_be_said(ground, bid, cannot):
    got = gains(ground, SHORT, bid)
    assert (got.cannot, got.gains.any()) == (cannot, False)


def test_a_stop_200_m_from_the_line_is_on_the_route(ground):
    assert gains(ground, SHORT, stop_at(250, 205)).cannot is None


def test_other_bids_are_as_they_were_beside_a_minibus_and_a_stop(ground):
    plain = placed(250, 4, kind="choir", sessions=(Session(1, time(12), time(14)),))
    others = [replace(minibus(), bid_id="B2"), replace(stop_at(250, 5), bid_id="B3")]
    alone, beside = (gains_of(ground, bids, [SHORT])[SHORT]["B1"] for bids in ([plain], [plain, *others]))
    assert np.array_equal(alone.gains, beside.gains)
    assert np.array_equal(alone.near, beside.near)
