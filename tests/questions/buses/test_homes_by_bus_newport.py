"""Newport's residents by bus, all at once, are what each home's own week says, uphill and down."""

from datetime import date

import numpy as np
import pytest

from geo.paces import PACES
from layers.buses.passes import load_passes
from questions.buses.bus_journey import Fares
from questions.buses.homes_by_bus import DayByBus, homes_by_bus
from questions.buses.sessions_by_bus import BusCause, BusWish, week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin

TUESDAY, SUNDAY = date(2023, 7, 4), date(2023, 7, 2)
AT_RANDOM, NOT_REACHED = 25, 15
PASSES = Fares(load_passes())


@pytest.fixture(scope="module")
def newport(hilly_newport):
    return hilly_newport, pack_assets(hilly_newport)


@pytest.mark.parametrize(
    ("kind", "pace", "day"),
    [
        ("library", "steady", TUESDAY),
        ("library", "older", TUESDAY),
        ("community_centre", "step-free", SUNDAY),
    ],
)
def test_homes_at_random_and_homes_without_are_as_their_own_answer(newport, kind, pace, day):
    area, assets = newport
    asked = DayByBus(day, PACES[pace], 10, (kind,))
    answer = homes_by_bus(area, assets, asked)
    draw = np.random.default_rng(5)
    without = np.flatnonzero(answer.judged & ~answer.reached)
    rows = np.union1d(
        draw.choice(np.flatnonzero(answer.judged), AT_RANDOM, replace=False),
        draw.choice(without, min(NOT_REACHED, len(without)), replace=False),
    )
    ids = assets.table.loc[assets.table["kind"] == kind, "asset_id"].tolist()
    wish = BusWish(asked.pace, asked.minutes, day, PASSES)
    for row in rows:
        home = area.residents.geometry.iloc[row]
        week = week_by_bus(area, assets, Origin(home.x, home.y), wish, ids)
        causes = {
            each.cause
            for each in week.sessions
            if each.session.starts.date() == day and each.session.ends is not None
        }
        reached = None in causes
        home_only = not reached and BusCause.NO_BUS_HOME in causes
        then_only = not reached and not home_only and BusCause.NO_BUS_THEN in causes
        alike = answer.reached[row], answer.no_bus_home[row], answer.no_bus_then[row]
        assert (reached, home_only, then_only) == alike, row
