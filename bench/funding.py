"""How long does it take to choose sites exactly, on made-up towns as large as real ones?"""

import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from bench.measuring.figures import Figure
from geo.sites.siting import cover_most
from geo.sites.siting_model import SiteReach

GROUP: Final = "funding"
TIME_LIMIT_S: Final = 110.0
SMALL_AIM_S, LARGE_AIM_S, MEMORY_AIM_MB = 5.0, 120.0, 6_000.0
SMALL_POINTS: Final = 10_000


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


def funding_figures(*, say: Callable[[str], None] = lambda _: None) -> Iterator[Figure]:
    """Seconds to choose, what is left unproven, and the most memory that was in use."""
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
