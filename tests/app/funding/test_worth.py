"""Was it worth it: a register with a past, one asset on two days, and past awards, without a browser."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.maps.awards import awards_map
from app.maps.funding import Pin
from layers.area import Area
from layers.register.importing.seeding import MADE_UP
from layers.register.model import Asset
from layers.register.store import open_register
from questions.funding.past import past_awards
from tests.app.funding.test_page import opened, part
from tests.app.saying import said
from tests.questions.funding.town import bid, ground_of, lonlat

CAFE_1 = f"{MADE_UP}/tiny/t/1"
JANUARY, JUNE = "2026-01-05T09:00:00.000000+00:00", "2026-06-01T09:00:00.000000+00:00"


@pytest.fixture
def past(area: Area, tmp_path: Path) -> Callable[[], AppTest]:
    """Opens the part of the page, after the register was given its past."""

    def begin() -> AppTest:
        part(opened(), "worth")  # brings the town's own assets into the register
        place, (lon, lat) = tmp_path / "register.sqlite", lonlat(0, 0)
        with open_register(str(place)) as register:
            new = Asset("x/tea", "Tea Room", kind="cafe", longitude=lon, latitude=lat, placed_by="point")
            register.add(new, by="AB")
        with sqlite3.connect(place) as known:
            known.execute("UPDATE asset_versions SET at = ?", (JANUARY,))
            known.execute("UPDATE imports SET at = ?", (JANUARY,))
            known.execute("UPDATE asset_versions SET at = ? WHERE asset_id = 'x/tea'", (JUNE,))
        known.close()
        return part(opened(), "worth")

    return begin


def between(page: AppTest, first: date, second: date, asset: str = "x/tea") -> str:
    page.date_input(key="fund_worth_first").set_value(first).run()
    page.date_input(key="fund_worth_second").set_value(second).run()
    page.selectbox(key="fund_worth_asset").set_value(asset).run()
    return said(page)


def test_an_asset_before_and_after_with_what_is_its_own(past: Callable[[], AppTest]) -> None:
    told = between(past(), date(2026, 3, 1), date(2026, 7, 1))
    assert "47 residents had a café within reach on 1 March 2026, and 147 on 1 July 2026: 100 more." in told
    assert "100 of these reach one through this asset alone." in told
    assert "The register has known of it since 1 June 2026; it may have begun earlier." in told
    assert "Nothing else of its kind (café) changed between the two days." in told
    assert "Westward" in told


def test_days_before_the_register_began_are_refused_and_today_is_told(past: Callable[[], AppTest]) -> None:
    told = between(past(), date(2025, 12, 24), date(2026, 7, 1))
    assert "The register began on 5 January 2026, so what was there on 24 December 2025 is not known." in told
    assert "Today 100 residents would have none of its kind within reach without it." in told


def test_an_asset_that_was_not_there_on_the_second_day_is_refused(past: Callable[[], AppTest]) -> None:
    told = between(past(), date(2026, 3, 1), date(2026, 4, 1))
    assert "was not in the register on 1 April 2026. Choose a second day" in told.replace("</b>", "")


def test_one_that_was_there_on_both_days_is_said_not_to_have_made_the_difference(
    past: Callable[[], AppTest],
) -> None:
    told = between(past(), date(2026, 3, 1), datetime.now(UTC).date(), CAFE_1)
    assert "It was there on the first day too, so the difference of the days is not its doing." in told
    assert "All other changes of its kind come to +93 residents" in told
    assert "Tea Room" in told
    assert "New in the register" in told


def test_the_asset_that_was_chosen_stays_while_the_visit_turns_to_other_parts(
    past: Callable[[], AppTest],
) -> None:
    page = past()
    page.selectbox(key="fund_worth_asset").set_value("x/tea").run()
    page = part(part(page, "what_if"), "worth")
    assert page.selectbox(key="fund_worth_asset").value == "x/tea"


def test_a_past_award_leads_to_the_assets_near_its_place(past: Callable[[], AppTest]) -> None:
    page = past()
    rows = ("Title,Amount Awarded,Award Date,Easting,Northing", "Tea,500,2026-02-01,300010,450000")
    page.file_uploader(key="fund_awards_file").set_value(("a.csv", "\n".join(rows).encode(), "text/csv"))
    page.button(key="fund_awards_read").click().run()
    page.selectbox(key="fund_worth_award").select_index(0).run()
    near = next(one for one in page.selectbox if str(one.key).startswith("fund_worth_asset_"))
    assert near.options == ["Tea Room (café), 10 m away"]
    near.select_index(0).run()
    told = said(page)
    assert "47 residents had a café within reach on 1 February 2026" in told
    assert "The award was £500: £5.00 for each resident who reaches one through it alone." in told


def test_a_register_that_began_today_has_no_earlier_day(area: Area) -> None:
    page = part(opened(), "worth")
    page.selectbox(key="fund_worth_asset").set_value(CAFE_1).run()
    assert "The register began today, so there is no earlier day to compare with." in said(page)
    assert "Today 47 residents would have none of its kind within reach without it." in said(page)


def test_wards_are_shaded_by_pounds_a_resident_and_hatched_where_nobody_lives(area: Area) -> None:
    awards = [bid("1", 0, pounds=500.0), bid("2", 250, pounds=900.0)]
    wards = past_awards(ground_of(area), awards).table
    wards.loc[0, "pounds_per_resident"] = float("nan")
    drawn, shades = awards_map(area, wards, [Pin("£", "Tea {{7*7}}", *lonlat(0, 0))])
    assert shades.titles[0] == "nothing"
    assert len(shades.colours) == len(shades.titles)
    page = drawn.get_root().render()
    assert "nobody is known to live here" in page
    assert "Tea 49" not in page
