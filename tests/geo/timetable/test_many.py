"""Many homes at once are as each home by itself."""

import numpy as np
import pytest

from geo.timetable.journey import Ends, Limits, earliest_back, latest_there
from geo.timetable.many import StopWalks, earliest_home, latest_leaving
from geo.timetable.timetable import NEVER
from tests.geo.timetable.made_up_days import made_up_day, made_up_ends

HOMES = 30
LIMITS = Limits(3, 5400)


def walks_of(ends: list[Ends]) -> StopWalks:
    near = [np.flatnonzero(each.out_s < NEVER) for each in ends]
    start = np.concatenate([[0], np.cumsum([len(stops) for stops in near])])
    out_s = np.concatenate([each.out_s[stops] for each, stops in zip(ends, near, strict=True)])
    return StopWalks(start, np.concatenate(near), out_s, out_s)


@pytest.mark.parametrize("seed", range(10))
def test_every_home_has_the_times_of_its_own_journey(seed: int):
    timetable = made_up_day(seed)
    homes = [made_up_ends(100 * seed + home, timetable.stop_count) for home in range(HOMES)]
    door_s = made_up_ends(seed + 77, timetable.stop_count).in_s
    leave_s = latest_leaving(timetable, walks_of(homes), door_s, 6000, LIMITS)
    home_s = earliest_home(timetable, walks_of(homes), door_s, 3000, LIMITS)
    for home, each in enumerate(homes):
        there = latest_there(timetable, Ends(each.out_s, door_s), 6000, LIMITS)
        back = earliest_back(timetable, Ends(door_s, each.out_s), 3000, LIMITS)
        assert leave_s[home] == (there.leave_s if there else -NEVER)
        assert home_s[home] == (back.arrive_s if back else NEVER)
