"""A pack of somebody who means harm: all check sums fit, and what cannot be a pack is refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from actions.bring_in_pack import bring_in_pack
from layers.area import Area, list_areas, open_revision
from layers.packs.format import LABEL_FILE, PackError, read_label, write_label
from layers.preparing.prepare import prepare
from layers.register.store import open_register
from terminal.areas import area_lines
from tests.layers.packs.signing import put_array, put_table, sign
from tests.layers.tiny_place import write_place
from tests.tiny_area import tiny_area


@pytest.fixture
def area(tmp_path: Path) -> Area:
    return tiny_area(tmp_path)


def opened_again(area: Area) -> Area:
    """The area as another process finds it."""
    return open_revision(area.folder)


def nan_at(array: np.ndarray, row: int) -> np.ndarray:
    changed = array.copy()
    changed[row] = np.nan
    return changed


def with_row(array: np.ndarray, row: int, value: float) -> np.ndarray:
    changed = array.copy()
    changed[row] = value
    return changed


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        (
            "arc_target",
            lambda a: with_row(a, 0, 2_000_000_000),
            "arc_target points to rows that are not there",
        ),
        ("arc_target", lambda a: with_row(a, 0, -1), "arc_target points to rows that are not there"),
        ("arc_edge", lambda a: with_row(a, 3, len(a)), "arc_edge points to rows that are not there"),
        ("edge_from", lambda a: with_row(a, 1, 99), "edge_from points to rows that are not there"),
        ("edge_to", lambda a: with_row(a, 1, -5), "edge_to points to rows that are not there"),
        ("node_piece", lambda a: with_row(a, 0, 7), "node_piece points to rows that are not there"),
        ("shape_way", lambda a: with_row(a, 0, 5_000), "shape_way points to rows that are not there"),
        ("shape_way", lambda a: np.full_like(a, -1), "shape_way points to rows that are not there"),
        ("arc_start", lambda a: a[::-1].copy(), "arc_start does not begin and end where its rows do"),
        ("arc_start", lambda a: with_row(a, 1, a[-1]), "arc_start does not rise from row to row"),
        ("shape_start", lambda a: with_row(a, 1, 1), "shape_start does not rise from row to row"),
        ("arc_start", lambda a: a[:-1], "arc_start does not begin and end where its rows do"),
        ("edge_to", lambda a: a[::-1].copy(), "its junctions and its streets do not agree"),
        ("arc_length_m", lambda a: with_row(a, 0, a[0] / 2), "its junctions and its streets do not agree"),
        ("arc_flags", lambda a: a ^ 1, "its junctions and its streets do not agree"),
        ("edge_length_m", lambda a: with_row(a, 0, -1.0), "edge_length_m holds lengths below nothing"),
        ("edge_length_m", lambda a: nan_at(a, 0), "edge_length_m holds something that is no number"),
        ("shape_x", lambda a: with_row(a, 0, np.inf), "shape_x holds something that is no number"),
        ("shape_x", lambda a: with_row(a, 0, 1e300), "shape_x holds something that is no place"),
        ("node_y", lambda a: a[:-1], "node_y has 7 rows, which is not what the other arrays have"),
        ("node_x", lambda a: a.astype(np.float32), "node_x is not an array of the right sort"),
        ("arc_target", lambda a: a.astype(">i4"), "arc_target is not an array of the right sort"),
        ("arc_target", lambda a: a.astype(np.int64), "arc_target is not an array of the right sort"),
    ],
)
def test_no_index_out_of_range_reaches_the_streets(area, name: str, change: Callable[..., Any], told: str):
    put_array(area, name, change(np.load(area.folder / "streets" / f"{name}.npy")))
    with pytest.raises(PackError, match=f"tiny is damaged: in its streets {told}"):
        _ = opened_again(area).network


@pytest.mark.parametrize("values", [[[0.0] * 5] * 2, 5.0, ["a"] * 10, [None] * 10, []])
def test_an_array_of_another_sort_is_refused(area, values):
    put_array(area, "node_x", np.array(values))
    with pytest.raises(
        PackError, match=r"tiny is damaged: (streets/node_x.npy cannot be read|in its streets)"
    ):
        _ = opened_again(area).network


def moved(table: gpd.GeoDataFrame, shape: shapely.Geometry | None) -> gpd.GeoDataFrame:
    return table.set_geometry([shape] * len(table), crs=table.crs)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("assets", lambda t: t.assign(name=None)),
        ("assets", lambda t: t.assign(kind=7)),
        ("assets", lambda t: t.drop(columns="phone")),
        ("assets", lambda t: pd.concat([t, t], ignore_index=True)),
        ("assets", lambda t: moved(t, None)),
        ("assets", lambda t: moved(t, shapely.Point())),
        ("assets", lambda t: moved(t, shapely.Point(np.inf, 0))),
        ("assets", lambda t: moved(t, shapely.Point(1e300, 1e300))),
        ("assets", lambda t: moved(t, shapely.box(0, 0, 1, 1))),
        ("assets", lambda t: t.set_crs("EPSG:4326", allow_override=True)),
        ("wards", lambda t: moved(t, shapely.Point(300_000, 450_000))),
        ("wards", lambda t: t.assign(ward_code=1)),
        ("postcodes", lambda t: t.assign(ended="soon")),
        ("postcodes", lambda t: t.assign(positional_quality="best")),
        ("benches", lambda t: pd.DataFrame(t).set_index("backrest").pipe(gpd.GeoDataFrame, crs=t.crs)),
        ("ways", lambda t: t.assign(lit=pd.Series([None] * len(t), dtype="str"))),
        ("street_names", lambda t: pd.DataFrame(t.drop(columns="geometry")).assign(geometry=b"x")),
    ],
)
def test_a_table_that_cannot_be_one_is_refused(area, name, change):
    put_table(area, name, change(getattr(area, name)))
    with pytest.raises(PackError, match=rf"tiny is damaged: {name}\.parquet cannot be read"):
        _ = getattr(opened_again(area), name)


@pytest.mark.parametrize("count", [-1, 2**62])
def test_counts_of_residents_that_are_none_are_refused(tmp_path, count):
    prepared = prepare(write_place(tmp_path), tmp_path, areas_folder=tmp_path / "areas").area
    put_table(prepared, "residents", prepared.residents.assign(residents=count))
    with pytest.raises(PackError, match=r"residents\.parquet cannot be read"):
        _ = opened_again(prepared).residents


def test_text_that_is_no_text_is_refused(area):
    content = (area.folder / "wards.parquet").read_bytes()
    assert content.count(b"Tiny ward")
    sign(area, "wards.parquet", content.replace(b"Tiny ward", b"Tiny \xff\xfe\xfdd"))
    with pytest.raises(PackError, match=r"wards\.parquet cannot be read"):
        _ = opened_again(area).wards


def test_a_table_with_more_rows_than_the_label_says_is_refused(area):
    table = pd.concat([area.benches, area.benches])
    path = area.folder / "benches.parquet"
    table.to_parquet(path, index=False)
    sign(area, "benches.parquet", path.read_bytes())
    with pytest.raises(PackError, match=r"benches\.parquet cannot be read"):
        _ = opened_again(area).benches


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\xfa",
        b"layer,file\nassets,x\n",
        b"layer,file,row,column,value,what,fix\na,b,one,c,d,e,f\n",
        b'layer,file,row,column,value,what,fix\n"' + b"x" * 200_000 + b'",b,1,c,d,e,f\n',
    ],
)
def test_faults_that_are_none_are_refused(area, content):
    sign(area, "faults.csv", content)
    with pytest.raises(PackError, match=r"tiny is damaged: faults\.csv cannot be read"):
        _ = opened_again(area).sources


@pytest.mark.parametrize(
    "changes",
    [
        {"crs": "EPSG:4326"},
        {"crs": "no system"},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-01"},
        {"margin_m": float("nan")},
        {"margin_m": -1},
        {"name": "../tiny"},
        {"revision": "../../x"},
        {"files": {"../../secret": 3}},
        {"files": {"C:\\secret": 3}},
        {"counts": {"assets": -1}},
        {"counts": {"assets": "six"}},
        {"file_sums": {"wards.parquet": "0"}},
    ],
)
def test_a_label_that_cannot_be_meant_is_refused(area, changes):
    label = replace(read_label(area.folder), **changes)
    (area.folder / LABEL_FILE).write_bytes(write_label(label))
    with pytest.raises(PackError, match=r"tiny is damaged: its area\.toml (says what cannot be meant|lacks)"):
        opened_again(area)
    assert "is damaged" in "".join(area_lines(list_areas(area.folder.parents[1])))


def test_a_pack_that_means_harm_brings_nothing_into_the_register(area, tmp_path):
    put_table(area, "assets", moved(area.assets, shapely.Point(np.nan, 1)))
    with open_register(tmp_path / "register.sqlite") as register:
        with pytest.raises(PackError, match=r"assets\.parquet cannot be read"):
            bring_in_pack(register, opened_again(area))
        assert (tuple(register.entries()), tuple(register.imports())) == ((), ())
