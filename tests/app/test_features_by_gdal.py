"""A real client reads the features: GDAL's own driver for OGC API, over HTTP, page after page."""

import csv
import io
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from app.routes_published import published_routes
from layers.area import Area
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.actions.publishing.office import FULL, keep_analysis, new_office
from tests.gdal_programs import gdal, without_our_skips
from tests.layers.register.rows import clubs, info
from tests.made_once import ROOT

MANY = 3_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, tiny: Area) -> Iterator[str]:
    """The address of a server with 3,000 assets, on this machine only."""
    areas = new_office(tmp_path_factory.mktemp("office"), tiny)
    with open_register(register_beside(areas)) as register:
        many = [replace(club, longitude=-3 + at / 1e5, latitude=51.6) for at, club in enumerate(clubs(MANY))]
        register.import_assets(many, info())
        keep_analysis(areas, "Lunch, autumn", "tiny")
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            app = Starlette(routes=published_routes(lambda: register, lambda: areas))
            server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
            thread.start()
            deadline = time.monotonic() + 30
            while not server.started and time.monotonic() < deadline:
                time.sleep(0.02)
            yield f"http://127.0.0.1:{door.getsockname()[1]}/ogc"
            server.should_exit = True
            thread.join(timeout=30)


def test_ogrinfo_sees_every_collection_with_its_shape(address: str) -> None:
    listed = gdal("ogrinfo", "-ro", "-al", "-so", f"OAPIF:{address}")
    for name in ("assets", "sessions", "ward-figures"):
        assert f"Layer name: {name}" in listed
    assert "price_pence: Integer" in listed
    assert "share_one: Real" in listed
    assert "Geometry: Multi Polygon" in listed
    assert 'ID["EPSG",4326]' in listed or 'ID["OGC","CRS84"]' in listed


def test_ogr2ogr_reads_every_feature_over_many_pages(address: str, tmp_path: Path) -> None:
    text = gdal(
        "ogr2ogr", "-f", "CSV", "/vsistdout/", f"OAPIF:{address}", "assets",
        "-oo", "PAGE_SIZE=150", "-lco", "GEOMETRY=AS_XY",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(text)))
    ids = [row["asset_id"] for row in rows]
    assert len(ids) == len(set(ids)) == MANY + 1  # with FULL and the refuge, without the closed one
    placed = {row["asset_id"]: (float(row["X"]), float(row["Y"])) for row in rows if row["X"]}
    assert placed[FULL.asset_id] == (FULL.longitude, FULL.latitude)
    assert placed["clubs/2999"] == pytest.approx((-3 + 2999 / 1e5, 51.6))


def test_the_python_line_of_the_documentation_reads_all(address: str) -> None:
    line = 'geopandas.read_file("OAPIF:http://127.0.0.1:8501/ogc", layer="assets")'
    assert f"`{line}`" in (ROOT / "docs" / "for-other-programs.md").read_text(encoding="utf-8")
    code = f"import geopandas; print(len({line.replace('http://127.0.0.1:8501/ogc', address)}))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=without_our_skips()
    )
    assert ran.stdout.split() == [str(MANY + 1)], ran.stderr


def test_ogr2ogr_asks_by_a_box(address: str) -> None:
    text = gdal(
        "ogr2ogr", "-f", "CSV", "/vsistdout/", f"OAPIF:{address}", "assets", "-oo", "PAGE_SIZE=100",
        "-spat", "-2.9981", "51.5", "-2.9970", "51.59",
    )  # fmt: skip
    assert [row["asset_id"] for row in csv.DictReader(io.StringIO(text))] == [FULL.asset_id]
