"""The town of the funding tests as a pack, as pages and commands open it, with a list of bids beside it."""

from pathlib import Path

from layers.packs.format import TABLES
from layers.packs.write import PackContents, write_pack
from tests.questions.funding.town import cafe, town

HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)}
BIDS = """Bid,Title,Amount,Kind,When,Easting,Northing
1,Tea,700,cafe,Tue 10:00-12:00,300000,450000
2,Cake,1000,cafe,,300000,449900
3,Scone,10,cafe,,,
4,Bun,,cafe,now and then,300000,449900
5,Pie,many,castle,,300900,450000
6,Jam,90000,cafe,,300000,449900
"""


def pack_town(folder: Path) -> Path:
    """A folder of areas with ``tiny`` in it: a café, a hall and a park."""
    area = town(folder / "made", assets=[cafe(1, 900), HALL])
    counts = area.residents.groupby("small_area_code")["residents"].sum()
    area.__dict__["small_areas"] = area.small_areas.assign(
        vintage="2021", residents=area.small_areas["small_area_code"].map(counts)
    )
    tables = {name: getattr(area, name) for name in ("wards", "residents", "small_areas")}
    others = {name: getattr(area, name) for name in TABLES if name not in tables}
    (folder / "packs" / "tiny").mkdir(parents=True)
    write_pack(PackContents(area.label, area.network, others | tables), folder / "packs" / "tiny")
    return folder / "packs"
