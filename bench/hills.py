"""How much longer do walks take to find with hills than without? Both in one run, in processor time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from typing import Final

import numpy as np

from bench.measuring.figures import Figure, NotMeasured
from geo.catchments import catchments
from geo.gradients import Gradient, sloped
from geo.nearest import nearest_lengths
from geo.network import WalkNetwork
from geo.pairs import pairs
from geo.snap import Snaps
from geo.sweep import sweep
from layers.area import Area
from layers.relief.hilly_area import hills_known
from questions.places.area_assets import pack_assets
from questions.walks.resident_homes import resident_homes
from questions.walks.walking_ground import walking_ground

GROUP: Final = "hills"
CUTOFF_M: Final = 1_200.0
MOST: Final = 1.6  # times the processor time without hills
ROUNDS: Final = 9
ORIGINS: Final = 300


def hill_figures(area: Area) -> Iterator[Figure | NotMeasured]:
    """The ratio for each sort of sweep on an area whose heights are known."""
    if not hills_known(area):
        yield NotMeasured(GROUP, f"The heights of {area.title} are not known.")
        return
    ground, homes = walking_ground(area, pack_assets(area), 0), resident_homes(area, 0)
    level = replace(area.network, heights=None)
    hilly = sloped(area.network, Gradient.CAREFUL)
    for what, run in _sweeps(homes.snaps.take(homes.judged), ground.doors).items():
        with_s, without_s = _in_turn(lambda run=run: run(hilly), lambda run=run: run(level))
        note = f"{1e3 * with_s:.1f} ms with, {1e3 * without_s:.1f} ms without, processor time"
        yield Figure(GROUP, f"{what}, with hills beside without", with_s / without_s, "×", MOST, note)


def _sweeps(homes: Snaps, doors: Snaps) -> dict[str, Callable[[WalkNetwork], object]]:
    some, single = homes.take(np.arange(min(ORIGINS, len(homes)))), homes.take(np.array([0]))
    doors = doors.take(doors.joined)
    return {
        f"{len(some)} catchments of {CUTOFF_M:,.0f} m": lambda streets: catchments(
            streets, some, cutoff_m=CUTOFF_M
        ),
        "one person's sweep": lambda streets: sweep(streets, single, cutoff_m=2 * CUTOFF_M),
        "the nearest asset of every junction": lambda streets: nearest_lengths(streets, doors),
        f"all pairs within {CUTOFF_M:,.0f} m": lambda streets: pairs(
            streets, homes, doors, door_asset=np.arange(len(doors)), asset_count=len(doors), cutoff_m=CUTOFF_M
        ),
    }


def _in_turn(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """The median processor seconds of each, one after the other, each run once before."""
    first(), second()
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for run, times in zip((first, second), seconds, strict=True):
            began = time.process_time()
            run()
            times.append(time.process_time() - began)
    return median(seconds[0]), median(seconds[1])
