"""The planners' bench: PySAL says the same where it says anything, and the made-up borough is a whole one."""

import numpy as np
import pytest

from bench.made_up.borough import ask_everything
from bench.made_up.boroughs import made_up_borough
from bench.peers import access_peer
from bench.peers.answers import ParityError
from bench.peers.contestant import PeerMissingError
from geo.figures.coverage import reach_of_points
from geo.figures.floating_catchment import two_step_fca
from tests.geo.pair_tables import table_of

MINUTES = np.array([[5.0, 20], [12, 8], [20, 20]])
RESIDENTS, PLACES = np.array([1000.0, 500, 500]), np.array([20.0, 10])


def peer_of(make, walks, residents, places):
    try:
        return make(walks, residents, places, cutoff_m=15.0)
    except PeerMissingError as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_pysals_shares_and_counts_are_ours_where_it_has_any(seed):
    minutes, residents, places = MINUTES, RESIDENTS, PLACES
    if seed is not None:
        chance = np.random.default_rng(seed)
        minutes, residents = chance.uniform(0, 40, (50, 9)), chance.integers(1, 90, 50).astype(float)
        places = chance.integers(1, 40, 9).astype(float)
    walks = table_of(minutes)
    peer = peer_of(access_peer.two_step, walks, residents, places)
    ours = two_step_fca(walks, residents, places, cutoff_m=15)
    access_peer.same_at_every_point(peer.name, ours, peer.read(peer.run()))
    peer = peer_of(access_peer.in_reach, walks, residents, places)
    ours = reach_of_points(walks, cutoff_m=15).count.astype(float)
    access_peer.same_at_every_point(peer.name, ours, peer.read(peer.run()))


def test_a_figure_that_is_not_ours_stops_the_bench():
    with pytest.raises(ParityError, match="says 2 where ours is 1"):
        access_peer.same_at_every_point("Somebody", np.array([1.0]), np.array([2.0]))


def test_a_made_up_borough_answers_for_all_its_wards():
    area, assets = made_up_borough(300, 80, nodes=1_000)
    table = ask_everything(area, assets)
    assert len(set(table["ward_code"])) == 25
    one = table[(table["kind"] == "cafe") & (table["group"] == "residents") & (table["minutes"] == 15)]
    assert one.groupby("pace")["residents"].sum().eq(area.residents["residents"].sum()).all()
