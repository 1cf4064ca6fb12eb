"""A register written by an earlier version, of a recipe's list without ids: its assets are known again.

Earlier versions made the id of such a row of all its cells; today's is of its name, kind and place.
"""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest

from layers.register.importing.openstreetmap import assets_of_area
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import Register, open_register
from tests.layers.preparing.lists.test_recipe_list import CRS, HERE, read

COLUMNS = {
    "name": "Name",
    "kind": "Type",
    "when": "Days",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "postcode": "Postcode",
}
HEADINGS = tuple(COLUMNS.values())
ROWS = [
    ("Maindee lunch club", "Lunch club", "Tue 12:00-14:00", *HERE.split(","), "NP20 4AA"),
    ("Chess", "Games group", "Mon 19:00-21:00", *HERE.split(","), ""),
    ("Bingo", "Social club", "Mon 14:00-16:00", *HERE.split(","), "NP20 4AA"),
    ("Bingo", "Social club", "Fri 19:00-21:00", *HERE.split(","), "NP20 4AA"),
]


class Ground:
    """Of an area what the register asks: its assets, in metres."""

    def __init__(self, table: gpd.GeoDataFrame) -> None:
        self.assets, self.crs, self.sources = table, CRS, ()


def id_made_before(cells: Mapping[str, str]) -> str:
    """The id of a row as earlier versions made it: of every cell that its recipe names."""
    texts = {name: " ".join(cell.casefold().split()) for name, cell in sorted(cells.items()) if cell}
    identity = "\x1f".join(f"{name}={text}" for name, text in texts.items())
    return hashlib.sha256(identity.encode()).hexdigest()[:12]


def assets(folder: Path, rows: list[tuple[str, ...]] = ROWS) -> tuple[Asset, ...]:
    """The assets of the list as it is read today."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *rows])
    listing = read(folder, text.getvalue(), columns=COLUMNS)
    assert not listing.faults
    return assets_of_area(Ground(listing.assets))  # type: ignore[arg-type]


def as_before(folder: Path) -> list[Asset]:
    """The same under the ids of before."""
    made = [id_made_before(dict(zip(COLUMNS, row, strict=True))) for row in ROWS]
    return [
        replace(asset, asset_id=f"our-list/{key}", source_id=key)
        for asset, key in zip(assets(folder), made, strict=True)
    ]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A register of before, in which a person has corrected each asset."""
    with open_register(tmp_path / "register.sqlite") as opened:
        opened.import_assets(as_before(tmp_path), ImportInfo("Our list", by="area pack", sha256="1"))
        for at, asset in enumerate(as_before(tmp_path)):
            corrected = replace(asset, phone=f"01632 96000{at}", checked_by="AB", checked_on=date(2026, 5, 3))
            opened.edit(corrected, 1, by="AB")
        yield opened


def test_no_asset_is_new_none_is_gone_and_what_a_person_wrote_stays(
    register: Register, tmp_path: Path
) -> None:
    today = assets(tmp_path)
    standing = {entry.asset.asset_id for entry in register.entries()}
    assert standing.isdisjoint(asset.asset_id for asset in today)
    plan = register.plan_import(today, ImportInfo("Our list", by="area pack", sha256="2"))
    assert (plan.new, plan.vanished, plan.unchanged) == ((), (), len(ROWS))
    register.commit_import(plan)
    by_times = {entry.asset.when: entry.asset for entry in register.entries()}
    assert [by_times[row[2]].phone for row in ROWS] == [f"01632 96000{at}" for at in range(len(ROWS))]
    assert register.proposed_closures() == ()


def test_one_that_the_list_has_changed_or_dropped_since_is_told_as_that(
    register: Register, tmp_path: Path
) -> None:
    moved = [(*ROWS[0][:2], "Wed 12:00-14:00", *ROWS[0][3:]), *ROWS[2:]]
    plan = register.plan_import(assets(tmp_path, moved), ImportInfo("Our list", by="area pack", sha256="2"))
    assert [change.name for change in plan.changed] == ["Maindee lunch club"]
    assert [asset.name for asset in plan.vanished] == ["Chess"]
    assert (plan.new, plan.unchanged) == ((), 2)
