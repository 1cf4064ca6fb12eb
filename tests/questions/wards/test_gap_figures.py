"""Points become wards: sums, shares and medians worked by hand, and totals that are never lost."""

import numpy as np
import pandas as pd
from hypothesis import given, strategies as st

from questions.wards.gap_figures import areas_uncounted, figures_of, share, ward_table
from questions.wards.ward_gap_model import CAUSE_COLUMNS, UNKNOWN_COLUMNS, WARD_COLUMNS, GapCause

WARDS = pd.DataFrame({"ward_code": ["W1", "W2"], "ward_name": ["Nash", "Gaer"]})
NOBODY_BUT = {
    "judged": True,
    "unjudged": "",
    "cause": "",
    "in_reach": 0,
    "in_reach_sure": 0,
    "at_most": np.nan,
}


def points(*rows):
    """Points that reach nothing within 1,000 m unless a row says otherwise."""
    plain = {
        **NOBODY_BUT,
        "small_area_code": "S1",
        "nearest_m": np.inf,
        "nearest_three_m": np.inf,
        "assets_per_1000": 0.0,
        "assets_per_1000_near": 0.0,
        "places_per_1000": np.nan,
    }
    return pd.DataFrame([{**plain, **row} for row in rows])


HOMES = points(
    {
        "residents": 60.0,
        "in_reach": 3,
        "in_reach_sure": 1,
        "nearest_m": 100.0,
        "nearest_three_m": 300.0,
        "assets_per_1000": 5.0,
    },
    {"residents": 30.0, "in_reach": 1, "nearest_m": 500.0},
    {"residents": 10.0, "cause": GapCause.TOO_FAR, "nearest_m": 900.0},
    {"residents": 20.0, "judged": False, "unjudged": "no-street"},
    {"residents": 40.0, "cause": GapCause.FULL},
)
IN = np.array([0, 0, 0, 0, 1])


def test_a_ward_is_the_sum_of_its_homes():
    nash, gaer = ward_table(WARDS, HOMES, IN).to_dict("records")
    counts = ("residents", "judged", "unknown", "with_one", "with_three")
    assert [nash[name] for name in counts] == [120, 100, 20, 90, 60]
    assert [gaer[name] for name in counts] == [40, 40, 0, 0, 0]
    assert (nash["share_one"], nash["share_three"]) == (0.9, 0.6)
    assert (nash["share_one_low"], nash["share_one_high"]) == (90 / 120, 110 / 120)
    assert nash["assets_per_1000"] == 60 * 5 / 100
    assert (nash["median_walk_m"], gaer["median_walk_m"]) == (100.0, np.inf)
    assert (nash["main_cause"], gaer["main_cause"]) == (GapCause.TOO_FAR, GapCause.FULL)
    assert nash["unknown_no_street"] == 20
    assert (nash["with_one_sure"], nash["with_three_sure"], nash["share_one_sure"]) == (60, 0, 0.6)
    assert (gaer["with_one_sure"], gaer["share_three_sure"]) == (0, 0.0)


def test_having_two_in_reach_is_one_and_not_three():
    two = figures_of(points({"residents": 7.0, "in_reach": 2}), np.array([0]), groups=1).iloc[0]
    assert (two["with_one"], two["with_three"]) == (7, 0)


def test_nobody_without_has_no_main_cause_and_the_first_of_equals_counts():
    served = figures_of(points({"residents": 7.0, "in_reach": 1}), np.array([0]), groups=1).iloc[0]
    assert served["main_cause"] == ""
    even = points(*({"residents": 5.0, "cause": cause} for cause in (GapCause.TOO_FAR, GapCause.FULL)))
    [first] = figures_of(even, np.array([0, 0]), groups=1)["main_cause"]
    assert first == GapCause.FULL  # the one that comes first among the causes: more places are nearer at hand


def test_a_ward_where_nobody_can_be_judged_has_no_share():
    lost = points({"residents": 8.0, "judged": False, "unjudged": "not-joined"})
    row = figures_of(lost, np.array([0]), groups=1).iloc[0]
    assert (row["residents"], row["judged"], row["unknown"]) == (8, 0, 8)
    assert np.isnan(row["share_one"])
    assert (row["share_one_low"], row["share_one_high"]) == (0.0, 1.0)


def test_residents_in_no_ward_are_in_no_figure():
    table = ward_table(WARDS, points({"residents": 3.0}, {"residents": 4.0}), np.array([0, 2]))
    assert list(table["ward_code"]) == ["W1", "W2"]
    assert list(table["residents"]) == [3, 0]


