"""The tiny town with people in it: two wards, two small areas, one of them poor."""

import geopandas as gpd
import pandas as pd
import shapely

from actions.keep_once import kept_for_one_answer
from layers.bids.model import Bid
from questions.funding.ground import funding_ground
from questions.places.area_assets import pack_assets
from tests.tiny_area import CRS, EAST, NORTH, here, tiny_area

# 15 minutes at the older pace are 720 metres; High Street and Low Street join only at their eastern end.
HOMES = {
    (0, 0): ("A", "west", 100, 10),
    (250, 0): ("A", "west", 40, 4),
    (900, 0): ("A", "east", 7, 7),
    (0, -100): ("B", "east", 1000, 100),
    (0, 700): ("B", "west", 50, 50),  # no street within 100 m
}
WARDS = {"west": "Westward", "east": "Eastward"}


def town(folder, *, assets=()):
    """The area: small area A is the most deprived."""
    nothing = [{"asset_id": "t/park", "name": "Park", "kind": "park", "at": (1000, 20)}]
    area = tiny_area(folder, assets=[*nothing, *assets])
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {
            "point_id": [str(at) for at in HOMES],
            "small_area_code": [home[0] for home in HOMES.values()],
            "ward_code": [home[1] for home in HOMES.values()],
            "residents": [home[2] for home in HOMES.values()],
            "aged_75_plus": [home[3] for home in HOMES.values()],
        },
        geometry=[here(*at) for at in HOMES],
        crs=CRS,
    )
    area.__dict__["small_areas"] = gpd.GeoDataFrame(
        {"small_area_code": ["A", "B"], "deprivation": [1.0, 900.0]},
        geometry=[here(0, 0).buffer(1), here(0, 0).buffer(1)],
        crs=CRS,
    )
    whole = shapely.box(EAST - 500, NORTH - 500, EAST + 3000, NORTH + 1500)
    area.__dict__["wards"] = gpd.GeoDataFrame(
        pd.DataFrame({"ward_code": list(WARDS), "ward_name": list(WARDS.values())}),
        geometry=[whole, whole],
        crs=CRS,
    )
    return area


def ground_of(area, assets=None):
    """What every funding question of the tests stands on; walks are measured once for each ground."""
    return funding_ground(area, pack_assets(area) if assets is None else assets, keep=kept_for_one_answer())


def cafe(number, x, y=0, **known):
    return {"asset_id": f"t/{number}", "name": f"Café {number}", "kind": "cafe", "at": (x, y), **known}


def lonlat(x, y):
    from geo.crs import to_lonlat

    lon, lat = to_lonlat([EAST + x], [NORTH + y], crs=CRS)
    return float(lon[0]), float(lat[0])


def bid(bid_id, x=None, y=0, *, pounds=1000.0, kind="cafe", **known):
    at = lonlat(x, y) if x is not None else (None, None)
    return Bid(bid_id, f"Bid {bid_id}", pounds=pounds, kind=kind, longitude=at[0], latitude=at[1], **known)
