"""Does a point come out at the same metres in every thread and process, and as PROJ itself would have it?"""

import json
import multiprocessing
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geo.crs import BRITISH_NATIONAL_GRID, LONLAT, STEPS, to_lonlat, to_metres

ROOT = Path(__file__).parents[2]
NEWPORT = (-2.9977, 51.5842)
OTHER_SYSTEM = "EPSG:3035"  # one that is not written out
PATIENCE_S = 60.0


def _newport(crs: str = BRITISH_NATIONAL_GRID) -> tuple[float, float]:
    x, y = to_metres(*NEWPORT, crs=crs)
    lon, lat = to_lonlat(x, y, crs=crs)
    assert (float(lon), float(lat)) == pytest.approx(NEWPORT, abs=1e-7)  # a centimetre
    return float(x), float(y)


@pytest.mark.parametrize("crs", sorted(STEPS))
def test_the_steps_are_those_that_proj_takes_within_the_area_of_use(crs):
    west, south, east, north = CRS(crs).area_of_use.bounds
    west, east, south, north = max(west, -8.8), min(east, 1.9), max(south, 49.8), min(north, 60.9)
    east = max(east, west + 0.5)  # a UTM zone that begins east of Great Britain
    rng = np.random.default_rng(27700)
    lon, lat = rng.uniform(west, east, 5_000), rng.uniform(south, north, 5_000)

    by_proj = np.array(Transformer.from_crs(LONLAT, crs, always_xy=True).transform(lon, lat))
    ours = np.array(to_metres(lon, lat, crs=crs))
    assert np.abs(ours - by_proj).max() < 1e-6

    back_by_proj = np.array(Transformer.from_crs(crs, LONLAT, always_xy=True).transform(*by_proj))
    back = np.array(to_lonlat(*by_proj, crs=crs))
    assert np.abs(back - back_by_proj).max() < 1e-11  # a micrometre


def test_a_trig_pillar_lies_where_the_ordnance_survey_has_it():
    # Ordnance Survey, A guide to coordinate systems in Great Britain: Caister water tower, to the accuracy
    # of a seven-parameter shift.
    x, y = to_metres(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600, crs=BRITISH_NATIONAL_GRID)
    assert (float(x), float(y)) == pytest.approx((651409.80, 313177.45), abs=5.0)


def test_a_system_that_is_not_written_out_is_looked_up():
    by_proj = Transformer.from_crs(LONLAT, OTHER_SYSTEM, always_xy=True).transform(*NEWPORT)
    assert _newport(OTHER_SYSTEM) == pytest.approx(by_proj, abs=1e-6)


def test_a_name_of_no_system_is_refused():
    with pytest.raises(CRSError, match="Invalid projection"):
        to_metres(*NEWPORT, crs="EPSG:1")


def test_what_cannot_be_held_is_inf_and_empty_stays_empty():
    x, y = to_metres([NEWPORT[0], np.nan], [NEWPORT[1], 51.0], crs=BRITISH_NATIONAL_GRID)
    assert np.isfinite([x[0], y[0]]).all()
    assert not np.isfinite(x[1])
    assert [len(values) for values in to_metres([], [], crs=BRITISH_NATIONAL_GRID)] == [0, 0]


@pytest.mark.parametrize("crs", [BRITISH_NATIONAL_GRID, "EPSG:29903", OTHER_SYSTEM])
@pytest.mark.parametrize("way", sorted(set(multiprocessing.get_all_start_methods())))
def test_a_child_process_projects_as_its_parent_has(way, crs):
    here = _newport(crs)
    with multiprocessing.get_context(way).Pool(2) as pool:
        there = pool.map_async(_newport, [crs] * 4).get(timeout=PATIENCE_S)
    assert there == [here] * 4


def test_a_child_forked_while_threads_project_does_too():
    stop = threading.Event()

    def go_on_projecting() -> None:
        while not stop.is_set():
            _newport()

    with ThreadPoolExecutor(2) as threads:
        for _ in range(2):
            threads.submit(go_on_projecting)
        try:
            with multiprocessing.get_context("fork").Pool(2) as pool:
                there = pool.map_async(_newport, [BRITISH_NATIONAL_GRID] * 8).get(timeout=PATIENCE_S)
        finally:
            stop.set()
    assert there == [_newport()] * 8


def test_threads_agree():
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(lambda _: _newport(), range(200)))) == 1


def test_geo_starts_no_thread_when_it_projects():
    code = (
        "import json, threading; from geo.crs import to_metres, to_lonlat;"
        "to_lonlat(*to_metres(-3.0, 51.6, crs='EPSG:27700'), crs='EPSG:27700');"
        "print(json.dumps([thread.name for thread in threading.enumerate()]))"
    )
    listed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(listed.stdout) == ["MainThread"]
