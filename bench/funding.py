"""How long do a panel's bids and their best set take, and choosing sites on towns as large as real ones?"""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from actions.keep_once import kept_for_one_answer
from bench.measuring.figures import Figure
from geo.crs import to_lonlat
from geo.sites.siting import cover_most
from geo.sites.siting_model import SiteReach
from layers.area import Area
from layers.bids.model import Bid
from questions.funding.bids import assess, trials_of
from questions.funding.gains import gains_of
from questions.funding.ground import FundingGround, funding_ground
from questions.funding.need import DEFAULT_WEIGHTS
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.beside import demand_of
from questions.panel.decision import Decision, decide
from questions.panel.portfolio import best_portfolio
from questions.panel.walk_minutes import WalkMinutes, walk_minutes
from questions.places.area_assets import AreaAssets, pack_assets

GROUP: Final = "funding"
TIME_LIMIT_S: Final = 110.0
SMALL_AIM_S, LARGE_AIM_S, MEMORY_AIM_MB = 5.0, 120.0, 6_000.0
SMALL_POINTS: Final = 10_000
BIDS: Final = 12
SHOWN_AIM_S, SET_AIM_S = 4.0, 3.0
_BID_KINDS: Final = ("lunch_club", "cafe", "community_centre", "library", "advice", "mens_shed")
_BUDGET: Final = 50_000.0


@dataclass(frozen=True)
class Case:
    """A made-up town: sites and homes at random places, those within the radius reached."""

    sites: int
    points: int
    radius: float  # of a square town of side 1
    count: int


CASES: Final = (
    Case(500, 3_661, 0.09, 10),
    Case(500, 3_661, 0.04, 40),
    Case(5_000, 150_000, 0.02, 10),
    Case(5_000, 150_000, 0.02, 100),
)


def made_up_case(case: Case, *, seed: int = 3) -> tuple[SiteReach, np.ndarray]:
    """Which site reaches which point, and residents at each point."""
    drawn = np.random.default_rng(seed)
    places, homes = drawn.random((case.sites, 2)), drawn.random((case.points, 2))
    within_radius = cKDTree(places).query_ball_tree(cKDTree(homes), case.radius)
    site = np.repeat(np.arange(case.sites), [len(near) for near in within_radius])
    point = np.concatenate([np.array(near, int) for near in within_radius])
    return SiteReach(site, point, case.sites, case.points), drawn.integers(1, 90, case.points).astype(float)


def bids_of(area: Area, *, seed: int = 4) -> tuple[Bid, ...]:
    """Made-up bids at some homes of an area."""
    homes = area.residents.geometry.sample(BIDS, random_state=seed)
    longitude, latitude = to_lonlat(homes.x.to_numpy(), homes.y.to_numpy(), crs=area.crs)
    return tuple(
        Bid(
            f"B{at}",
            f"Bid {at}",
            pounds=2_000.0 + 1_000.0 * at,
            kind=_BID_KINDS[at % len(_BID_KINDS)],
            longitude=float(longitude[at]),
            latitude=float(latitude[at]),
        )
        for at in range(BIDS)
    )


def bid_figures(area: Area) -> Iterator[Figure]:
    """Processor time of all that a panel first sees, and of the sets, each beside the plain way to it."""
    bids, assets, standard = bids_of(area), pack_assets(area), Standard()
    decide(_ground(area, assets), bids, Decision(_BUDGET, standard, DEFAULT_WEIGHTS))  # streets are joined
    decision = Decision(_BUDGET, standard, DEFAULT_WEIGHTS)
    ours_s = _seconds(lambda: decide(_ground(area, assets), bids, decision))
    yield Figure(GROUP, f"{BIDS} bids and the best set by every aim", ours_s, "s", SHOWN_AIM_S, "processor")
    standards = [standard, *(trial.standard for trial in trials_of(standard, DEFAULT_WEIGHTS))]
    together_s = _seconds(lambda: gains_of(_ground(area, assets), bids, standards))
    apart_s = _seconds(
        lambda: [gains_of(_ground(area, assets), bids, [each]) for each in dict.fromkeys(standards)]
    )
    yield Figure(
        GROUP, "walks to the bids: one matrix beside one for each trial", together_s / apart_s, "×", 1.0
    )
    ground = _ground(area, assets)
    assessment = assess(ground, bids, standard=standard, weights=DEFAULT_WEIGHTS)
    walks = walk_minutes(ground, assessment, FairnessTerms())
    for aim in (SetAim.MOST, SetAim.FAIREST):
        demand = demand_of(aim, walks, assessment)
        set_s = _seconds(
            lambda demand=demand: best_portfolio(ground.people, assessment, budget=_BUDGET, demand=demand)
        )
        yield Figure(GROUP, f"the best set of {BIDS} bids, aim {aim}", set_s, "s", SET_AIM_S, "processor")
    every_s = _seconds(lambda: fairest_by_trying(walks, bids))
    what = "the fairest set beside trying every set within the budget"
    yield Figure(GROUP, what, set_s / every_s, "×", 1.0, f"every set takes {every_s:.2f} s")


def _ground(area: Area, assets: AreaAssets) -> FundingGround:
    return funding_ground(area, assets, keep=kept_for_one_answer())


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def fairest_by_trying(walks: WalkMinutes, bids: Sequence[Bid]) -> tuple[str, ...]:
    """The fairest set by working out every set that the budget allows: what nobody would wait for."""
    pounds = {bid.bid_id: bid.pounds or 0.0 for bid in bids}
    sets = (chosen for size in range(len(bids) + 1) for chosen in combinations(pounds, size))
    within = (chosen for chosen in sets if sum(pounds[bid_id] for bid_id in chosen) <= _BUDGET)
    return min(within, key=lambda chosen: walks.equivalent_min(walks.with_bids(chosen)) or 0.0)


def funding_figures(
    area: Area | None = None, *, say: Callable[[str], None] = lambda _: None
) -> Iterator[Figure]:
    """Bids of the area; then seconds to choose sites, what is left unproven, and the most memory in use."""
    if area is not None:
        say(f"{BIDS} bids and their best sets")
        yield from bid_figures(area)
    for case in CASES:
        say(f"Choosing {case.count} of {case.sites:,} sites for {case.points:,} resident points")
        reach, weight = made_up_case(case)
        solution = cover_most(reach, weight, count=case.count, time_limit_s=TIME_LIMIT_S)
        what = f"choose {case.count} of {case.sites:,} sites for {case.points:,} resident points"
        sure = "proven the best" if solution.proven else f"at most {solution.gap:.2%} from the best"
        aim_s = LARGE_AIM_S if case.points > SMALL_POINTS else SMALL_AIM_S
        yield Figure(GROUP, what, solution.seconds, "s", aim_s, f"{len(reach.site):,} pairs; {sure}")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    yield Figure(GROUP, "choose sites: peak memory of the whole bench", peak_mb, "MB", MEMORY_AIM_MB)
