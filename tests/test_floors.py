"""The house stands: a file imports only from its own floor or below."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ["geo", "layers", "questions"]  # from the ground up; the doors stand above them
DOORS = ["app", "terminal", "cli", "streamlit_app", "bench"]

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
}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def files_of(floor: str) -> list[Path]:
    return sorted((ROOT / floor).rglob("*.py"))


@pytest.mark.parametrize(
    "path", [p for f in FLOORS for p in files_of(f)], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_file_imports_only_from_its_own_floor_or_below(path: Path):
    height = FLOORS.index(path.relative_to(ROOT).parts[0])
    above = {*FLOORS[height + 1 :], *DOORS, "tests"}
    assert not imports_of(path) & above
    assert not imports_of(path) & (NOT_BELOW_THE_DOORS if height else NOT_IN_GEO)


def test_there_is_no_room_for_odds_and_ends():
    names = {path.stem for floor in [*FLOORS, "app"] for path in files_of(floor)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def test_only_one_room_knows_folium():
    """Names from data run as templates there; app/maps makes every one of them harmless."""
    for path in [*files_of("app"), *files_of("terminal"), ROOT / "cli.py", ROOT / "streamlit_app.py"]:
        if path.parent != ROOT / "app" / "maps" and path.exists():
            assert not imports_of(path) & {"folium", "branca", "streamlit_folium"}, path
