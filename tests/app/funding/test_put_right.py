"""What a list of bids does not say is said on the page; the file stays as it is. Without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from layers.area import Area
from layers.register.importing.seeding import MADE_UP
from tests.app.funding.test_page import opened, part, with_bids
from tests.app.saying import said

MISSING = """Bid,Title,Amount,Kind,Easting,Northing,When,Places
1,Tea,,cafe,300000,450000,Tue 10:00-12:00,20
2,Oddity,900,zorbing,300000,449900,often,many
3,Nowhere,10,cafe,,,Tue 10:00-12:00,20
"""


def open_bid(page: AppTest, bid_id: str) -> AppTest:
    return page.selectbox(key="fund_opened").set_value(bid_id).run()


def keep(page: AppTest) -> AppTest:
    return next(one for one in page.button if one.label == "Keep what is said here").click().run()


def faults(page: AppTest) -> str:
    told = [one.value for one in page.markdown if one.value.startswith("- ")]
    return told[0].replace("\\", "") if told else ""


@pytest.fixture
def page(area: Area) -> AppTest:
    return with_bids(MISSING)


def test_a_kind_that_was_not_understood_is_given_on_the_page(page: AppTest) -> None:
    assert '"zorbing" is not a kind that we know' in faults(page)
    page = open_bid(page, "2")
    assert "What kind of thing it would start is not known." in said(page)
    page.selectbox(key="fund_missing_kind_3").set_value("cafe")
    page = keep(page)
    assert "1,000" in said(page)
    assert "zorbing" not in faults(page)
    assert "1 thing was put right here. The file itself is as it was." in said(page)
    assert all(one.key != "fund_missing_kind_3" for one in page.selectbox)


def test_an_amount_times_and_places_are_given_too(page: AppTest) -> None:
    page = open_bid(page, "1")
    page.number_input(key="fund_missing_pounds_2").set_value(700.0)
    assert "£700" in said(keep(page))
    page = open_bid(page, "2")
    page.text_input(key="fund_missing_when_3").set_value("Wed 10:00-12:00")
    page.number_input(key="fund_missing_places_3").set_value(12)
    page = keep(page)
    assert "often" not in faults(page)
    assert "many" not in faults(page)
    assert "3 things were put right here." in said(page)


def test_times_that_are_not_understood_are_refused(page: AppTest) -> None:
    page = open_bid(page, "2")
    page.text_input(key="fund_missing_when_3").set_value("now and then")
    assert "These times were not understood." in said(keep(page))


def test_what_was_said_stays_while_the_visit_turns_to_other_parts(page: AppTest) -> None:
    page = open_bid(page, "1")
    page.number_input(key="fund_missing_pounds_2").set_value(700.0)
    page = part(part(keep(page), "set"), "bids")
    assert "£700" in said(page)
    page = page.switch_page("register/page.py").run().switch_page("funding/page.py").run()
    assert "£700" in said(page)


def test_one_without_a_place_is_said_until_it_has_one(page: AppTest) -> None:
    assert "1 of 3 bids has no place yet: open it below and put it on the map." in said(page)
    assert "row 4: This bid has no place" in faults(page)
    page = open_bid(page, "3")
    typed = next(one for one in page.text_input if str(one.key).startswith("fund_place_typed_"))
    typed.set_value("1 Low Street")
    next(one for one in page.button if one.label == "Put it there").click().run()
    assert "no place yet" not in said(page)
    assert "row 4" not in faults(page)
    assert "1,007 residents live within reach" in said(page)


def test_the_same_fault_in_many_rows_is_told_once(area: Area) -> None:
    rows = "\n".join(f"{at},Tea {at},500,cafe,," for at in range(1, 9))
    page = with_bids(f"Bid,Title,Amount,Kind,Easting,Northing\n{rows}\n")
    assert faults(page).startswith("- rows 2, 3, 4, 5, 6 and 3 more: This bid has no place")


def test_an_asset_that_is_not_known_is_chosen_from_the_register(area: Area) -> None:
    page = with_bids("Bid,Title,Amount,Asset,When\n1,Later,500,osm/n99,Tue 18:00-20:00\n")
    assert "There is no asset osm/n99 here." in said(page)
    page.selectbox(key="fund_missing_asset_2").set_value(f"{MADE_UP}/tiny/t/1")
    assert "There is no asset" not in said(keep(page))


def test_awards_are_not_blamed_for_what_awards_need_not_say_and_can_be_placed(area: Area) -> None:
    page = part(opened(), "worth")
    text = "Title,Amount Awarded\nTea,500\nChoir,900\n"
    page.file_uploader(key="fund_awards_file").set_value(("a.csv", text.encode(), "text/csv"))
    page.button(key="fund_awards_read").click().run()
    assert faults(page) == ""
    assert "2 of them (£1,400) have no place." in said(page)
    assert any(one.label == "Give one of the 2 awards without a place its place" for one in page.expander)


TOLD_BY_WHAT_IS_IN_IT = """Bid,Title,What for,Amount,Easting,Northing,Notes
7,Tea,cafe,5k,300000,450000,cup
7,Cake,cafe,about 900,300000,449900,
8,Oddity,zorbing,£3000-£4000,300000,449900,
9,Soup,lunch club,"£2,000 pa for 3 yrs",300000,449900,
10,Bread,,,300000,449900,
,,,12,,,
"""


def test_two_bids_of_a_reference_both_stay_and_amounts_are_read_as_written(area: Area) -> None:
    page = with_bids(TOLD_BY_WHAT_IS_IN_IT)
    text = said(page)
    assert "5 bids: 3 ask for £11,900 together, 2 do not say how much." in text
    assert "Another bid is called “7” too. Both are here, the second as: 7 (row 3)." in text
    assert "1 row of the list was left out, for it does not say what the bid is called: row 7." in text
    assert "for all the years or months together: 9 “£2,000 pa for 3 yrs” = £6,000." in text
    assert "about £900" in text
    assert "7 (row 3) Cake" in text
    assert "not one sum" in faults(page)


def test_a_kind_and_an_amount_that_were_put_right_are_two_things(area: Area) -> None:
    page = open_bid(with_bids(TOLD_BY_WHAT_IS_IN_IT), "8")
    page.selectbox(key="fund_missing_kind_4").set_value("cafe")
    page.number_input(key="fund_missing_pounds_4").set_value(3500.0)
    page = keep(page)
    assert "2 things were put right here." in said(page)
    assert "zorbing" not in faults(page)
    assert "not one sum" not in faults(page)
