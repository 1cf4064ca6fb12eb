"""The house stands: a file imports only from its own floor or below, and no door leans on another."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ["geo", "layers", "questions", "actions", "presentation"]  # from the ground up
DOORS = ["app", "terminal", "bench"]
FRONT = ["cli.py", "streamlit_app.py"]  # what is started: each opens its own doors

# What a floor does not need at all, so that no door's job slips down into it.
NOT_BELOW_THE_DOORS = {"streamlit", "folium", "branca", "streamlit_folium", "typer", "rich"}
NOT_IN_GEO = NOT_BELOW_THE_DOORS | {
    "pathlib",
    "os",
    "io",
    "requests",
    "urllib",
    "socket",
    "osmium",
    "pyogrio",
    "logging",
    "threading",
    "concurrent",
    "multiprocessing",
}


def files_of(floor: str) -> list[Path]:
    return sorted((ROOT / floor).rglob("*.py"))


@cache
def modules_of(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, by its whole name."""
    return tuple(_modules_of(path))


def _modules_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            for alias in node.names:
                if file_of(f"{node.module}.{alias.name}"):
                    yield f"{node.module}.{alias.name}"


def file_of(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


def imports_of(path: Path) -> set[str]:
    return {module.split(".")[0] for module in modules_of(path)}


@pytest.mark.parametrize(
    "path", [p for f in FLOORS for p in files_of(f)], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_file_imports_only_from_its_own_floor_or_below(path: Path):
    height = FLOORS.index(path.relative_to(ROOT).parts[0])
    above = {*FLOORS[height + 1 :], *DOORS, "cli", "streamlit_app", "tests"}
    assert not imports_of(path) & above
    assert not imports_of(path) & (NOT_BELOW_THE_DOORS if height else NOT_IN_GEO)


@pytest.mark.parametrize("door", DOORS)
def test_no_door_imports_another(door: str):
    others = {*DOORS, "cli", "streamlit_app"} - {door}
    leaning = {str(path.relative_to(ROOT)): imports_of(path) & others for path in files_of(door)}
    assert not {path: doors for path, doors in leaning.items() if doors}


def test_no_folder_leads_back_to_itself():
    """Folders are rooms: whoever reads one may read it before those that use it."""
    rooms: dict[Path, set[Path]] = defaultdict(set)
    for path in [p for top in [*FLOORS, *DOORS] for p in files_of(top)]:
        for module in modules_of(path):
            used = file_of(module)
            if used is not None and used.name != "__init__.py" and used.parent != path.parent:
                rooms[path.parent.relative_to(ROOT)].add(used.parent.relative_to(ROOT))
    circles = nx.strongly_connected_components(nx.DiGraph([(a, b) for a in rooms for b in rooms[a]]))
    assert [sorted(map(str, circle)) for circle in circles if len(circle) > 1] == []


def test_the_terminal_loads_no_page():
    loaded = (
        "import sys, cli; print(*sorted({m.split('.')[0] for m in sys.modules} & "
        "{'streamlit', 'folium', 'branca', 'streamlit_folium', 'app'}))"
    )
    ran = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_a_list_of_areas_waits_for_no_engine(tmp_path: Path):
    code = (
        "import sys, cli; from typer.testing import CliRunner; "
        f"print(CliRunner().invoke(cli.app, ['areas', '--areas', {str(tmp_path)!r}]).exit_code, "
        "*sorted({m.split('.')[0] for m in sys.modules} & {'numba', 'pandas', 'geopandas', 'pyogrio'}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["0"]


def test_there_is_no_room_for_odds_and_ends():
    names = {path.stem for floor in [*FLOORS, *DOORS] for path in files_of(floor)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def test_only_one_room_knows_folium():
    """Names from data run as templates there; app/maps makes every one of them harmless."""
    for path in [p for top in [*FLOORS, *DOORS] for p in files_of(top)] + [ROOT / name for name in FRONT]:
        if path.parent != ROOT / "app" / "maps":
            assert not imports_of(path) & {"folium", "branca", "streamlit_folium"}, path
