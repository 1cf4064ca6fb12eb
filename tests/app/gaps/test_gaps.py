"""What the page of ward gaps says, shows and hands out, without a browser."""

import io
import json
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from app.gaps.fair import deprivation_spots
from app.gaps.fields import NOTHING
from app.gaps.more import beside
from app.gaps.sought import TICKED, basket_key, key_of_kinds, sought_choices
from geo.paces import PACES, Pace
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.baskets.model import Basket
from presentation.printing.gap_files import (
    Answer,
    gaps_csv,
    gaps_json,
)
from presentation.printing.gap_tables import (
    cause_rows,
    compared_rows,
    difference,
    fit_rows,
    fit_sentence,
    rank_rows,
    ward_rows,
)
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.words.area_noun import WARD
from presentation.words.wards.choices import percent, rate, walk
from presentation.words.wards.fairness import fairness_rows
from presentation.words.wards.heads import columns
from presentation.words.wards.measures import MEASURES, SHADES, classes_of, shortest_first
from presentation.words.wards.ward import ward_sentence
from questions.places.area_assets import pack_assets
from questions.wards.gap_fairness import Fairness
from questions.wards.gap_ranks import rank_ranges
from questions.wards.readiness import ready
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import CAUSE_COLUMNS, OpenThen, WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import town

