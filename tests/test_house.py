"""The house stays readable: short files, short functions, folders one can overlook, and enough tests.

Sizes are a little above those to write by (files of 300 lines, functions of 35, folders of 20 files): who
comes near one of these splits what has grown past its subject.
"""

import ast
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.made_once import ROOT

FILE_LINES, FUNCTION_LINES, FOLDER_FILES = 320, 60, 26
TESTS_TO_CODE = 0.62  # lines of tests for each line of code; raise it as it rises, never lower it
NO_CODE = ("tests", "data", "bench")  # beside the tests: the made-up town, and what measures speed

# What is larger still, and how large at most. These may only shrink: what has become small leaves the list.
LONG_FILES = {
    "tests/layers/register/importing/test_rows.py": 347,
    "tests/questions/conversation/test_going_when.py": 343,
}
LONG_FUNCTIONS: dict[str, int] = {}
FULL_FOLDERS = {
    "tests/browser": 30,
}
OVER_THE_YEARS = ("docs/decisions",)  # one page more with each decision: no room that anybody has to overlook


@cache
def files() -> tuple[Path, ...]:
    """What belongs to the project: neither what is ignored nor what has been deleted."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout, so nothing says which files are the project's")
    paths = sorted(ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def programs() -> list[tuple[str, str]]:
    return [(name_of(path), path.read_text(encoding="utf-8")) for path in files() if path.suffix == ".py"]


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From ``def`` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def too_large(sizes: dict[str, int], limit: int, exceptions: dict[str, int]) -> list[str]:
    """What is over the limit or its own exception, and which exceptions are needed no more."""
    over = [f"{name}: {size}" for name, size in sizes.items() if size > exceptions.get(name, limit)]
    done = [name for name in exceptions if sizes.get(name, 0) <= limit]
    return over + [f"{name}: not over {limit} any more, so take it off the list" for name in done]


def test_files_are_short():
    sizes = {name: len(text.splitlines()) for name, text in programs()}
    assert not too_large(sizes, FILE_LINES, LONG_FILES)


def test_functions_are_short():
    sizes = {
        f"{name}:{node.name}": lines_of(node)
        for name, text in programs()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not too_large(sizes, FUNCTION_LINES, LONG_FUNCTIONS)


def test_folders_can_be_overlooked():
    sizes = Counter(name_of(path.parent) for path in files())
    for folder in OVER_THE_YEARS:
        del sizes[folder]
    assert not too_large(sizes, FOLDER_FILES, FULL_FOLDERS)


def test_there_are_enough_tests():
    lines: Counter[bool] = Counter()
    for name, text in programs():
        room = name.split("/")[0]
        if room == "tests" or room not in NO_CODE:
            lines[room == "tests"] += len(text.splitlines())
    share = lines[True] / lines[False]
    print(f"{lines[True]:,} lines of tests to {lines[False]:,} of code: {share:.3f}")  # noqa: T201 - shown by -rP
    assert share >= TESTS_TO_CODE


def test_a_docstring_makes_no_function_long():
    text = 'def answer():\n    """What it does.\n\n    In three lines.\n    """\n    return 1\n'
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert lines_of(function) == 2


def test_what_grows_and_what_has_shrunk_are_both_named():
    assert too_large({"a": 11, "b": 10, "c": 15}, 10, {"c": 15}) == ["a: 11"]
    assert too_large({"c": 16}, 10, {"c": 15}) == ["c: 16"]
    assert too_large({"c": 9}, 10, {"c": 15, "d": 12}) == [
        "c: not over 10 any more, so take it off the list",
        "d: not over 10 any more, so take it off the list",
    ]
