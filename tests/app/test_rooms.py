"""Each room of the app keeps to its own work."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from layers.tables.source_table import MOST_ROWS

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
FILES = sorted(APP.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(APP)))
def test_only_session_remembers(path: Path) -> None:
    if path == APP / "memory" / "session.py":
        return
    signs_in = {APP / "office" / "sign_in_page.py": "login", APP / "frame" / "signed_in_line.py": "logout"}
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    remembers = {"session_state", "cache_data", "cache_resource", "login", "logout"} - {signs_in.get(path)}
    assert not used & remembers


def test_what_is_cached_for_all_is_keyed_by_name_and_revision() -> None:
    tree = ast.parse((APP / "memory" / "session.py").read_text(encoding="utf-8"))
    cached = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any("cache_" in ast.unparse(made) for made in node.decorator_list)
    ]
    assert cached
    for function in cached:
        body = ast.unparse(function)
        assert "session_state" not in body
        assert "origin" not in body.lower()


def test_no_style_or_script_of_ours_names_an_outside_host() -> None:
    for path in [*APP.rglob("*.css"), *APP.rglob("*.js")]:
        assert not re.search(r"https?://", path.read_text(encoding="utf-8")), path


def test_the_settings_are_strict() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["enableXsrfProtection"] is True
    assert settings["server"]["enableCORS"] is True
    assert settings["server"]["maxUploadSize"] <= 50
    assert settings["theme"]["light"]["textColor"] == "#0b0c0c"


def test_the_settings_say_how_many_rows_a_list_may_have() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert re.findall(r"a list of ([\d,]+) rows", settings) == [f"{MOST_ROWS:,}"]


def test_the_app_starts_with_the_few_formats_it_may_open_and_no_others() -> None:
    code = (
        "import streamlit_app, pyogrio; from layers.drivers import ALLOWED; "
        "assert set(pyogrio.list_drivers()) == ALLOWED, sorted(pyogrio.list_drivers())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_app_starts_without_what_only_few_pages_need() -> None:
    code = (
        "import sys, streamlit_app; "
        "late = ('jsonschema', 'rfc3987_syntax', 'docx', 'reportlab', 'openpyxl', 'matplotlib'); "
        "print([name for name in late if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"