def test_second_names_stand_beside_the_name():
    welsh = WARDS.assign(ward_name_cy=["Trefonnen", ""])
    table = ward_table(welsh, HOMES, IN)
    assert list(table.columns)[:3] == ["ward_code", "ward_name", "ward_name_cy"]
    assert tuple(table.drop(columns="ward_name_cy").columns) == WARD_COLUMNS
    assert list(table["ward_name_cy"]) == ["Trefonnen", ""]


def test_a_small_area_that_is_not_counted_leaves_bounds_alone():
    some = points(
        {"residents": 60.0, "in_reach": 1},
        {"residents": np.nan, "at_most": 40.0, "small_area_code": "S2"},
        {"residents": 10.0, "small_area_code": "S3"},
    )
    first, second = figures_of(some, np.array([0, 0, 1]), groups=2).to_dict("records")
    assert pd.isna(first["residents"])
    assert np.isnan(first["share_one"])
    assert (first["areas_uncounted"], first["residents_at_least"]) == (1, 60)
    assert (first["share_one_low"], first["share_one_high"]) == (0.6, 1.0)
    assert (second["residents"], second["areas_uncounted"]) == (10, 0)


def test_where_nobody_knows_how_many_there_can_be_there_are_no_bounds_either():
    some = points({"residents": 60.0, "in_reach": 1}, {"residents": np.nan, "small_area_code": "S2"})
    row = figures_of(some, np.array([0, 0]), groups=1).iloc[0]
    assert row["residents_at_least"] == 60
    assert np.isnan([row["share_one_low"], row["share_one_high"]]).all()


def test_where_no_places_are_known_nobody_shares_any_and_a_home_without_people_does_not_matter():
    some = points({"residents": 10.0, "places_per_1000": 3.0}, {"residents": 0.0, "places_per_1000": np.nan})
    row = figures_of(some, np.array([0, 0]), groups=1).iloc[0]
    assert row["places_per_1000"] == 3.0
    assert np.isnan(figures_of(HOMES, IN, groups=2)["places_per_1000"]).all()


def test_an_uncounted_area_in_no_ward_takes_no_ward_its_figures():
    some = points({"residents": 3.0}, {"residents": np.nan, "at_most": 5.0, "small_area_code": "S9"})
    table = ward_table(WARDS, some, np.array([0, 2]))
    assert list(table["residents"]) == [3, 0]
    assert list(table["areas_uncounted"]) == [0, 0]


def test_areas_are_counted_once_however_many_points_they_have_and_outside_never():
    table = points(
        *({"residents": np.nan, "small_area_code": code} for code in ("S1", "S1", "S2", "S3")),
        {"residents": 5.0, "small_area_code": "S4"},
    )
    assert list(areas_uncounted(table, np.array([0, 0, 0, -1, 1]), groups=3)) == [2, 0, 0]


def test_a_share_of_nobody_is_not_known():
    parts = share(np.array([1.0, 0.0, 0.0]), np.array([4.0, 2.0, 0.0]))
    assert list(parts[:2]) == [0.25, 0.0]
    assert np.isnan(parts[2])


CAUSED = st.sampled_from(["", *GapCause])


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.booleans(), st.integers(0, 4), CAUSED, st.integers(0, 2)),
        min_size=1,
        max_size=12,
    )
)
def test_nobody_is_lost_or_counted_twice(homes):
    rows = [
        {
            "residents": float(people),
            "judged": judged,
            "unjudged": "" if judged else "across-a-barrier",
            "in_reach": count if judged else 0,
            "in_reach_sure": count // 2 if judged else 0,
            "cause": (cause or GapCause.FULL) if judged and count == 0 else "",
        }
        for people, judged, count, cause, _ in homes
    ]
    table = ward_table(WARDS, points(*rows), np.array([ward for *_, ward in homes]))
    assert table["residents"].sum() == sum(people for people, *_, ward in homes if ward < len(WARDS))
    assert (table["judged"] + table["unknown"] == table["residents"]).all()
    assert (table[list(CAUSE_COLUMNS)].sum(axis=1) == table["judged"] - table["with_one"]).all()
    assert (table[list(UNKNOWN_COLUMNS)].sum(axis=1) == table["unknown"]).all()
    some = table["share_one"].notna()
    assert (table["share_one_low"] <= table["share_one"] + 1e-12)[some].all()
    assert (table["share_one"] <= table["share_one_high"] + 1e-12)[some].all()
