"""Which rows has a kept analysis, ward by ward? Every answer of it; what is not known is none."""

from datetime import UTC, date, datetime
from typing import Any

from layers.analyses.model import AnalysisChange, AnalysisContent, AnalysisEntry, NamedAnalysis
from questions.wards.analyses.figures import BEYOND
from questions.wards.analyses.ward_rows import plain_figures, published_analysis, ward_rows


def analysis(choices: dict[str, str], tables: dict[str, Any]) -> NamedAnalysis:
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    entry = AnalysisEntry("a1", "demo", "Lunch", choices, 3, AnalysisChange.FIGURES, "AB", at)
    used = {"day": "2026-11-20"}
    return NamedAnalysis(entry, AnalysisContent(choices, {"tables": tables, "fingerprint": ""}, used))


def test_both_answers_of_a_comparison_say_what_each_asked() -> None:
    choices = {
        "kinds": "cafe,library",
        "group": "aged_65_plus",
        "against": "cafe",
        "against_day": "2025-11-20",
    }
    tables = {
        "first": {"W2": {"with_one": 5}, "W1": {"with_one": 0}, "": {"with_one": 5}},
        "second": {"W1": {"with_one": 4}},
    }
    rows = ward_rows(analysis(choices, tables))
    assert [(row.figure_id, row.kinds, row.as_of) for row in rows] == [
        ("a1/first/W1", "cafe,library", date(2026, 11, 20)),
        ("a1/first/W2", "cafe,library", date(2026, 11, 20)),
        ("a1/second/W1", "cafe", date(2025, 11, 20)),
    ]
    assert {(row.resident_group, row.pace) for row in rows} == {("aged_65_plus", "steady")}
    assert [row.figures for row in rows] == [{"with_one": 0}, {"with_one": 5}, {"with_one": 4}]


def test_a_cell_of_many_says_which_kinds_and_group_it_is_of() -> None:
    choices = {
        "view": "many",
        "rows": "cafe~library,park",
        "groups": "residents,aged_65_plus",
        "minutes": "10",
    }
    cells = {
        "0|residents|W1": {"share_one": 0.5},
        "1|aged_65_plus|W1": {"share_one": None, "readiness": "thin"},
    }
    named = analysis(choices, {"cells": cells, "whole": {"0|residents": {"share_one": 0.5}}})
    rows = ward_rows(named)
    assert [(row.figure_id, row.kinds, row.resident_group, row.figures) for row in rows] == [
        ("a1/cell/0/residents/W1", "cafe", "residents", {"share_one": 0.5}),
        ("a1/cell/1/aged_65_plus/W1", "library,park", "aged_65_plus", {"readiness": "thin"}),
    ]
    published = published_analysis(named, area_title="Demo", attribution="A council")
    assert (published.minutes, published.with_unchecked, published.as_of) == (10, True, date(2026, 11, 20))
    assert "AB" not in repr(published)


def test_what_is_not_known_is_left_out_and_what_is_too_far_is_said() -> None:
    figures = {
        "residents": None,
        "median_walk_m": BEYOND,
        "median_three_m": 120.5,
        "main_cause": "",
        "with_one": 0,
    }
    assert plain_figures(figures) == {
        "with_one": 0,
        "median_three_m": 120.5,
        "median_walk_beyond": True,
        "median_three_beyond": False,
    }
