"""An analysis that is asked again: equal to the last digit, or saying what has changed since."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from geo.paces import PACES
from layers.area import Area
from questions.places.area_assets import AreaAssets, pack_assets
from questions.wards.analyses.figures import (
    AnalysisFigures,
    FigureChange,
    changed_figures,
    exact,
    gap_figures,
    matrix_figures,
)
from questions.wards.analyses.since import NO_REGISTER, DataUsed, UsedAsset, data_used, since_then
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.ward_gap_model import WARD_COLUMNS, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import town

QUESTION = WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 27))


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("since"))


def asked(
    area: Area, assets: AreaAssets, question: WardQuestion = QUESTION
) -> tuple[AnalysisFigures, DataUsed]:
    gaps = ward_gaps(area, assets, question)
    used = data_used(area, assets, NO_REGISTER, kinds=[question.kinds], question=question, gaps=gaps)
    return gap_figures(gaps), used


def through_json(kept: tuple[AnalysisFigures, DataUsed]) -> tuple[AnalysisFigures, DataUsed]:
    """As it comes out of the store."""
    figures, used = (
        json.loads(json.dumps(part, allow_nan=False)) for part in (kept[0].tables, kept[1].record())
    )
    return AnalysisFigures(figures), DataUsed.of_record(used)


def test_asked_again_it_is_equal_to_the_last_digit(area: Area) -> None:
    kept = asked(area, pack_assets(area))
    assert set(kept[0].tables["first"][""]) == set(WARD_COLUMNS) - {"ward_name"}
    then, now = through_json(kept), asked(area, pack_assets(area))
    assert then == kept
    assert then[0].fingerprint == now[0].fingerprint
    since = since_then(then, now)
    assert since.figures == ()
    assert since.unaccounted


def test_an_asset_that_is_gone_is_named_with_the_figures_that_moved(area: Area) -> None:
    assets = pack_assets(area)
    cafes = assets.table["kind"] == "cafe"
    assert cafes.any()
    fewer = replace(assets, table=assets.table[~cafes].reset_index(drop=True))
    since = since_then(through_json(asked(area, assets)), asked(area, fewer))
    assert [asset.kind for asset in since.gone] == ["cafe"] * int(cafes.sum())
    assert ("E1", "share_one") in {(change.row, change.column) for change in since.figures}
    assert not since.unaccounted
    back = since_then(through_json(asked(area, fewer)), asked(area, assets))
    assert back.come == since.gone


def test_days_sources_limits_and_counting_are_told(area: Area) -> None:
    figures, used = asked(area, pack_assets(area))
    key = next(iter(used.assets))
    later = replace(
        used,
        day=used.day + timedelta(days=9),
        stale_after_days=30,
        pack_revision="another",
        sources={**used.sources, "Street map": ("2026-12-01", "ff")},
        assets={**used.assets, key: replace(used.assets[key], bar="stale-only")},
    )
    since = since_then((figures, used), (figures, later))
    assert (since.days, since.other_limit, since.prepared_anew) == (9, True, True)
    assert since.sources == ("Street map",)
    assert [asset.bar for asset in since.count_otherwise] == ["stale-only"]


def test_another_register_is_told_and_none_yet_is_not(area: Area) -> None:
    figures, used = asked(area, pack_assets(area))
    one, other = (replace(used, register_identity=name) for name in ("aa", "bb"))
    assert since_then((figures, one), (figures, other)).other_register
    assert not since_then((figures, used), (figures, one)).other_register


def test_one_digit_at_the_end_is_another_figure() -> None:
    then = AnalysisFigures({"first": {"E1": {"share_one": 0.3, "residents": 4}}})
    now = AnalysisFigures({"first": {"E1": {"share_one": 0.1 + 0.2, "residents": 4}}})
    assert then.fingerprint != now.fingerprint
    assert changed_figures(then, now) == (FigureChange("first", "E1", "share_one", 0.3, 0.1 + 0.2),)
    assert changed_figures(then, AnalysisFigures({})) == (
        FigureChange("first", "E1", "share_one", 0.3, None),
        FigureChange("first", "E1", "residents", 4, None),
    )


def test_the_unknown_is_null_and_what_is_beyond_is_a_word() -> None:
    assert [exact(value) for value in (float("nan"), None, float("inf"), 0, 0.0, "x")] == [
        None,
        None,
        "beyond",
        0,
        0.0,
        "x",
    ]


def test_many_at_once_have_a_row_for_each_cell(area: Area) -> None:
    question = MatrixQuestion(QUESTION, (("cafe",), ("pub",)), ("residents", "aged_65_plus"))
    figures = matrix_figures(gap_matrix(area, pack_assets(area), question))
    assert len(figures.tables["cells"]) == 2 * 2 * len(area.wards)
    assert len(figures.tables["whole"]) == 4
    assert json.loads(json.dumps(figures.tables, allow_nan=False)) == figures.tables
    used = data_used(area, pack_assets(area), NO_REGISTER, kinds=question.sought, question=QUESTION)
    assert {asset.kind for asset in used.assets.values()} <= {"cafe", "pub"}
    assert all(isinstance(asset, UsedAsset) and not asset.bar for asset in used.assets.values())
