"""A question reads its pack and thinks: it writes nothing, opens no socket or database, starts no thread."""

import ast
import importlib
import inspect
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_once import demo_areas_in, made_once
from tests.questions.watched import EVERY
from tests.questions.wicked import WICKED

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    """The made-up town in a folder of its own: what is wicked writes into it."""
    made = made_once("demo", tmp_path_factory, demo_areas_in)
    return shutil.copytree(made / "areas", tmp_path_factory.mktemp("watched") / "areas")


@pytest.fixture(scope="module")
def done(areas):
    """What each question did that none may do; and that the files of the pack are as they were."""
    before = {path: path.read_bytes() for path in areas.rglob("*") if path.is_file()}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.questions.watched", str(areas)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    after = {path: path.read_bytes() for path in areas.rglob("*") if path.is_file()}
    after.pop(areas / "beside.txt")
    assert after == before
    return json.loads(ran.stdout)


@pytest.mark.parametrize("question", sorted(EVERY))
def test_a_question_only_asks(done, question):
    assert done[question] == []


@pytest.mark.parametrize("question", sorted(WICKED))
def test_the_watch_sees_what_no_question_may_do(done, question):
    assert done[question] != []


def test_every_question_that_a_door_asks_of_an_area_is_watched():
    """Of all that page, terminal and bench import from ``questions``, what takes an area first."""
    watched = {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(ast.parse((ROOT / "tests/questions/watched.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    imported = {
        (node.module, alias.name)
        for door in ("app", "terminal", "bench")
        for path in (ROOT / door).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("questions.")
        for alias in node.names
    }
    found = [(name, getattr(importlib.import_module(str(module)), name, None)) for module, name in imported]
    questions = {
        name for name, thing in found if inspect.isfunction(inspect.unwrap(thing)) and _of_an_area(thing)
    }
    assert len(questions) > 20
    assert questions - watched == set()


def _of_an_area(thing):
    return next(iter(inspect.signature(thing).parameters), "") == "area"
