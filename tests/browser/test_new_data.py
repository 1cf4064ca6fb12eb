"""When the data change, the page shows it on its next run; when new data are bad, the old ones stay."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from bench.many_people.load_area import contents_with
from layers.area import open_area
from layers.packs.summaries import serving_revision
from layers.packs.write import write_pack
from tests.app.small_town import POSTCODE, asset, write_town
from tests.browser.conftest import NEWPORT_DATA
from tests.browser.server import ROOT
from tests.browser.visitor import Visitor

MANY = 100_000
NEW = "ZZ1 9ZZ"
PAGES = {"Ward gaps": "short of what", "About the data": "come from", "Asset register": "still true"}
_LETTERS = "ABDEFGHJLN"


@pytest.fixture
def town(areas: Path) -> Iterator[Path]:
    """A town of three clubs with a big table of postcodes, which will change."""
    name = f"changing-{uuid.uuid4().hex[:6]}"
    clubs = [asset(at, name=f"club_{word}") for at, word in enumerate(("alpha", "gamma", "delta"))]
    write_town(areas, clubs, name=name, title=f"Changing {name[-6:]}")
    yield areas / name
    (areas / name / "current").unlink()


def write_again(town: Path, **changed: pd.DataFrame) -> None:
    """A new revision with other tables."""
    area = open_area(town.name, areas_folder=town.parent)
    write_pack(contents_with(area, changed), town)


def clubs(visitor: Visitor) -> set[str]:
    """The town's own clubs on the map; the register may know other places on the same ground."""
    return {name for name in visitor.on_map().values() if name.startswith("club_")}


def test_one_new_name_is_on_the_next_run_in_list_map_and_file(visitor: Visitor, town: Path) -> None:
    visitor.open(f"area={town.name}")
    visitor.find(POSTCODE)
    assert "club_alpha" in visitor.rows()
    assert clubs(visitor) == {"club_alpha", "club_gamma", "club_delta"}
    table = open_area(town.name, areas_folder=town.parent).assets.copy()
    table.loc[table["name"] == "club_alpha", "name"] = "club_beta"
    write_again(town, assets=table)
    visitor.choose("minutes", "20")  # any next run
    assert "club_beta" in visitor.rows()
    assert "club_alpha" not in visitor.rows()
    assert clubs(visitor) == {"club_beta", "club_gamma", "club_delta"}, "no stale map"
    assert "club_alpha" not in visitor.all_it_shows()
    assert "club_beta" in visitor.download()


def _letters(number: int) -> str:
    """A different pair for every number below a hundred, and no more: enough beside the digits before it."""
    return _LETTERS[number // 10 % 10] + _LETTERS[number % 10]


def test_one_new_cell_among_a_hundred_thousand_rows_is_seen(visitor: Visitor, town: Path) -> None:
    small = open_area(town.name, areas_folder=town.parent).postcodes
    codes = [f"ZZ{at // 10_000 + 2} {at // 1000 % 10}{_letters(at % 1000)}" for at in range(MANY)]
    big = small.iloc[[0] * MANY].copy().assign(postcode=[POSTCODE, *codes[1:]])
    write_again(town, postcodes=big)
    visitor.open(f"area={town.name}")
    visitor.find(NEW)
    assert visitor.start() == ""
    changed = big.copy()
    changed.iloc[MANY // 2, changed.columns.get_loc("postcode")] = NEW
    write_again(town, postcodes=changed)
    visitor.find(NEW)
    assert f"Starting from {NEW}" in visitor.start()


@pytest.fixture
def twin(areas: Path) -> Iterator[Path]:
    """The demo town once more, under a name of its own, with a hundred thousand postcodes."""
    demo, name = open_area("demo", areas_folder=areas), f"twin-{uuid.uuid4().hex[:6]}"
    codes = demo.postcodes.iloc[[0] * (MANY - len(demo.postcodes))].copy()
    codes["postcode"] = [
        f"ZY{at // 10_000 + 1} {at // 1000 % 10}{_letters(at % 1000)}" for at in range(len(codes))
    ]
    contents = contents_with(demo, {"postcodes": pd.concat([demo.postcodes, codes], ignore_index=True)})
    (areas / name).mkdir()
    write_pack(
        replace(contents, label=replace(contents.label, name=name, title=f"Twin {name[-6:]}")), areas / name
    )
    yield areas / name
    (areas / name / "current").unlink()


def on_every_page(visitor: Visitor) -> dict[str, str]:
    """The words of each page that names wards or assets, after a fresh run of it."""
    words = {}
    for link, question in PAGES.items():
        visitor.follow(link)
        visitor.page.wait_for_selector(f"h1:has-text('{question}')", timeout=60_000)
        visitor.settle()
        words[link] = visitor.text()
    visitor.follow("Funding")
    visitor.page.wait_for_selector("h1:has-text('fund first')", timeout=60_000)
    visitor.settle()
    visitor.choose("fund_part", "What if")
    visitor.pick("What would be done?", "Close something")
    visitor.page.get_by_label("Which?", exact=True).fill("Abbey Park")
    visitor.page.get_by_role("option").first.wait_for()
    words["Funding"] = " ".join(visitor.page.get_by_role("option").all_inner_texts())
    visitor.page.keyboard.press("Escape")
    return words


def test_one_changed_cell_is_on_every_page_at_its_next_run(visitor: Visitor, twin: Path) -> None:
    visitor.open(f"area={twin.name}")
    before = on_every_page(visitor)
    assert [
        page for page, words in before.items() if "Foundry" not in words and "Abbey Park" not in words
    ] == []
    area = open_area(twin.name, areas_folder=twin.parent)
    wards, assets = area.wards.copy(), area.assets.copy()
    wards.loc[wards["ward_name"] == "Foundry", "ward_name"] = "Forge"
    assets.loc[assets["name"] == "Abbey Park Walkers", "name"] = "Abbey Park Striders"
    write_again(twin, wards=wards, assets=assets)
    after = on_every_page(visitor)
    for page in ("Ward gaps", "About the data"):
        assert "Forge" in after[page], page
        assert "Foundry" not in after[page], page
    for page in ("Asset register", "Funding"):
        assert "Abbey Park Striders" in after[page], page
        assert "Abbey Park Walkers" not in after[page], page


def test_a_cut_street_file_leaves_the_old_pack_serving(newport: Visitor, tmp_path: Path) -> None:
    folder = newport.server.areas / "newport"
    before = serving_revision(folder)
    for file in NEWPORT_DATA.iterdir():
        (tmp_path / file.name).symlink_to(file)
    whole = (NEWPORT_DATA / "streets.osm.pbf").read_bytes()
    (tmp_path / "streets.osm.pbf").unlink()
    (tmp_path / "streets.osm.pbf").write_bytes(whole[: len(whole) * 9 // 10])
    words = ["cli.py", "prepare", "recipes/newport.toml", "--data", str(tmp_path)]
    told = subprocess.run(
        [sys.executable, *words, "--areas", str(newport.server.areas)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode != 0
    assert "streets.osm.pbf" in told.stdout + told.stderr
    assert serving_revision(folder) == before
    newport.find("NP20 4AB")
    assert "within 15 minutes" in newport.text()
    assert "Something went wrong" not in newport.text()
