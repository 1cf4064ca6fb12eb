"""Does every block of docs/python.md run, in order, and print what the page says below it?"""

import ast
import contextlib
import importlib
import io
import re
import shutil
import tempfile
from pathlib import Path

import geopandas as gpd
import pytest

from tests.made_once import ROOT, demo_areas_in, made_once

PAGE = ROOT / "docs" / "python.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Each block of code, and what the page says that it prints."""
    shown = [(match[1], match[2]) for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]
    assert [language for language, _ in shown] == ["python", "text"] * (len(shown) // 2)
    return [(code, printed) for (_, code), (_, printed) in zip(shown[::2], shown[1::2], strict=True)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as an office has it, with the made-up town and no register yet."""
    folder = tmp_path_factory.mktemp("office")
    areas = made_once("demo", tmp_path_factory, demo_areas_in)
    shutil.copytree(areas / "areas", folder / "data" / "areas", ignore=shutil.ignore_patterns(".lock"))
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where temporary folders are made while the blocks run."""
    return tmp_path_factory.mktemp("written")


@pytest.fixture(scope="module")
def printed(office: Path, written: Path) -> list[str]:
    """What each block prints, run one after the other in one namespace."""
    namespace: dict[str, object] = {}
    pages = []
    with contextlib.chdir(office), pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(written))
        for number, (code, _) in enumerate(blocks(), start=1):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(code, f"block {number} of {PAGE.name}", "exec"), namespace)  # noqa: S102
            pages.append(out.getvalue())
    return pages


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_block_prints_what_the_page_says(number: int, printed: list[str]) -> None:
    assert printed[number] == blocks()[number][1]


@pytest.mark.slow
@pytest.mark.usefixtures("printed")
def test_the_files_that_the_page_writes_are_maps_and_nothing_else_is_written(
    office: Path, written: Path
) -> None:
    assert [path.name for path in office.iterdir()] == ["data"]  # nothing is written where it runs
    (folder,) = written.iterdir()
    assert (folder / "larkenby.graphml").is_file()
    files = sorted(path.name for path in folder.iterdir() if path.suffix != ".graphml")
    assert files == ["best-sites.gpkg", "library-catchments.parquet", "lunch-club-gaps.parquet"]
    assert not (office / "data" / "register").exists()  # who only asks makes no register
    frames = [gpd.read_parquet(folder / name) for name in files[1:]] + [gpd.read_file(folder / files[0])]
    assert all(frame.crs == "EPSG:27700" and not frame.empty for frame in frames)


def imports() -> list[tuple[str, str]]:
    """What the page imports: module and name."""
    return [
        (str(node.module), alias.name)
        for code, _ in blocks()
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]


@pytest.mark.parametrize(("module", "name"), imports())
def test_what_the_page_imports_is_there_and_meant_for_others(module: str, name: str) -> None:
    assert hasattr(importlib.import_module(module), name)
    assert not any(part.startswith("_") for part in (*module.split("."), name))
    assert module.split(".")[0] not in ("app", "terminal", "bench"), "an analyst needs no door"
