"""How many weekly places are there for each thousand residents, ward by ward, today and then?"""

from datetime import date
from typing import Final

import pandas as pd

from layers.area import Area
from questions.funding.changes import Scenario, changed_area, changed_assets
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets
from questions.wards.ward_gaps import WardQuestion, ward_gaps

PLACES_COLUMNS: Final = ("ward_code", "ward_name", "today", "then")  # places per 1,000 residents


def places_then(
    area: Area, assets: AreaAssets, scenario: Scenario, standard: Standard, *, kind: str, today: date
) -> pd.DataFrame:
    """Weekly places shared among all who can walk to them (2SFCA), before and after.

    ``PLACES_COLUMNS``, every ward by code. Assets whose places are not known give none; if none are known,
    the figure is missing.
    """
    question = WardQuestion((kind,), standard.pace, standard.minutes, today)
    before = ward_gaps(area, assets, question).wards
    new_area, new_assets = changed_area(area, scenario), changed_assets(area, assets, scenario)
    after = ward_gaps(new_area, new_assets, question).wards
    told = before[["ward_code", "ward_name"]].assign(today=before["places_per_1000"])
    told = told.merge(after[["ward_code", "places_per_1000"]], on="ward_code", how="left")
    told = told.rename(columns={"places_per_1000": "then"})
    return pd.DataFrame(told[told["ward_code"] != ""][list(PLACES_COLUMNS)].reset_index(drop=True))
