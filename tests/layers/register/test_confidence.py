"""How sure a listing is: one scale in words, the same of a record and of a row; unknown is never 0."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from geo.crs import BRITISH_NATIONAL_GRID
from layers.register.asset_table import asset_table
from layers.register.confidence import (
    ALSO_LISTED,
    Confidence,
    ConfidenceStep,
    MissingPart,
    confidence_of,
    confidence_wording,
    confidences,
    lists_of,
    missing_wordings,
)
from layers.register.model import Asset, is_stale
from tests.layers.register.rows import FULL, club

TODAY = date(2026, 11, 27)
CLUB = club(1, when="Tue 12:00-14:00", longitude=-3.0, latitude=51.58)
MAP = replace(CLUB, source="OpenStreetMap", source_date="2026-11-01")


def of(asset: Asset, **more: object) -> Confidence:
    return confidence_of(asset, today=TODAY, **more)  # type: ignore[arg-type]


def also(asset: Asset, *titles: str) -> Asset:
    return replace(asset, more=tuple((ALSO_LISTED, title) for title in titles))


@pytest.mark.parametrize(
    ("asset", "words"),
    [
        (replace(CLUB, checked_on=date(2026, 10, 3)), "Checked by a person in October 2026"),
        (replace(MAP, checked_on=date(2026, 10, 3)), "Checked by a person in October 2026"),
        (replace(CLUB, checked_on=TODAY), "Checked by a person in November 2026"),
        (replace(CLUB, checked_on=date(2025, 11, 26)), "Not checked for over a year"),
        (replace(CLUB, checked_on=date(2024, 11, 1)), "Not checked for 2 years"),
        (replace(also(CLUB, "A", "B"), checked_on=date(2019, 11, 1)), "Not checked for 7 years"),
        (also(CLUB, "A council"), "In two lists, not checked"),
        (also(CLUB, "A council", "OpenStreetMap"), "In three lists, not checked"),
        (also(CLUB, "A", "B", "C", "D"), "In 5 lists, not checked"),
        (also(CLUB, "Clubs"), "In one list, not checked"),
        (CLUB, "In one list, not checked"),
        (replace(CLUB, source_date="2024-05-01"), "In one list of May 2024, not checked"),
        (replace(CLUB, source_date="2026-05-01"), "In one list, not checked"),
        (replace(CLUB, source_date="no day"), "In one list, not checked"),
        (MAP, "From the map only, not checked"),
        (replace(MAP, source="OpenStreetMap (newport)"), "From the map only, not checked"),
        (replace(MAP, source_date="2023-01-31"), "From the map of January 2023 only, not checked"),
        (replace(CLUB, source=""), "Added by hand, not checked"),
    ],
)
def test_each_step_in_words(asset, words):
    assert str(confidence_wording(of(asset))) == words


def test_what_its_list_has_dropped_is_said_unless_somebody_has_checked_it_lately():
    assert str(confidence_wording(of(CLUB, gone=True))) == "No longer in its list"
    assert of(replace(CLUB, checked_on=TODAY), gone=True).step is ConfidenceStep.CHECKED
    assert of(replace(CLUB, checked_on=date(2020, 1, 1)), gone=True).step is ConfidenceStep.GONE


def test_a_check_is_good_for_as_long_as_the_office_says():
    checked = replace(CLUB, checked_on=TODAY - timedelta(days=91))
    assert of(checked).sure_enough
    assert not of(checked, after_days=90).sure_enough
    assert str(confidence_wording(of(checked, after_days=90))) == "Not checked for 2 months"


@given(st.none() | st.integers(-2, 5000), st.integers(1, 800))
def test_sure_enough_is_what_need_not_be_rung_first_and_nothing_else(days, after_days):
    checked_on = None if days is None else TODAY - timedelta(days=days)
    confidence = of(also(replace(CLUB, checked_on=checked_on), "A", "B"), after_days=after_days)
    assert confidence.sure_enough == (not is_stale(checked_on, today=TODAY, after_days=after_days))


def test_what_nobody_knows_is_named_but_not_of_a_park():
    bare = Asset("x/1", kind="lunch_club", source="Clubs")
    assert of(bare).missing == (MissingPart.TIMES, MissingPart.CONTACT)
    assert [str(words) for words in missing_wordings(of(bare))] == [
        "days and times not known",
        "no telephone, e-mail or website known",
    ]
    assert of(replace(bare, kind="park")).missing == ()
    assert of(CLUB).missing == ()


def test_a_row_of_the_table_is_as_sure_as_its_record():
    assets = [FULL, CLUB, MAP, also(CLUB, "A", "B"), replace(CLUB, source=""), also(MAP, "A")]
    assets = [replace(asset, asset_id=f"t/{place}") for place, asset in enumerate(assets)]
    table = asset_table(assets, crs=BRITISH_NATIONAL_GRID, gone={"t/1"})
    rows = confidences(table, today=TODAY)
    records = [of(asset, gone=asset.asset_id == "t/1") for asset in assets]
    assert [(row.step, row.missing, row.list_is_old) for row in rows] == [
        (record.step, record.missing, record.list_is_old) for record in records
    ]
    assert [set(row.evidence.lists) for row in rows] == [set(record.evidence.lists) for record in records]


def test_no_rows_are_no_confidences():
    assert confidences(asset_table([], crs=BRITISH_NATIONAL_GRID), today=TODAY) == []


def test_a_list_counts_once_however_often_it_is_named():
    assert lists_of(also(CLUB, "A", "Clubs", "A")) == ("Clubs", "A")
    assert lists_of(replace(CLUB, source="")) == ()


def test_a_table_that_lacks_a_column_is_no_table_of_assets():
    with pytest.raises(KeyError, match="also_in"):
        confidences(pd.DataFrame({"checked_on": [""]}), today=TODAY)
