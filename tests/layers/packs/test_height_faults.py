"""A pack keeps the heights of its streets; one without opens all the same, and harmed ones are a fault."""

from dataclasses import replace

import numpy as np
import pytest

from geo.heights import HEIGHT_ARRAYS
from layers.area import open_area
from layers.packs.format import PackError
from layers.packs.height_faults import heights_fault
from layers.packs.write import PackContents, write_pack
from tests.geo.hills.hilly import hilly_town, with_heights
from tests.tiny_area import tiny_area

TOWN = hilly_town(3)


def test_what_is_made_here_holds_together():
    assert heights_fault(TOWN) is None
    assert heights_fault(replace(TOWN, heights=None)) is None


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("start", lambda a: a[:-1], "do not belong to its streets"),
        ("start", lambda a: np.where(a == a[1], 1, a).astype(a.dtype), "do not belong to its streets"),
        ("start", lambda a: a.astype(np.int64), "not arrays of the right sort"),
        ("along_m", lambda a: np.append(a[:-1], np.nan), "do not follow one another"),
        ("along_m", lambda a: np.append(a[:-1], 1e6), "do not begin and end where a street does"),
        ("along_m", lambda a: np.append([-3.0], a[1:]), "do not begin and end where a street does"),
        ("along_m", lambda a: a[:-1], "do not belong to its streets"),
        ("height_m", lambda a: np.append(a[:-1], np.inf), "higher than any ground"),
        ("height_m", lambda a: a.reshape(1, -1), "not arrays of the right sort"),
        ("height_m", lambda a: a.astype(np.float32), "not arrays of the right sort"),
    ],
)
def test_heights_that_do_not_hold_together_are_a_fault(name, change, words):
    harmed = replace(TOWN.heights, **{name: change(getattr(TOWN.heights, name))})
    fault = heights_fault(replace(TOWN, heights=harmed))
    assert fault is not None
    assert words in fault


def with_hills(area, folder):
    """The same area written again, with heights."""
    tables = {
        name.removesuffix(".parquet"): getattr(area, name.removesuffix(".parquet"))
        for name in area.label.files
        if name.endswith(".parquet")
    }
    heights = np.arange(area.network.node_count) * 1.5
    heights[0] = np.nan
    network = with_heights(area.network, heights, {0: [(0.5, 20.0)]})
    label = replace(area.label, name="hilly", revision="", files={}, file_sums={})
    (folder / "hilly").mkdir()
    write_pack(PackContents(label, network, tables), folder / "hilly")
    return network


def test_a_pack_keeps_the_heights_and_one_without_knows_none(tmp_path):
    area = tiny_area(tmp_path)
    assert area.network.heights is None
    written = with_hills(area, tmp_path)
    opened = open_area("hilly", areas_folder=tmp_path)
    for name in HEIGHT_ARRAYS:
        np.testing.assert_array_equal(
            getattr(opened.network.heights, name), getattr(written.heights, name), strict=True
        )


def test_a_pack_that_lacks_one_array_of_heights_is_damaged(tmp_path):
    with_hills(tiny_area(tmp_path), tmp_path)
    folder = open_area("hilly", areas_folder=tmp_path).folder
    (folder / "streets" / "heights_along_m.npy").unlink()
    with pytest.raises(PackError, match=r"heights_along_m\.npy is missing"):
        open_area("hilly", areas_folder=tmp_path)
