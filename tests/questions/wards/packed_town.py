"""The town of the ward gaps as a pack, as pages and commands open it."""

from pathlib import Path

from layers.packs.format import TABLES
from layers.packs.write import PackContents, write_pack
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town


def pack_town(folder: Path, assets=(CAFE,), homes=HOMES, ward_names=()) -> Path:
    """A folder of areas with ``tiny`` in it: homes on both sides of a river, of whom some have no street."""
    area = town(folder / "made", assets, homes)
    if ward_names:
        area.__dict__["wards"] = area.wards.assign(ward_name=list(ward_names))
    tables = {name: getattr(area, name) for name in ("wards", "residents", "small_areas")}
    others = {name: getattr(area, name) for name in TABLES if name not in tables}
    (folder / "packs" / "tiny").mkdir(parents=True)
    write_pack(PackContents(area.label, area.network, others | tables), folder / "packs" / "tiny")
    return folder / "packs"
