"""How many weekly places are there for each thousand residents, ward by ward, today and then?"""

from datetime import date
from typing import Final

import pandas as pd

from questions.funding.changes import changed
from questions.funding.ground import FundingGround
from questions.funding.scenario import Scenario
from questions.funding.standard import Standard
from questions.wards.ward_gaps import WardQuestion, ward_gaps

PLACES_COLUMNS: Final = ("ward_code", "ward_name", "today", "then")  # places per 1,000 residents


def places_then(
    ground: FundingGround, scenario: Scenario, standard: Standard, *, kind: str, today: date
) -> pd.DataFrame:
    """Weekly places shared among all who can walk to them (2SFCA), before and after.

    ``PLACES_COLUMNS``, every ward by code. Assets whose places are not known give none; if none are known,
    the figure is missing.

    Raises
    ------
    ChangeError
        A change cannot be made here.
    """
    question = WardQuestion((kind,), standard.pace, standard.minutes, today, for_some=True)
    before = ward_gaps(ground.area, ground.assets, question).wards
    then = changed(ground, scenario)
    after = ward_gaps(then.area, then.assets, question).wards
    places = before[["ward_code", "ward_name"]].assign(today=before["places_per_1000"])
    places = places.merge(after[["ward_code", "places_per_1000"]], on="ward_code", how="left")
    places = places.rename(columns={"places_per_1000": "then"})
    return pd.DataFrame(places[places["ward_code"] != ""][list(PLACES_COLUMNS)].reset_index(drop=True))
