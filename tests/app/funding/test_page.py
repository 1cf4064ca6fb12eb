"""The panel's page without a browser: bids in, a what-if, the best set, marks, and a minute."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.bids.model import BidList
from layers.register.importing.seeding import MADE_UP
from presentation.printing.funding.minute import Minute, lettered, minute_data, minute_pdf
from questions.funding.need import NeedWeights
from questions.funding.scenario import Action
from questions.funding.standard import Standard
from questions.panel.decision import Decision, Marks, decide
from questions.panel.money_left import money_left
from questions.panel.portfolio import Floors
from questions.panel.record import record_of
from questions.panel.sitting import PanelVerdict
from questions.places.area_assets import pack_assets
from tests.app.saying import said, written
from tests.questions.funding.town import bid, ground_of, lonlat

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
CAFE_1 = f"{MADE_UP}/tiny/t/1"
HOSTILE = "{{7*7}} <b>`#set text(red)` $x$"
CSV = f"""Bid,Title,Amount,Kind,Easting,Northing
1,{HOSTILE},700,cafe,300000,450000
2,Café of the East,1000,cafe,300000,449900
3,Nowhere,10,cafe,,
"""


def opened() -> AppTest:
    page = AppTest.from_file(PAGES, default_timeout=60).run()
    return page.switch_page("funding/page.py").run()


def with_bids(text: str = CSV) -> AppTest:
    page = opened()
    page.file_uploader(key="fund_file").set_value(("bids.csv", text.encode(), "text/csv"))
    return page.button(key="fund_file_read").click().run()


def part(page: AppTest, name: str) -> AppTest:
    return page.segmented_control(key="fund_part").set_value(name).run()


def test_it_says_what_to_do_first(area: Area) -> None:
    assert "No bids are here yet." in said(opened())


def test_a_list_is_read_and_ranked_and_its_faults_are_told(area: Area) -> None:
    page = with_bids()
    assert (
        "3 bids ask for £1,710. 2 would bring residents something within reach that they lack "
        "today. Of 1 nothing" in said(page)
    )
    assert "&lt;b&gt;" in said(page)
    assert "<b>`" not in written(page)  # what is read aloud is set as text, with its signs as they are


def test_a_file_that_is_no_list_is_refused_in_words(area: Area) -> None:
    assert "has no column that names the bids" in said(with_bids("a,b\n1,2\n"))


def test_the_best_set_has_its_conditions_price(area: Area) -> None:
    page = part(with_bids(), "set")
    page.number_input(key="fund_budget").set_value(1000).run()
    assert "With 1 bid for £1,000 of £1,000, 1,000 residents" in said(page)
    page.multiselect(key="fund_of_area_floor_wards").set_value(["west"]).run()
    assert "1 bid for £700" in said(page)
    assert "Something for Westward" in said(page)


def test_the_fewest_places_for_a_share_of_residents_or_why_not(area: Area) -> None:
    page = part(with_bids(), "set")
    page.segmented_control(key="fund_place_goal").set_value("fewest").run()
    assert "With every venue there is, 4% would have one within reach, less than 50%." in said(page)


def test_the_places_with_the_least_walking_in_all(area: Area) -> None:
    page = part(with_bids(), "set")
    page.selectbox(key="fund_place_kind").set_value("lunch_club").run()
    page.segmented_control(key="fund_place_goal").set_value("least").run()
    assert "Whoever would have none within reach counts as walking all 15 minutes." in said(page)
    assert "nearest one is 15.0 minutes today; with 1 new place it would be" in said(page)
    assert "No other choice of as many spares more: that is proven." in said(page)
    page.selectbox(key="fund_place_kind").set_value("mens_shed").run()
    page.segmented_control(key="fund_place_goal").set_value("most").run()
    assert "No other choice of as many does more: that is proven" in said(page)


def test_a_change_says_who_gains_and_is_undone(area: Area) -> None:
    page = part(opened(), "what_if")
    page.session_state["fund_clicked"] = [lonlat(0, -100)]
    page.selectbox(key="fund_open_kind").set_value("cafe").run()
    page.button(key="fund_add_change").click().run()
    assert "1,000 residents would gain a café within 15 minutes at 0.8 m/s (older adult); nobody" in said(
        page
    )
    page.button(key="fund_undo").click().run()
    assert "everything is as it is today" in said(page)


def test_a_change_without_a_place_says_what_is_missing(area: Area) -> None:
    page = part(opened(), "what_if")
    page.button(key="fund_add_change").click().run()
    assert "Something is missing." in said(page)


def test_marks_and_conflicts_stand_beside_the_figures(area: Area) -> None:
    page = part(with_bids(), "record")
    page.text_input(key="fund_reason_2").set_value("Nothing else there").run()
    page.text_input(key="fund_conflicts_2").set_value("AB stood aside").run()
    page.number_input(key="fund_mark_2_Needed").set_value(21).run()
    assert "21 of 25" in said(page)
    assert "Nothing else there" in said(page)
    assert "AB stood aside" in said(page)
    assert "Record " in said(page)


def test_the_same_list_of_assets_is_offered_wherever_one_is_asked_for(area: Area) -> None:
    page = part(opened(), "what_if")
    page.selectbox(key="fund_action").set_value(Action.CLOSE).run()
    offered = page.selectbox(key="fund_asset").options
    assert offered == ["Café 1 (café)", "Park (park)"]
    assert part(page, "worth").selectbox(key="fund_worth_asset").options == offered


def test_past_awards_are_told_by_ward(area: Area) -> None:
    page = part(opened(), "worth")
    rows = ("Title,Amount Awarded,Easting,Northing", "Tea,500,300000,450000", "Lost,9,,")
    text = "\n".join(rows)
    page.file_uploader(key="fund_awards_file").set_value(("awards.csv", text.encode(), "text/csv"))
    page.button(key="fund_awards_read").click().run()
    assert "2 awards of £509 in all. 1 of them (£9) has no place." in said(page)
    assert "any ward may have had more than it says" in said(page)


def minute(area: Area, bids: tuple, **more: Any) -> tuple[dict, bytes]:
    assets, listed = pack_assets(area), BidList("bids.csv", "0" * 64, bids, (), len(bids), 0)
    marks = (("1", Marks((("Needed", 20),), "AB stood aside", HOSTILE, PanelVerdict.FUND)),)
    decision = Decision(5000.0, Standard(), NeedWeights(), Floors(must=("1",)), marks=marks)
    result = decide(ground_of(area, assets), bids, decision)
    record = record_of(ground_of(area, assets), listed, decision, result)
    money = money_left(ground_of(area, assets).people, result[0], decision)
    made = Minute(area, listed, decision, result, money, record, date(2026, 11, 23), **more)
    return lettered(minute_data(made, kinds=load_kinds())), minute_pdf(made, kinds=load_kinds())


def test_the_minute_says_what_was_not_known_and_how_the_ranking_would_change(area: Area) -> None:
    told, pdf = minute(area, (bid("1", 0), bid("2", 0, -100), bid("3")))
    assert any("It has no place yet." in line for line in told["unknown"])
    assert told["change"]
    assert not any("Said by the panel" in line for line in told["unknown"])
    assert len(told["record"][0]) > 64
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf


def test_the_minute_says_what_the_panel_said_in_the_place_of_a_bid(area: Area) -> None:
    told, _ = minute(area, (bid("1", 0), bid("2", 0, -100)), put_right={("2", "kind"), ("2", "place")})
    assert "Said by the panel, not by the bid: 2 its kind and its place." in told["unknown"]


def test_twelve_bids_fit_on_four_pages(area: Area) -> None:
    _, pdf = minute(area, tuple(bid(str(at), at * 5) for at in range(12)))
    assert 2 <= int(re.search(rb"<xmpTPg:NPages>(\d+)<", pdf)[1]) <= 4


def test_a_hundred_bids_have_each_their_decision_and_a_page_for_each_dozen(area: Area) -> None:
    _, pdf = minute(area, tuple(bid(f"R{at:03}", at * 5) for at in range(100)))
    assert 4 <= int(re.search(rb"<xmpTPg:NPages>(\d+)<", pdf)[1]) <= 4 + 8
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert all(f"R{at:03}" in text for at in range(100))


def test_nothing_in_a_bid_is_read_as_markup_on_paper(area: Area) -> None:
    from dataclasses import replace

    told, pdf = minute(area, (replace(bid("1", 0), title=HOSTILE, organisation='#read("/etc/passwd")'),))
    assert "{{7*7}}" in str(told["bids"]["rows"])
    assert pdf.startswith(b"%PDF")


def add(page: AppTest) -> AppTest:
    return page.button(key="fund_add_change").click().run()


def doing(area: Area, action: Action) -> AppTest:
    page = part(opened(), "what_if")
    page.selectbox(key="fund_action").set_value(action).run()
    if action not in (Action.OPEN, Action.PATH):
        page.selectbox(key="fund_asset").set_value(CAFE_1).run()
    return page


def test_changes_are_told_by_the_names_of_assets(area: Area) -> None:
    page = doing(area, Action.HOURS)
    page.text_input(key="fund_hours").set_value("Tue 18:00-20:00").run()
    assert "Café 1 is on at more times: Tuesdays, 18:00 to 20:00" in said(add(page))
    assert "More times bring nothing nearer while any time of the week counts." in said(page)
    page.selectbox(key="fund_action").set_value(Action.PLACES).run()
    assert "Café 1 has 20 places a week; today: not known" in said(add(page))
    page.selectbox(key="fund_action").set_value(Action.MOVE).run()
    page.text_input(key="fund_what_if_place").set_value("ZZ1 1AA").run()
    assert re.search(r"Move Café 1 by [\d,]+ m", said(add(page)))
    page.selectbox(key="fund_action").set_value(Action.CLOSE).run()
    assert "<li>Close Café 1</li>" in said(add(page))


def test_more_times_in_the_evening_bring_a_gain_where_evenings_are_asked_for(area: Area) -> None:
    page = doing(area, Action.HOURS)
    page.selectbox(key="fund_window").set_value("evening").run()
    page.text_input(key="fund_hours").set_value("Tue 18:00-20:00").run()
    assert "47 residents would gain a café within 15 minutes" in said(add(page))


def test_places_are_told_by_ward(area: Area) -> None:
    page = add(doing(area, Action.PLACES))
    assert "Nobody would gain or lose a café within 15 minutes" in said(page)
    assert "weekly places for 1,000 residents, shared among all in reach; wards that change" in said(page)


def test_a_path_is_typed_or_clicked_and_told_by_its_length(area: Area) -> None:
    page = part(opened(), "what_if")
    page.selectbox(key="fund_action").set_value(Action.PATH).run()
    assert "Now the other." not in said(page)
    page.session_state["fund_clicked"] = [lonlat(0, 0)]
    assert "One end is marked with +. Now the other." in said(page.run())
    page.session_state["fund_clicked"] = [lonlat(0, 0), lonlat(0, -100)]
    page.run()
    assert "A path of 100 m between two places on the map" in said(add(page))
    assert "Nobody would gain or lose a café within 15 minutes" in said(page)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Action.CLOSE, "Choose which asset is meant."),
        (Action.PATH, "Click the map, or type a postcode or an address."),
        (Action.OPEN, "Click the map, or type a postcode or an address."),
    ],
)
def test_what_is_missing_is_named(area: Area, action: Action, words: str) -> None:
    page = part(opened(), "what_if")
    page.selectbox(key="fund_action").set_value(action).run()
    assert words in said(add(page))


def test_times_and_places_that_are_not_understood_are_said_at_once(area: Area) -> None:
    page = doing(area, Action.HOURS)
    page.text_input(key="fund_hours").set_value("now and then").run()
    assert "was not understood as times. Write them like Tue 18:00-20:00." in said(add(page))
    page.selectbox(key="fund_action").set_value(Action.OPEN).run()
    page.text_input(key="fund_what_if_place").set_value("ZZ9 9ZZ").run()
    assert "ZZ9 9ZZ" in said(page)


def test_scenarios_are_named_kept_and_compared(area: Area) -> None:
    page = add(doing(area, Action.CLOSE))
    page.text_input(key="fund_scenario_name").set_value("Leave it").run()
    page.button(key="fund_scenario_new").click().run()
    assert "everything is as it is today" in said(page)
    page = add(page)
    assert "The scenarios side by side" in said(page)
    assert "Leave it" in said(page)
    assert "What if 1" in said(page)
