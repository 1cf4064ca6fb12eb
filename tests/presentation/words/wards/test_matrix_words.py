"""How many at once are said: the worst with what would mend it, and what no list ever had marked as such."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from geo.rows import rows_of
from presentation.words.wards import matrix as words
from questions.places.area_assets import pack_assets
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.matrix.worst_cells import WorstCells, worst_cells
from questions.wards.readiness import Readiness
from questions.wards.register_cover import KindCover, RegisterCover
from tests.questions.wards.test_ward_gaps import asked, town

TITLES = ["Café", "Advice"]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory):
    area = town(tmp_path_factory.mktemp("words"))
    return gap_matrix(
        area, pack_assets(area), MatrixQuestion(asked(), (("cafe",), ("advice",)), ("residents",))
    )


def cover(*, in_lists, on_map, kinds=()):
    together = KindCover(("cafe",), in_lists + on_map, in_lists=in_lists, on_map_only=on_map, checked=0)
    return RegisterCover(together, tuple(kinds))


def sentences_of(matrix, first):
    covered = replace(matrix, covers=(first, matrix.covers[1]))
    worst = worst_cells(covered)
    return words.worst_sentence(covered, worst, TITLES), words.weak_sentence(covered, worst, TITLES)


def test_the_worst_say_what_is_in_the_way_and_what_would_mend_it(matrix):
    worst, weak = sentences_of(matrix, cover(in_lists=1, on_map=0))
    assert worst == (
        "The worst, with what is mostly in the way and would mend it: Low, Café: 1,200 of 1,200 residents "
        "without (near, but with no direct way on foot: a footpath, a crossing or a ramp)."
    )
    assert weak.startswith(
        "The register has none at all of: Advice. No list that was ever brought in has one"
    )


def test_what_only_the_map_has_is_said_in_the_same_sentence(matrix):
    worst, weak = sentences_of(matrix, cover(in_lists=0, on_map=1))
    assert "1,200 of 1,200 residents without, by the map alone (" in worst
    assert "a ramp, or a fuller register)" in worst
    assert "From OpenStreetMap alone, and in no list that was ever brought in: Café." in weak


def test_a_basket_of_which_lists_have_some_kinds_is_not_told_as_the_map_s(matrix):
    nothing = KindCover(("pub",), 0, in_lists=0, on_map_only=0, checked=0)
    worst, weak = sentences_of(matrix, cover(in_lists=1, on_map=0, kinds=[nothing]))
    assert "by the map alone" not in worst
    assert "Of some kinds in Café no list that was ever brought in has any here" in weak


def test_a_cell_says_why_nothing_can_be_said_and_what_is_set_apart_its_bounds(matrix):
    low = next(row for row in rows_of(matrix.cells) if row.ward_code == "E2")
    assert words.cell_words(low) == ("0%", "1,200 without")
    marsh = next(row for row in rows_of(matrix.cells) if row.ward_code == "E3")
    assert words.cell_words(marsh) == ("none live there", "")
    assert words.is_hatched(marsh)
    assert not words.is_set_apart(marsh)
    apart = matrix.cells.assign(readiness=str(Readiness.UNDER_HALF))
    low = next(row for row in rows_of(apart) if row.ward_code == "E2")
    assert words.cell_words(low) == ("0%", "0% to 1%")
    assert words.is_hatched(low)
    assert words.is_set_apart(low)
    assert words.cell_words(replace_in(low, areas_uncounted=1)) == ("not known", "")


def replace_in(cell, **values):
    return SimpleNamespace(**{**cell._asdict(), **values})


def test_kinds_of_one_ward_with_the_same_figures_and_cause_are_said_together(matrix):
    (low,) = [row for row in rows_of(matrix.cells) if row.ward_code == "E2" and not row.sought]
    cells = pd.DataFrame([{**low._asdict(), "sought": at} for at in (0, 1, 2)])
    covers = (cover(in_lists=1, on_map=0), cover(in_lists=1, on_map=0), cover(in_lists=0, on_map=1))
    many = replace(matrix, covers=covers)
    sentence = words.worst_sentence(many, WorstCells(cells, 0, 0, ()), ["Café", "Advice", "Library"])
    cause = "near, but with no direct way on foot: a footpath, a crossing or a ramp"
    assert sentence == (
        "The worst, with what is mostly in the way and would mend it: Low, Café and Advice, each: 1,200 of "
        f"1,200 residents without ({cause}); Low, Library: 1,200 of 1,200 residents without, by the "
        f"map alone ({cause}, or a fuller register)."
    )


def test_a_standard_is_said_of_every_cell(matrix):
    assert set(words.standards(matrix.cells, None)) == {""}
    assert "standard: not met" in words.standards(matrix.cells, 0.8)
