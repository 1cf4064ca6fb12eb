"""What a start waits for: no search of memory, and nothing loaded that the first page does without."""

import subprocess
import sys

import pytest

from tests.made_once import ROOT

PROGRAM = """
import gc, sys
import streamlit.web.cli
before = gc.get_stats()[2]["collections"]
import streamlit_app
searches = gc.get_stats()[2]["collections"] - before
for name in ("app.near.conversation", "app.office.allowed_pages", "presentation.words.plain"):
    __import__(name)
print(searches, gc.isenabled(), sys.getswitchinterval(), *sys.modules)
"""
ONLY_LATER = (
    "actions.place_plan",  # for a place that is added
    "alembic",  # for a register of an older version
    "layers.sources.client",  # asks the internet, when a button is pressed
    "openpyxl",
    "osmium",  # reads maps that are prepared
    "psycopg",  # speaks with PostgreSQL, where the register is there
    "scipy.spatial",  # for ward gaps and pictures of the background
    "scipy.special",  # for the sentence model
    "sqlalchemy.dialects.postgresql",
)


@pytest.fixture(scope="module")
def started() -> list[str]:
    """How often memory was searched, whether Python would by then, the turns of threads, what is loaded."""
    program = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout.split()


def test_memory_is_not_searched_while_the_program_is_loaded(started: list[str]) -> None:
    assert started[:2] == ["0", "False"]


def test_threads_take_turns_of_a_millisecond(started: list[str]) -> None:
    assert started[2] == "0.001", "else a page waits five of them wherever numpy does its work beside others"


def test_what_the_first_page_does_without_is_not_loaded(started: list[str]) -> None:
    assert "layers.area" in started, "else this test would show nothing"
    assert not set(ONLY_LATER) & set(started)
