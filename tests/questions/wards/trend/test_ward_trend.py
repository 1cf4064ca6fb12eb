"""Several days of the register beside one another: each as the single question has it, and why it changed."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geo.paces import PACES
from layers.tables.cells import read_day
from questions.places.area_assets import pack_assets
from questions.wards.trend.model import (
    GAIN_COLUMNS,
    LOSS_COLUMNS,
    RegisterDay,
    TrendError,
    WardTrend,
    check_days,
    in_order,
)
from questions.wards.trend.ward_trend import days_of, ward_trend
from questions.wards.ward_gaps import WardGaps, WardQuestion, ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town

SPRING, SUMMER, AUTUMN = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
LIST = {"source": "Cafés"}
WEST = CAFE | LIST | {"checked_on": "2026-03-01"}
SOUTH = WEST | {"asset_id": "t/south", "name": "South", "at": (900, -100)}
MAPPED = SOUTH | {"asset_id": "m/south", "source": "Another list"}
QUESTION = WardQuestion(("cafe",), PACES["steady"], 10, AUTUMN)


def trend(folder, *of_days, homes=HOMES, question=QUESTION) -> tuple[WardTrend, list[WardGaps]]:
    """The trend over days that each have their own assets, and the single answers as of them."""
    days = []
    for number, (day, assets) in enumerate(of_days):
        area = town(folder / str(number), assets, homes)
        dated = replace(question, today=day)
        days.append(RegisterDay(day, pack_assets(area), ward_gaps(area, pack_assets(area), dated)))
    made = ward_trend(days, lambda assets, asked: ward_gaps(area, assets, asked))
    return made, [day.gaps for day in days]


def cell(made: WardTrend, day: date, code: str) -> pd.Series:
    table = made.wards if code else made.whole
    return table[(table["day"] == day.isoformat()) & (table["ward_code"] == code)].iloc[0]


def test_every_figure_is_that_of_the_single_question_as_of_the_day(tmp_path):
    made, singles = trend(tmp_path, (SPRING, [WEST]), (SUMMER, [WEST, SOUTH]), (AUTUMN, [SOUTH]))
    assert days_of(made) == (SPRING, SUMMER, AUTUMN)
    for day, single in zip(days_of(made), singles, strict=True):
        for row in (*single.wards.itertuples(), single.area):
            figures = cell(made, day, row.ward_code)
            assert figures["residents"] == row.residents
            assert figures["unknown"] == row.unknown
            if row.judged:
                assert figures["without"] == row.judged - row.with_one
                assert figures["share_without"] == pytest.approx(1 - row.share_one, abs=0)


def test_what_opened_and_what_closed_is_told_resident_by_resident(tmp_path):
    made, _ = trend(tmp_path, (SPRING, [WEST]), (SUMMER, [WEST, SOUTH]), (AUTUMN, [SOUTH]))
    opened, closed = cell(made, SUMMER, "E2"), cell(made, AUTUMN, "E1")
    assert opened["gained_opened"] == 200
    assert opened["change_without"] == -200
    assert closed["lost_closed"] > 0
    assert closed["change_without"] == closed["lost_closed"]
    assert made.changes["what"].tolist() == ["opened", "closed"]


def test_gains_and_losses_come_to_the_change_in_every_ward(tmp_path):
    closed_and_opened = (SPRING, [WEST]), (SUMMER, [SOUTH]), (AUTUMN, [WEST | {"at": (100, 0)}, SOUTH])
    made, _ = trend(tmp_path, *closed_and_opened)
    both = pd.concat([made.wards, made.whole])
    later = both[(both["day"] != SPRING.isoformat()) & both["without"].notna()]
    moved = later[list(LOSS_COLUMNS)].sum(axis=1) - later[list(GAIN_COLUMNS)].sum(axis=1)
    assert (moved == later["change_without"]).all()
    assert len(later)


def test_what_came_with_a_list_that_the_register_had_not_is_not_said_to_have_opened(tmp_path):
    made, _ = trend(tmp_path, (SPRING, [WEST]), (SUMMER, [WEST, MAPPED]))
    assert made.changes["what"].tolist() == ["listed"]
    assert cell(made, SUMMER, "E2")["gained_listed"] == 200
    assert cell(made, SUMMER, "E2")["gained_opened"] == 0


def test_a_check_that_ran_out_is_no_closing(tmp_path):
    checked_only = replace(QUESTION, with_stale=False)
    late, old = date(2026, 4, 1), date(2027, 9, 1)
    made, _ = trend(tmp_path, (late, [WEST]), (old, [WEST]), question=checked_only)
    assert made.changes["what"].tolist() == ["counts-no-more"]
    row = cell(made, old, "")
    assert row["lost_otherwise"] == row["change_without"] > 0
    assert row["lost_closed"] == 0


def test_what_is_not_known_is_missing_on_every_day_and_never_nought(tmp_path):
    nobody_counted = [(*home[:2], float("nan"), *home[3:]) if home[1] == "E2" else home for home in HOMES]
    made, _ = trend(tmp_path, (SPRING, [WEST]), (SUMMER, [WEST, SOUTH]), homes=nobody_counted)
    row = cell(made, SUMMER, "E2")
    missing = ("without", "share_without", "change_without", "gained_opened", "lost_closed")
    assert row[list(missing)].isna().all()
    assert row["areas_uncounted"] > 0
    nobody_there = cell(made, SUMMER, "E3")
    assert pd.isna(nobody_there["without"])
    assert pd.isna(nobody_there["gained_opened"])


def test_the_first_day_has_no_change(tmp_path):
    made, _ = trend(tmp_path, (SPRING, [WEST]), (SUMMER, [WEST]))
    assert cell(made, SPRING, "")[["change_without", "change_share", "gained_opened"]].isna().all()
    assert cell(made, SUMMER, "")["change_without"] == 0


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((SPRING,), "A trend needs two days or more"),
        ((date(2025, 1, 1), SPRING), "began on 1 April 2026, so what was there on 1 January 2025 is not"),
        ((SPRING, date(2030, 1, 1)), "1 January 2030 has not come yet"),
        (tuple(date(2026, 4, day) for day in range(1, 15)), "14 days are too many"),
    ],
)
def test_days_of_which_nothing_can_be_said_are_refused(days, sentence):
    with pytest.raises(TrendError, match=sentence):
        check_days(days, began=SPRING, today=AUTUMN)


def test_an_empty_register_has_no_trend():
    with pytest.raises(TrendError, match="The register is empty"):
        check_days((SPRING, SUMMER), began=None, today=AUTUMN)


@pytest.mark.parametrize("text", ["2025-05-06", "6/5/2025", " 06.05.2025", "6 May 2025"])
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2025, 5, 6)


@pytest.mark.parametrize(
    "text", ["", "May", "31/6/2025", "5/2025", "6 Mai 2025 x", "2025-13-01", "0 May 2025"]
)
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


def test_days_are_put_in_order_each_once():
    assert in_order((SUMMER, SPRING, SUMMER)) == (SPRING, SUMMER)
