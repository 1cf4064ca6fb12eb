"""What a panel has begun stays through other pages, and belongs to its bids and its scenario."""

from streamlit.testing.v1 import AppTest

from layers.area import Area
from tests.app.funding.test_page import CSV, opened, part, with_bids
from tests.app.saying import said
from tests.app.turning import turn_to

FUNDING = "funding/page.py"


def through_all(page: AppTest) -> AppTest:
    for file in ("near/page.py", "gaps/page.py", "register/page.py", "about/page.py", FUNDING):
        turn_to(page, file)
        assert "Something went wrong" not in said(page)
    return page


def test_marks_stay_whether_they_are_kept_or_only_typed(area: Area) -> None:
    page = part(with_bids(), "record")
    page.number_input(key="fund_mark_2_Needed").set_value(21).run()
    page.text_input(key="fund_reason_2").set_value("Nothing else there").run()
    page.selectbox(key="fund_decision_2").set_value("fund").run()
    through_all(page)
    assert page.segmented_control(key="fund_part").value == "record"
    assert page.number_input(key="fund_mark_2_Needed").value == 21
    assert page.text_input(key="fund_reason_2").value == "Nothing else there"
    assert page.selectbox(key="fund_decision_2").value == "fund"


def test_budget_weights_and_conditions_stay(area: Area) -> None:
    page = part(with_bids(), "set")
    page.number_input(key="fund_budget").set_value(1234).run()
    page.number_input(key="fund_of_area_weight_deprivation").set_value(0.0).run()
    page.number_input(key="fund_small").set_value(500).run()
    told = said(through_all(page))
    assert page.number_input(key="fund_budget").value == 1234
    assert page.number_input(key="fund_of_area_weight_deprivation").value == 0.0
    assert page.number_input(key="fund_small").value == 500
    assert said(through_all(page)) == told


def test_what_was_typed_for_a_bid_of_one_list_is_not_said_of_another_list(area: Area) -> None:
    page = part(with_bids(), "record")
    page.text_input(key="fund_reason_2").set_value("Nothing else there").run()
    page = part(page, "bids")
    other = CSV.replace("700", "701")
    page.file_uploader(key="fund_file").set_value(("other.csv", other.encode(), "text/csv"))
    page.button(key="fund_file_read").click().run()
    assert part(page, "record").text_input(key="fund_reason_2").value == ""


def test_a_file_that_waits_to_be_read_stays(area: Area) -> None:
    page = opened()
    page.file_uploader(key="fund_file").set_value(("bids.csv", CSV.encode(), "text/csv")).run()
    through_all(page)
    assert "“bids.csv” is still chosen." in said(page)
    page.button(key="fund_file_read").click().run()
    assert "3 bids ask for £1,710." in said(page)


def test_the_scenario_that_is_shown_is_the_one_that_is_open(area: Area) -> None:
    page = part(opened(), "what_if")
    for name in ("East", "West"):
        page.text_input(key="fund_scenario_name").set_value(name).run()
        page.button(key="fund_scenario_new").click().run()
    choice = page.selectbox(key="fund_scenario_choice")
    assert choice.value == "West"
    choice.set_value("East").run()
    through_all(page)
    assert page.selectbox(key="fund_scenario_choice").value == "East"
    page.selectbox(key="fund_scenario_choice").set_value("West").run()
    assert page.session_state["fund_scenario"] == "West"
