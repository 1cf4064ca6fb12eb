"""GDAL opens a short list of formats, and nothing that poses as one of them."""

import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest

from layers.drivers import ALLOWED, UnexpectedDriverError, check_drivers

ROOT = Path(__file__).parents[2]


def test_only_the_allowed_formats_can_be_opened():
    check_drivers()
    assert set(pyogrio.list_drivers()) <= ALLOWED


def test_a_further_format_stops_the_program(monkeypatch):
    monkeypatch.setattr(pyogrio, "list_drivers", lambda: {"GeoJSON": "rw", "OGR_VRT": "r"})
    with pytest.raises(UnexpectedDriverError, match="more kinds of file than it should: OGR_VRT"):
        check_drivers()


@pytest.mark.parametrize(
    "first", ["import layers", "import geopandas, layers", "import layers.area, geopandas"]
)
def test_formats_are_off_whatever_is_imported_first(first):
    code = f"{first}\nimport pyogrio\nfrom layers.drivers import check_drivers\ncheck_drivers()\nprint('ok')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("ok\n", 0), done.stderr


def test_nothing_is_warned_of():
    code = "import layers, pyogrio; pyogrio.list_drivers()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
