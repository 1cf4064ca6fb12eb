"""A few postcodes, streets and houses to be looked up, on a made-up plan around (331000, 188000)."""

from datetime import date
from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
import shapely

BNG = "EPSG:27700"


def table(columns, rows):
    """A table of places: the last of each row is where it is, or None."""
    frame = pd.DataFrame([row[:-1] for row in rows], columns=columns)
    points = [shapely.Point(*row[-1]) if row[-1] else None for row in rows]
    return gpd.GeoDataFrame(frame, geometry=points, crs=BNG)


def at(x, y):
    return 331_000 + x, 188_000 + y


TOWN = SimpleNamespace(
    title="Newport",
    crs=BNG,
    postcode_areas=("NP", "CF"),
    postcodes=table(
        ["postcode", "ended", "positional_quality", "po_box"],
        [
            ("NP20 4AA", None, 10, False, at(0, 0)),
            ("NP20 4AB", None, 50, False, at(900, 0)),
            ("NP10 8AR", None, 10, False, at(0, 3000)),
            ("CF3 2AH", None, 10, False, at(-4000, 0)),
            ("NP20 4ZZ", date(2019, 6, 30), None, False, None),
            ("NP20 9AA", None, 10, True, at(5, 5)),
            ("NP90 1AA", None, 90, False, None),
        ],
    ),
    addresses=table(
        ["house_number", "house_name", "street", "locality", "postcode"],
        [
            ("10", "", "Stow Hill", "", "NP20 4AA", at(0, 10)),
            ("12", "", "Stow Hill", "", "NP20 4AA", at(0, 20)),
            ("12", "", "Stow Hill", "", "", at(0, 25)),
            ("14a", "", "Stow Hill", "", "", at(0, 30)),
            ("16-20", "", "Stow Hill", "", "", at(0, 40)),
            ("", "The Cottage", "High Street", "", "NP20 4AB", at(900, 10)),
            ("1; 2", "", "High Street", "", "", at(900, 20)),
            ("5", "", "Church Road", "", "", at(3000, 5)),
            ("Unit 2", "", "Dock Way", "", "", at(500, 500)),
            ("", "Sea View", "", "Nash", "", at(0, -3000)),
        ],
    ),
    street_names=table(
        ["street", "locality"],
        [
            ("Church Road", "Gaer", at(0, 4000)),
            ("Church Road", "Alway", at(3000, 0)),
            ("Commercial Road", "", at(200, 0)),
            ("Commercial Street", "", at(100, 0)),
            ("High Street", "", at(900, 0)),
            ("Mill Lane", "Gaer", at(0, 2990)),
            ("Mill Lane", "Gaer", at(900, 200)),
            ("St. Mary's Street", "", at(50, 0)),
            ("Stow Hill", "", at(0, 0)),
            ("A48", "", at(50, 50)),
        ],
    ),
    localities=table(["name", "kind"], [("Gaer", "suburb", at(0, 4000)), ("Nash", "village", at(0, -3000))]),
)