TODAY = date(2026, 11, 23)
SHARE = MEASURES["share_one"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The tiny town with residents, of whom some cannot walk to the café."""
    return town(tmp_path_factory.mktemp("gaps"))


@pytest.fixture(scope="module")
def gaps(tiny: Area) -> WardGaps:
    return ward_gaps(tiny, pack_assets(tiny), WardQuestion((), PACES["steady"], 10, TODAY))


@pytest.fixture(scope="module")
def ranks(tiny: Area, gaps: WardGaps) -> pd.DataFrame:
    return rank_ranges(tiny, pack_assets(tiny), gaps.question)


def with_shares(gaps: WardGaps, shares: list[float]) -> WardGaps:
    """The same answer with as many wards as shares."""
    rows = pd.concat([gaps.wards.head(1)] * len(shares), ignore_index=True)
    rows = rows.assign(ward_code=[f"W{at}" for at in range(len(shares))], share_one=shares)
    return replace(gaps, wards=rows)


def test_wards_fall_into_five_fixed_classes_the_greatest_gap_the_darkest(gaps):
    classes = classes_of(with_shares(gaps, [at / 20 for at in range(21)]), SHARE)
    assert len(classes.titles) == 5
    assert classes.shades == SHADES[::-1]
    assert list(classes.of_ward) == sorted(classes.of_ward)
    assert classes_of(gaps, MEASURES["median_walk_m"]).shades == SHADES


def test_classes_stay_as_they_are_whatever_is_chosen(gaps):
    first, second = (classes_of(with_shares(gaps, shares), SHARE) for shares in ([0.93, 0.99], [0.1, 0.5]))
    assert first.titles == second.titles
    assert first.titles[0] == "under 20%"
    assert first.of_ward == (4, 4)


def test_a_ward_of_which_nothing_is_known_has_no_class(gaps):
    classes = classes_of(with_shares(gaps, [0.2, float("nan"), 0.9]), SHARE)
    assert classes.of_ward == (1, -1, 4)
    few = with_shares(gaps, [0.2, 0.9])
    wards = few.wards.assign(judged=[1, 100], residents=100)
    assert classes_of(replace(few, wards=wards), SHARE).of_ward == (-1, 4)


def test_a_walk_longer_than_was_measured_is_in_the_last_class(gaps):
    walks = [100.0, 400.0, 800.0, 900.0, 1500.0, 2000.0, np.inf]
    wards = with_shares(gaps, [0.5] * 7).wards.assign(median_walk_m=walks)
    classes = classes_of(replace(gaps, wards=wards), MEASURES["median_walk_m"])
    assert classes.titles[-1] == "1,600 m and more"
    assert len(classes.titles) == 5
    assert classes.of_ward == (0, 1, 2, 2, 3, 4, 4)


def test_the_shortest_ward_stands_first_and_the_unknown_last(gaps):
    ordered = shortest_first(with_shares(gaps, [0.9, float("nan"), 0.1, 0.1]), SHARE)
    assert ordered["ward_code"].tolist() == ["W2", "W3", "W0", "W1"]


def test_every_ward_and_the_whole_area_are_in_the_table(tiny, gaps):
    rows = ward_rows(gaps, gaps.wards)
    assert len(rows) == len(gaps.wards) + 1
    assert rows[-1][0] == "The whole area"
    assert all(len(row) == len(columns(WARD)) for row in rows)


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0%"), (0.001, "under 1%"), (0.5, "50%"), (0.999, "over 99%"), (1, "100%")]
)
def test_a_few_are_never_none_and_most_never_all(share, words):
    assert percent(share) == words


def test_what_is_not_known_is_said_so():
    assert percent(float("nan")) == rate(float("nan")) == walk(float("nan"), 2400) == "not known"
    assert [rate(value) for value in (0.0, 0.0047, 0.05, 0.2)] == ["0.0", "under 0.1", "0.1", "0.2"]
    assert walk(float("inf"), 2400) == "over 2,400 m"


def test_causes_add_up_to_all_who_are_without(gaps):
    rows = cause_rows(gaps.area)
    assert sum(int(row[1].replace(",", "")) for row in rows) == gaps.area["judged"] - gaps.area["with_one"]


@pytest.mark.parametrize(
    ("by", "column", "words"),
    [
        (0.121, "share_one", "12 points more"),
        (-0.04, "share_one", "4 points less"),
        (0.0, "share_one", "the same"),
        (-44.0, "median_walk_m", "40 m less"),
        (float("nan"), "share_one", "not known"),
    ],
)
def test_a_difference_is_told_in_its_unit(by, column, words):
    assert difference(by, MEASURES[column]) == words


def test_two_answers_stand_side_by_side(gaps):
    rows = compared_rows(gaps, gaps, SHARE)
    assert {row[-1] for row in rows} <= {"the same", "not known"}


def test_each_ward_has_its_range_of_ranks(tiny, gaps):
    names = dict(zip(tiny.wards["ward_code"], tiny.wards["ward_name"], strict=True))
    rows = rank_rows(rank_ranges(tiny, pack_assets(tiny), gaps.question), names)
    assert len(rows) == len(tiny.wards)


def test_residents_are_counted_both_ways(tiny):
    fit = ward_fit(tiny)
    names = dict(zip(tiny.wards["ward_code"], tiny.wards["ward_name"], strict=True))
    rows = fit_rows(fit, names)
    by_points, by_best_fit = (sum(int(row[column].replace(",", "")) for row in rows) for column in (1, 2))
    assert by_points == fit.residents
    assert by_best_fit == fit.residents - fit.nowhere
    assert f"{fit.moved:,} of {fit.residents:,}" in fit_sentence(fit, WARD)


def test_a_basket_stands_for_its_kinds_and_every_kind_can_be_asked():
    mine = Basket("Lunch {{7*7}}", ("cafe", "pub"), version=1)
    choices = sought_choices(load_kinds(), [Basket("Advice", ("advice",)), mine], ("park", "cafe"))
    assert choices[basket_key("lunch {{7*7}}")].kinds == ("cafe", "pub")
    assert choices[basket_key("Advice")].kinds == ("advice",)
    assert choices[""].kinds == ()
    assert choices[TICKED].kinds == ("park", "cafe")
    assert {kind.key for kind in load_kinds().kinds} < set(choices)
    assert choices["cafe"].words == "a café"
    assert choices["allotment"].words == "allotments"
    assert choices[""].title == "Any place"


def test_kinds_stand_for_the_basket_that_has_exactly_them():
    choices = sought_choices(load_kinds(), [Basket("Eat", ("cafe", "pub"))], ("cafe", "park"))
    assert key_of_kinds(choices, ("cafe", "pub")) == basket_key("Eat")
    assert key_of_kinds(choices, ("cafe",)) == "cafe"
    assert key_of_kinds(choices, ()) == ""
    assert key_of_kinds(choices, ("cafe", "park")) == TICKED


def test_what_is_compared_says_so_over_its_column(gaps):
    cafe = sought_choices(load_kinds(), [])["cafe"]
    alone = beside(gaps.question, cafe, None, pace=NOTHING, on=None)
    assert alone.other is None
    then = beside(gaps.question, cafe, None, pace="older", on=date(2026, 5, 3))
    assert then.heads == ("Café, steady", "Café, older adult, on 3 May 2026")
    assert then.other_on == then.other.today == date(2026, 5, 3)


def test_measures_of_fairness_come_with_what_they_mean():
    rows = fairness_rows(Fairness(0.3, 0.5, 2.0, 100, 0))
    assert [row[0] for row in rows] == ["Concentration index", "Gini coefficient", "Palma ratio"]
    assert rows[0][2].startswith("The least deprived have more in reach")
    assert "2.0 times as many" in rows[2][2]
    assert len(fairness_rows(Fairness(None, 0.0, None, 0, 100))) == 1


def test_deprivation_runs_from_the_most_to_the_least(tiny, gaps):
    spots = deprivation_spots(tiny, gaps)
    assert all(0 <= spot.across <= 1 for spot in spots)


def test_a_ward_without_streets_says_that_nothing_can_be_said(gaps):
    row = gaps.wards.iloc[0].copy()
    row["judged"], row["with_one"] = 0, 0
    assert ward_sentence(gaps, row, "a café").endswith("so nothing can be said.")


@pytest.fixture
def unjudged(gaps):
    """The same answer with a ward of which nobody can be judged."""
    wards = gaps.wards.copy()
    counts = ["judged", "with_one", "with_three", *CAUSE_COLUMNS]
    wards.loc[0, counts] = 0
    wards.loc[0, ["residents", "unknown"]] = 300
    wards.loc[0, ["share_one", "share_three"]] = np.nan
    wards.loc[0, "main_cause"] = ""
    return replace(gaps, wards=wards)


def test_a_ward_that_nobody_can_judge_is_null_in_every_file_and_never_0(tiny, unjudged, ranks, tmp_path):
    import geopandas as gpd

    code, names = unjudged.wards["ward_code"].iloc[0], ["with_one", "with_three", *CAUSE_COLUMNS]
    table = pd.read_csv(
        io.BytesIO(gaps_csv(Answer(unjudged, ranks)).encode()), dtype=str, encoding="utf-8-sig"
    )
    assert table.set_index("ward_code").loc[code, names].isna().all()
    assert table.set_index("ward_code").loc[code, "unknown"] == "300"
    (tmp_path / "wards.gpkg").write_bytes(gaps_geopackage(tiny, unjudged, ranks))
    layer = gpd.read_file(tmp_path / "wards.gpkg", layer="wards").set_index("ward_code")
    assert layer.loc[code, names].isna().all()
    (ward,) = [
        row for row in json.loads(gaps_json(tiny, unjudged, ranks))["wards"] if row["ward_code"] == code
    ]
    assert {ward[name] for name in names} == {None}
    judged = layer[layer["judged"] > 0]
    assert len(judged)
    assert judged[names].notna().all(axis=None)


def test_two_questions_never_share_an_answer():
    """Answers are kept by how a question is written out, so that every part of it must be in there."""
    assert all(part.repr for kind in (WardQuestion, Pace, OpenThen) for part in fields(kind))


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_the_order_of_the_wards_is_that_of_a_sorted_table(gaps, measure):
    shares = [0.9, float("nan"), 0.1, 0.1]
    changed = with_shares(gaps, shares)
    key = changed.wards[measure.column].astype(float) * (1 if measure.more_is_better else -1)
    table = changed.wards.assign(apart=~ready(changed.wards), by=key)
    table = table.sort_values(["apart", "by", "ward_code"], na_position="last")
    assert shortest_first(changed, measure)["ward_code"].tolist() == table["ward_code"].tolist()
