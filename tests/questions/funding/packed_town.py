"""The town of the funding tests as a pack, as pages and commands open it, with a list of bids beside it."""

from pathlib import Path

import pandas as pd

from layers.packs.format import TABLES
from layers.packs.write import PackContents, write_pack
from layers.streets.timed_access import HOURS_COLUMNS, TimedAccess, hours_row
from tests.questions.funding.town import cafe, town

HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)}
PARK_GATE = TimedAccess("gate", "", "", "Mo-Su 08:00-18:00", "")
BIDS = """Bid,Title,Amount,Kind,When,Easting,Northing
1,Tea,700,cafe,Tue 10:00-12:00,300000,450000
2,Cake,1000,cafe,,300000,449900
3,Scone,10,cafe,,,
4,Bun,,cafe,now and then,300000,449900
5,Pie,many,castle,,300900,450000
6,Jam,90000,cafe,,300000,449900
"""


def pack_town(folder: Path) -> Path:
    """A folder of areas with ``tiny`` in it: a café, a hall, a park and a gate with hours on nobody's way."""
    area = town(folder / "made", assets=[cafe(1, 900), HALL])
    counts = area.residents.groupby("small_area_code")["residents"].sum()
    area.__dict__["small_areas"] = area.small_areas.assign(
        vintage="2021", residents=area.small_areas["small_area_code"].map(counts)
    )
    area.__dict__["street_hours"] = pd.DataFrame([hours_row(PARK_GATE)], columns=list(HOURS_COLUMNS))
    tables = {name: getattr(area, name) for name in ("wards", "residents", "small_areas")}
    others = {name: getattr(area, name) for name in TABLES if name not in tables}
    (folder / "packs" / "tiny").mkdir(parents=True)
    write_pack(PackContents(area.label, area.network, others | tables), folder / "packs" / "tiny")
    return folder / "packs"
