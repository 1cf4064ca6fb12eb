"""A session is kept as one goes: for a reload, for another member, and for two at once."""

import pytest
from streamlit.testing.v1 import AppTest

from app.funding.keeping import is_unsaid
from layers.area import Area
from tests.app.funding.test_page import PAGES, part, with_bids
from tests.app.saying import said


def another(session: str) -> AppTest:
    """Another visit that comes by the session's address, as after a reload."""
    page = AppTest.from_file(PAGES, default_timeout=60)
    page.query_params["session"] = session
    page.run()
    page.query_params["session"] = session
    return page.switch_page("funding/page.py").run()


def session_of(page: AppTest) -> str:
    return str(page.session_state["fund_session"])


def test_a_reload_loses_neither_bids_nor_verdicts_nor_choices_nor_who_was_there(area: Area) -> None:
    page = part(with_bids(), "record")
    page.number_input(key="fund_budget").set_value(1234).run()
    page.selectbox(key="fund_marked").set_value("2").run()
    page.selectbox(key="fund_decision_2").set_value("fund").run()
    page.text_input(key="fund_reason_2").set_value("The only one there").run()
    page.number_input(key="fund_mark_2_Needed").set_value(21).run()
    page.text_area(key="fund_present").set_value("AB\nCD").run()
    again = part(another(session_of(page)), "record")
    again.selectbox(key="fund_marked").set_value("2").run()
    text = said(again)
    assert "The panel funds 1 of 3 bids, for £1,000 of £1,234." in text
    assert again.text_input(key="fund_reason_2").value == "The only one there"
    assert again.number_input(key="fund_mark_2_Needed").value == 21
    assert again.text_area(key="fund_present").value == "AB\nCD"
    assert again.number_input(key="fund_budget").value == 1234


def test_the_second_is_told_what_the_other_changed_and_nothing_is_lost(area: Area) -> None:
    first = part(with_bids(), "record")
    second = part(another(session_of(first)), "record")
    for page in (first, second):
        page.selectbox(key="fund_marked").set_value("2").run()
    first.text_input(key="fund_reason_2").set_value("Needed").run()
    second.selectbox(key="fund_decision_2").set_value("defer").run()
    assert "the reason for 2, now “Needed”." in said(second)
    assert second.text_input(key="fund_reason_2").value == "Needed"
    first.text_input(key="fund_reason_2").set_value("Needed most").run()
    assert "the decision on 2, now “Defer”." in said(first)
    second.text_input(key="fund_reason_2").set_value("Too dear").run()
    text = said(second)
    assert "changed the reason for 2 at" in text
    assert "“Needed most”. That stands; yours, “Too dear”, was not taken." in text
    assert second.text_input(key="fund_reason_2").value == "Needed most"
    second.text_input(key="fund_reason_2").set_value("Too dear").run()
    first.run()
    assert first.text_input(key="fund_reason_2").value == "Too dear"


def test_what_others_changed_stays_until_it_is_said_to_have_been_seen(area: Area) -> None:
    first = part(with_bids(), "record")
    second = part(another(session_of(first)), "record")
    for page in (first, second):
        page.selectbox(key="fund_marked").set_value("2").run()
    first.text_input(key="fund_reason_2").set_value("Needed").run()
    second.number_input(key="fund_budget").set_value(9).run()
    second.run()
    part(second, "set")
    assert "the reason for 2, now “Needed”." in said(second)
    first.text_area(key="fund_present").set_value("AB").run()
    second.run()
    assert "the reason for 2, now “Needed”." in said(second)  # with what came since
    assert "the meeting, now “AB”." in said(second)
    second.button(key="fund_news_seen").click().run()
    second.run()
    assert "Others have changed this session" not in said(second)


def test_who_writes_is_asked_beside_the_decisions_and_once(area: Area) -> None:
    page = part(with_bids(), "record")
    fields = [field.key for field in page.text_input]
    assert fields.index("fund_who") < fields.index(f"fund_reason_{page.selectbox(key='fund_marked').value}")
    page.text_input(key="fund_who").set_value("CD").run()
    page.text_area(key="fund_present").set_value("AB").run()
    assert "by CD at" in said(part(page, "bids"))
    assert [field.key for field in page.text_input].count("fund_who") == 1


def test_a_session_is_opened_again_from_the_list(area: Area) -> None:
    page = part(with_bids(), "record")
    page.text_input(key="fund_reason_2").set_value("Needed").run()
    page.button(key="fund_leave").click().run()
    assert "No bids are here yet." in said(page)
    page.button(key="fund_kept_open").click().run()
    assert "Needed" in said(part(page, "record"))


def test_a_final_decision_is_refused_until_whole_and_then_takes_no_change(area: Area) -> None:
    page = part(with_bids(), "record")
    page.button(key="fund_final").click().run()
    assert "This cannot be made final yet" in said(page)
    for bid_id in ("1", "2", "3"):
        page.selectbox(key="fund_marked").set_value(bid_id).run()
        page.selectbox(key=f"fund_decision_{bid_id}").set_value("defer").run()
        page.text_input(key=f"fund_reason_{bid_id}").set_value("Next round").run()
    page.text_area(key="fund_present").set_value("AB").run()
    page.button(key="fund_final").click().run()
    assert "The date of the meeting is missing." in said(page)
    from datetime import date

    page.date_input(key="fund_held_on").set_value(date(2026, 11, 20)).run()
    page.button(key="fund_final").click().run()
    assert "This decision is final." in said(page)
    page.run()
    page.number_input(key="fund_budget").set_value(9).run()
    assert "This decision is final, so that change was not taken." in said(page)
    assert page.number_input(key="fund_budget").value == 50_000
    page.button(key="fund_draft").click().run()
    page.number_input(key="fund_budget").set_value(9).run()
    assert page.number_input(key="fund_budget").value == 9


def test_an_address_of_no_session_is_said_and_does_no_harm(area: Area) -> None:
    text = said(another("nothing-here"))
    assert "The session in the address is not here" in text
    assert "No bids are here yet." in text


def test_what_was_put_right_of_a_bid_is_kept_too(area: Area) -> None:
    page = with_bids("Bid,Title,Amount,Kind,Easting,Northing\n1,Tea,700,zorbing,300000,450000\n")
    page.selectbox(key="fund_missing_kind_2").set_value("cafe").run()
    page.button(key="fund_missing_keep_2").click().run()
    again = another(session_of(page))
    assert "1 thing was put right here." in said(again)
    assert "nothing can be said" not in said(again)


def test_what_a_run_wrote_that_was_cut_short_is_not_taken_for_somebody_elses(area: Area) -> None:
    page = part(with_bids(), "record")
    page.selectbox(key="fund_marked").set_value("2").run()
    before = {key: page.session_state[key] for key in ("fund_seen", "fund_saved")}
    page.text_input(key="fund_reason_2").set_value("Needed").run()
    for key, value in before.items():  # as if the run had ended between writing and noting it
        page.session_state[key] = value
    page.text_input(key="fund_reason_2").set_value("Needed most").run()
    assert "Others have changed this session" not in said(page)
    assert page.text_input(key="fund_reason_2").value == "Needed most"
    again = part(another(session_of(page)), "record")
    again.selectbox(key="fund_marked").set_value("2").run()
    assert again.text_input(key="fund_reason_2").value == "Needed most"


@pytest.mark.parametrize(
    ("value", "unsaid"), [(None, True), ("", True), ([], True), (False, True), (0, False)]
)
def test_nought_is_something_that_was_said(value: object, unsaid: bool) -> None:
    assert is_unsaid(value) is unsaid
