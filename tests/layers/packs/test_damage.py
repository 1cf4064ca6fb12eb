"""A pack vouches for itself: harmed, it says so or answers as it did before, and it ends no process."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from layers.area import Area, list_areas, open_area, open_revision
from layers.packs.format import LABEL_FILE, LABEL_SUM, TABLES, PackError
from layers.preparing.prepare import prepare
from terminal.areas import area_lines
from tests.layers.tiny_place import write_place
from tests.made_once import ROOT
from tests.tiny_area import tiny_area

HARMED, HARMED_IN_A_LONG_RUN = 24, 2_000
PROCESS_S = 1_500


@pytest.fixture
def area(tmp_path: Path) -> Area:
    return tiny_area(tmp_path)


def opened_again(area: Area) -> Area:
    """The area as another process finds it."""
    return open_revision(area.folder)


# Harm that nobody meant


@pytest.mark.parametrize(
    "file",
    ["faults.csv", "assets.parquet", "background.parquet", "streets/arc_start.npy", "streets/node_x.npy"],
)
def test_one_flipped_bit_is_said_when_the_area_is_opened(area, file):
    path = area.folder / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    told = (
        f"The prepared area tiny is damaged: {file} cannot be read: it is not as it was written. "
        "Copy it here again from where it is whole, or prepare it again: "
        ".venv/bin/python cli.py prepare recipes/tiny.toml --data FOLDER --again"
    )
    with pytest.raises(PackError) as refusal:
        opened_again(area)
    assert str(refusal.value) == told


def test_a_file_that_is_harmed_while_the_area_is_open_is_said_when_it_is_read(area):
    assert len(area.wards)
    for name in ("wards", "labels"):
        path = area.folder / f"{name}.parquet"
        path.write_bytes(path.read_bytes()[::-1])
    assert len(area.wards), "what has been read stays"
    with pytest.raises(PackError, match=r"labels\.parquet cannot be read: it is not as it was written"):
        _ = area.labels


def test_streets_that_are_open_do_not_change_with_their_files(area):
    before = area.network.arc_start.copy()
    path = area.folder / "streets" / "arc_start.npy"
    with path.open("r+b") as file:
        file.seek(-8, 2)
        file.write(b"\xff" * 8)
    assert np.array_equal(area.network.arc_start, before)


def test_a_label_that_was_changed_by_hand_is_said(area):
    path = area.folder / LABEL_FILE
    path.write_bytes(path.read_bytes().replace(b'title = "Tinytown"', b'title = "Finetown"'))
    with pytest.raises(PackError, match=r"tiny is damaged: area\.toml is not as it was written"):
        opened_again(area)


def test_a_damaged_pack_is_prepared_again_without_being_told_to(tmp_path):
    recipe = write_place(tmp_path)
    first = prepare(recipe, tmp_path, areas_folder=tmp_path / "areas")
    path = first.area.folder / "residents.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    second = prepare(recipe, tmp_path, areas_folder=tmp_path / "areas")
    assert not second.up_to_date
    assert second.area.residents["residents"].sum() == 150
    assert prepare(recipe, tmp_path, areas_folder=tmp_path / "areas").up_to_date


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["as-it-is", "signed"])
def test_whatever_bits_are_flipped_no_process_ends_and_no_traceback_comes(tmp_path, long_run, mode):
    areas = tmp_path / "areas"
    prepare(write_place(tmp_path), tmp_path, areas_folder=areas)
    last = HARMED_IN_A_LONG_RUN if long_run else HARMED
    command = [
        sys.executable,
        "-m",
        "tests.layers.packs.harmed",
        str(areas),
        "tinyplace",
        mode,
        "0",
        str(last),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PROCESS_S)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (lines[-1:], done.stderr[-2000:])
    outcomes = [line for line in lines if "outcome" in line]
    assert [line for line in outcomes if line["outcome"] == "raised"] == []
    assert len(outcomes) == last
    tally = Counter(line["outcome"] for line in outcomes)
    if mode == "as-it-is":
        assert tally == {"refused": last}
    else:
        assert tally["refused"] >= last // 2  # a bit of a name may well be another name
    assert all(". " in line["words"] for line in outcomes if line["outcome"] == "refused")


# A pack of before


def without_sums(area: Area) -> None:
    """Make the pack one of format 1, which had no check sums."""
    path = area.folder / LABEL_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(LABEL_SUM))
    text = text.replace("format_version = 2", "format_version = 1")
    before, _, after = text.partition("[file_sums]\n")
    path.write_text(before + after[after.index("[") :], encoding="utf-8")


def test_a_pack_of_before_opens_and_says_that_nothing_vouches_for_it(area, tmp_path):
    assert area.vouched_for
    assert "check sum" not in " ".join(area_lines(list_areas(tmp_path)))
    without_sums(area)
    old = open_area("tiny", areas_folder=tmp_path)
    assert not old.vouched_for
    assert [len(getattr(old, name)) for name in TABLES] == [len(getattr(area, name)) for name in TABLES]
    assert (
        "  Prepared before packs had check sums, so damage to its files may go unnoticed. Prepare it again."
        in list(area_lines(list_areas(tmp_path)))
    )


def test_the_streets_of_a_pack_of_before_are_checked_all_the_same(area):
    without_sums(area)
    path = area.folder / "streets" / "arc_start.npy"
    content = bytearray(path.read_bytes())
    content[-2] ^= 64
    path.write_bytes(content)
    with pytest.raises(PackError, match="in its streets arc_start does not begin and end where its rows do"):
        _ = opened_again(area).network


def test_a_pack_of_now_cannot_pass_for_one_without_sums(area):
    path = area.folder / LABEL_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[file_sums]")] + text[text.index("[checksums]") :], encoding="utf-8")
    with pytest.raises(PackError, match=r"its area\.toml lacks something"):
        opened_again(area)
