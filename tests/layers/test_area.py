"""An Area opens fast and whole, or says in words why not."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geo.network import NETWORK_ARRAYS
from layers.area import UnknownAreaError, list_areas, open_area
from layers.packs.format import FORMAT_VERSION, TABLES, PackError
from tests.tiny_area import tiny_area


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    tiny_area(tmp_path)
    return tmp_path


def edit_label(areas: Path, old: str, new: str) -> None:
    path = open_area("tiny", areas_folder=areas).folder / "area.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_an_area_knows_what_it_is(areas):
    area = open_area("tiny", areas_folder=areas)
    assert (area.name, area.title, area.crs, area.made_up) == ("tiny", "Tinytown", "EPSG:27700", True)
    assert (area.margin_m, area.postcode_areas) == (2500, ("ZZ",))
    assert area.counts["wards"] == 1
    assert area.revision == area.folder.name


def test_an_area_opens_by_name_by_folder_and_by_revision(areas):
    by_name = open_area("tiny", areas_folder=areas)
    assert open_area(areas / "tiny").folder == by_name.folder
    assert open_area(by_name.folder).folder == by_name.folder


def test_every_table_of_the_pack_is_an_attribute(areas):
    area = open_area("tiny", areas_folder=areas)
    for name, columns in TABLES.items():
        assert set(columns) <= set(getattr(area, name).columns), name
        assert getattr(area, name) is getattr(area, name), "read twice"


def test_the_streets_cannot_be_written_to(areas):
    network = open_area("tiny", areas_folder=areas).network
    for name in NETWORK_ARRAYS:
        assert not getattr(network, name).flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        network.node_x[0] = 0.0


def test_an_area_goes_to_a_worker_by_its_folder(areas):
    area = open_area("tiny", areas_folder=areas)
    assert area.network.node_count
    sent = pickle.dumps(area)
    assert len(sent) < 1000
    again = pickle.loads(sent)  # noqa: S301 - our own
    assert again.label == area.label
    assert np.array_equal(again.network.shape_x, area.network.shape_x)


def test_an_area_with_other_streets_shares_all_else_and_leaves_the_first_as_it_was(areas):
    area = open_area("tiny", areas_folder=areas)
    first, before = area.network, dict(area.__dict__)
    half = replace(first, edge_length_m=first.edge_length_m / 2)
    tried = area.with_streets(half, change="half")
    again = tried.with_streets(first, change="back")
    assert tried.network is half
    assert (tried.revision, again.revision) == (f"{area.revision}+half", f"{area.revision}+half+back")
    for name in (*TABLES, "sources", "boundary"):
        assert getattr(tried, name) is getattr(area, name) is getattr(again, name), name
    assert area.network is again.network is first
    assert {name: area.__dict__[name] for name in before} == before
    sent = pickle.loads(pickle.dumps(tried))  # noqa: S301 - our own
    assert sent.label == tried.label
    assert np.array_equal(sent.network.edge_length_m, half.edge_length_m)


def test_the_boundary_is_the_wards_and_the_bounds_are_the_streets(areas):
    area = open_area("tiny", areas_folder=areas)
    assert area.boundary.area == pytest.approx(area.wards.area.sum())
    assert area.streets_bounds == (300_000.0, 449_900.0, 302_300.0, 450_900.0)


def test_an_unknown_area_is_named_with_those_there_are(areas):
    with pytest.raises(
        UnknownAreaError, match=r'No area "wigan" has been prepared. There is tiny. Prepare it'
    ):
        open_area("wigan", areas_folder=areas)


def test_where_nothing_is_prepared_the_command_is_told(tmp_path):
    with pytest.raises(
        UnknownAreaError, match=r".venv/bin/python cli.py prepare recipes/NAME.toml --data FOLDER"
    ):
        open_area("wigan", areas_folder=tmp_path / "none")


@pytest.mark.parametrize("name", ["../tiny", "tiny/../tiny", "", ".", "..", "TINY", "/etc", "a\0b", "con"])
def test_a_name_is_never_a_way_out_of_the_folder(areas, name):
    with pytest.raises(UnknownAreaError):
        open_area(name, areas_folder=areas)


def test_an_older_format_is_refused(areas):
    edit_label(areas, f"format_version = {FORMAT_VERSION}", "format_version = 0")
    with pytest.raises(PackError, match=r"made by an older version of this program .*Prepare the area again"):
        open_area("tiny", areas_folder=areas)


def test_a_newer_format_is_refused(areas):
    edit_label(areas, f"format_version = {FORMAT_VERSION}", "format_version = 99")
    with pytest.raises(PackError, match=r"made by a newer version of this program .*Update the program"):
        open_area("tiny", areas_folder=areas)


def test_a_label_that_is_no_toml_is_damage(areas):
    edit_label(areas, "format_version", "= =")
    with pytest.raises(PackError, match=r"tiny is damaged: its area.toml is missing or cannot be read"):
        open_area("tiny", areas_folder=areas)


def test_a_label_that_lacks_a_key_is_damage(areas):
    edit_label(areas, "made_from", "made_with")
    with pytest.raises(PackError, match=r"tiny is damaged: its area.toml lacks something"):
        open_area("tiny", areas_folder=areas)


@pytest.mark.parametrize("file", ["wards.parquet", "streets/node_x.npy", "faults.csv"])
def test_a_missing_file_is_named(areas, file):
    (open_area("tiny", areas_folder=areas).folder / file).unlink()
    with pytest.raises(PackError, match=f"tiny is damaged: {file} is missing or not whole.*--again"):
        open_area("tiny", areas_folder=areas)


def test_a_cut_file_is_named(areas):
    path = open_area("tiny", areas_folder=areas).folder / "assets.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(PackError, match=r"assets.parquet is missing or not whole"):
        open_area("tiny", areas_folder=areas)


@pytest.mark.parametrize("file", ["assets.parquet", "ways.parquet", "streets/node_x.npy"])
def test_a_file_of_the_right_size_with_wrong_content_is_damage(areas, file):
    area = open_area("tiny", areas_folder=areas)
    path = area.folder / file
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(PackError, match="cannot be read"):
        _ = area.assets, area.ways, area.network


def test_a_current_file_that_names_nothing_is_damage(areas):
    shutil.rmtree(open_area("tiny", areas_folder=areas).folder)
    with pytest.raises(PackError, match=r"its file current names a revision that is not there"):
        open_area("tiny", areas_folder=areas)


def test_a_current_file_cannot_point_elsewhere(areas):
    (areas / "tiny" / "current").write_text("..", encoding="ascii")
    with pytest.raises(PackError, match="names a revision that is not there"):
        open_area("tiny", areas_folder=areas)


def test_areas_are_listed_the_damaged_ones_too(areas):
    tiny_area(areas, name="broken")
    (open_area("broken", areas_folder=areas).folder / "wards.parquet").unlink()
    (areas / "stray-folder").mkdir()
    listed = list_areas(areas)
    assert [summary.name for summary in listed] == ["broken", "tiny"]
    assert "broken is damaged" in listed[0].problem
    assert listed[1].label is not None
    assert listed[1].label.title == "Tinytown"
