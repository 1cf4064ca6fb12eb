"""On foot, or by bus: a session told leg by leg, and a timetable that has ended is not used unasked."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import folium
import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.memory.sheet_by_bus import SHEET_BY_BUS
from app.memory.tab_choices import choices_of, take_back
from app.memory.visit import VisitMemory
from app.near import by_bus as by_bus_page
from layers.buses.passes import DISCRETIONS_CSV, load_passes
from tests.app.saying import written
from tests.questions.buses.tiny_buses import FIRST, area_with_buses
from tests.tiny_area import tiny_area

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
HOME = "ZZ1 1AA"


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    page = AppTest.from_file(PAGES, default_timeout=90).run()
    page.text_input(key="typed_place").set_value(HOME)
    page.button[0].click().run()
    page.segmented_control(key="minutes").set_value(10).run()
    return page


def by_bus(page: AppTest) -> AppTest:
    return page.segmented_control(key="how_they_go").set_value("bus").run()


def test_the_legs_of_a_session_are_told_and_the_week_is_asked_for(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = page_of(tmp_path, monkeypatch)
    assert "Leave at" not in written(page)
    page = by_bus(page)
    assert "The bus timetable here holds from 1 June 2026 to 30 June 2026" in written(page)
    assert "Leave at" not in written(page)
    page.date_input(key="bus_week").set_value(FIRST).run()
    page.selectbox(key="bus_pass").set_value("E").run()
    words = written(page)
    assert "1 session of the week can be reached by bus in time, there and back." in words
    assert "bus 30 at 11:12 towards Ringland, 9 min to Bridge End" in words
    assert "Free with the pass." in words
    assert "The last bus home leaves Bridge End at 19:35." in words
    assert not page.exception


def test_a_timetable_that_has_ended_warns_in_red_above_all_and_at_each_journey(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    texts = [element.proto.body for element in page.get("html")]
    (ended,) = [text for text in texts if "wr-notice stop" in text]
    assert 'role="alert"' in ended
    assert "Choose a day within it" in ended
    page.date_input(key="bus_week").set_value(FIRST).run()
    texts = [element.proto.body for element in page.get("html")]
    (old,) = [at for at, text in enumerate(texts) if "wr-notice stop" in text]
    (at_legs,) = [at for at, text in enumerate(texts) if 'class="wr-stop"' in text]
    (legs,) = [at for at, text in enumerate(texts) if "Leave at 11:08" in text]
    assert old < at_legs < legs
    assert "The bus timetable ended on 30 June 2026." in texts[old]
    assert "ask the operator, or look it up at traveline.info" in texts[old]


def test_why_they_have_a_pass_is_chosen_among_what_the_nation_gives(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(FIRST).run()
    page.selectbox(key="bus_pass").set_value("S").run()
    why = page.segmented_control(key="bus_pass_holder_S")
    assert list(why.options) == ["By age", "By disability", "As a young person"]
    assert "From 60 years" in written(page)
    page = why.set_value("young").run()
    assert "From 5 to 21 years" in written(page)
    assert "From 60 years" not in written(page)
    assert page.session_state["week_by_bus"].wish.fares.held.holder == "young"
    assert "Not free: the pass is of another nation." in written(page)
    page.selectbox(key="bus_pass").set_value("E").run()
    assert list(page.segmented_control(key="bus_pass_holder_E").options) == ["By age", "By disability"]
    assert not page.exception


def test_without_a_timetable_buses_are_not_known(tmp_path, monkeypatch) -> None:
    tiny_area(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    assert "Buses are not known here" in written(page)
    assert not page.exception


def test_what_was_asked_of_buses_is_forgotten_with_the_person(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(date(2026, 6, 1)).run()
    page.selectbox(key="bus_pass").set_value("S").run()
    page.segmented_control(key="bus_pass_holder_S").set_value("disabled").run()
    assert page.session_state["week_by_bus"].sessions
    page.button(key="start_afresh").click().run()
    assert "week_by_bus" not in page.session_state
    left = [page.session_state[key] for key in ("bus_pass", "bus_pass_holder_S")]
    assert left == ["", "older"]
    assert not page.exception


TOLD_AS_WALK = "Put on the sheet by bus, but now told there as a walk: Low Street Lunch Club."


def on_the_sheet_by_bus(tmp_path, monkeypatch) -> AppTest:
    area_with_buses(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(FIRST).run()
    return page.button(key="bus_on_sheet").click().run()


def test_a_place_on_the_sheet_by_bus_stays_so_whatever_week_is_shown(tmp_path, monkeypatch) -> None:
    page = on_the_sheet_by_bus(tmp_path, monkeypatch)
    page = page.date_input(key="bus_week").set_value(FIRST + timedelta(days=7)).run()
    page = page.segmented_control(key="how_they_go").set_value("foot").run()
    assert TOLD_AS_WALK not in written(page)
    labels = [box.label for box in page.checkbox]
    assert "Name the bus stop near home, and how long the walk to it is" in labels  # it is by bus
    assert not page.exception


def test_by_another_answer_it_is_a_walk_and_that_is_said(tmp_path, monkeypatch) -> None:
    page = on_the_sheet_by_bus(tmp_path, monkeypatch)
    page = page.segmented_control(key="minutes").set_value(15).run()
    assert TOLD_AS_WALK in written(page)
    assert "choose By bus below and put the session on the sheet anew" in written(page)
    page = page.button(key="bus_on_sheet").click().run()
    assert TOLD_AS_WALK not in written(page)
    assert not page.exception


IS_BY_BUS = "Name the bus stop near home, and how long the walk to it is"


KEPT = ("how_they_go", "bus_week", "bus_day", "bus_session", "few", "few_by_bus")


def loaded_anew(page: AppTest) -> AppTest:
    """Another visit that has what the tab kept of this one; the start is typed again."""
    state = page.session_state
    memory: dict[str, Any] = {key: state[key] for key in (*KEPT, "area") if key in state}
    kept = json.loads(json.dumps(choices_of(VisitMemory(memory))))
    anew = AppTest.from_file(PAGES, default_timeout=90).run()
    back = VisitMemory({"area": memory["area"]})
    take_back(back, kept)
    for key in back.keys_beginning(""):
        anew.session_state[key] = back.get(key)
    anew.segmented_control(key="minutes").set_value(10).run()
    anew.text_input(key="typed_place").set_value(HOME)
    return anew.button[0].click().run()


def test_a_place_on_the_sheet_by_bus_is_so_after_the_page_is_loaded_anew(tmp_path, monkeypatch) -> None:
    page = on_the_sheet_by_bus(tmp_path, monkeypatch)
    sheet = page.session_state["few_by_bus"]
    (there,) = sheet.values()
    page = loaded_anew(page)
    (again,) = page.session_state["few_by_bus"].values()
    assert (again.looked_up.each, again.starts) == (there.looked_up.each, there.starts)
    assert [box.label for box in page.checkbox].count(IS_BY_BUS) == 2, "of the sheet and of the session"
    assert TOLD_AS_WALK not in written(page)
    assert page.segmented_control(key="how_they_go").value == "bus"
    assert page.date_input(key="bus_week").value == FIRST
    assert "bus 30 at 11:12 towards Ringland, 9 min to Bridge End" in written(page)
    assert not page.exception


def test_after_that_by_other_minutes_it_is_a_walk_and_by_those_of_before_a_bus(tmp_path, monkeypatch) -> None:
    page = loaded_anew(on_the_sheet_by_bus(tmp_path, monkeypatch))
    page = page.segmented_control(key="minutes").set_value(15).run()
    assert TOLD_AS_WALK in written(page)
    page = loaded_anew(page)
    page = page.segmented_control(key="minutes").set_value(15).run()
    assert TOLD_AS_WALK in written(page)
    page = page.segmented_control(key="minutes").set_value(10).run()
    assert TOLD_AS_WALK not in written(page)
    assert not page.exception


def test_a_place_by_bus_stays_so_when_a_quarter_of_an_hour_has_gone(tmp_path, monkeypatch) -> None:
    page = on_the_sheet_by_bus(tmp_path, monkeypatch)
    page.session_state["answer_number"] = page.session_state["answer_number"] + 1
    page.session_state["asked"] = None  # as if the answer were worked out anew for the time of day
    page = page.run()
    assert TOLD_AS_WALK not in written(page)
    assert not page.exception


def test_the_sheet_says_of_the_pass_what_is_chosen_now(tmp_path, monkeypatch) -> None:
    page = on_the_sheet_by_bus(tmp_path, monkeypatch)

    def fares() -> set[str]:
        (there,) = page.session_state["few_by_bus"].values()
        return {ride.fare for ride in there.looked_up.each.there.rides}

    assert fares() == {"without-a-pass"}
    page.selectbox(key="bus_pass").set_value("E").run()
    assert fares() == {"free"}
    assert not page.exception


def test_on_a_holiday_of_which_the_timetable_has_no_word_page_and_list_say_what_to_ask(
    tmp_path, monkeypatch
) -> None:
    area_with_buses(tmp_path, when="Mo 12:00-14:00", held=(date(2026, 8, 1), date(2026, 8, 31)))
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(date(2026, 8, 25)).run()
    words = written(page)
    assert "For 1 of them ask first" in words
    assert "31 August is a bank holiday: ask whether it is on." in words
    assert "Monday 31 August is a holiday, and the timetable has no word about it" in words
    (heading,) = page.radio(key="bus_session").options
    assert "ask first" in heading


def test_a_row_of_the_offices_table_makes_the_bus_free_and_the_page_says_by_what(
    tmp_path, monkeypatch
) -> None:
    area_with_buses(tmp_path, when="Tu 10:00-11:00")
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(FIRST).run()
    page.selectbox(key="bus_pass").set_value("E").run()
    words = written(page)
    assert "Not free with the pass at this hour: free from 9:30." in words
    assert "What Tinytown gives beyond that is not known." in words
    table = tmp_path / "discretions.csv"
    row = "Tinytown,England,older,09:00,23:00,Its own page,2020-01-01\n"
    table.write_text(DISCRETIONS_CSV.read_text(encoding="utf-8") + row, encoding="utf-8")
    monkeypatch.setattr(by_bus_page, "load_passes", lambda: load_passes(discretions=table))
    page = page_of(tmp_path, monkeypatch)
    page = by_bus(page)
    page.date_input(key="bus_week").set_value(FIRST).run()
    page.selectbox(key="bus_pass").set_value("E").run()
    words = written(page)
    assert "In Tinytown also on weekdays 9:00 to 23:00 (Its own page, 1 January 2020)." in words
    assert "Not free with the pass" not in words
    assert "Free with the pass." in words
    page = page.button(key="bus_on_sheet").click().run()
    (there,) = page.session_state[SHEET_BY_BUS].values()
    assert there.looked_up.week.wish.fares.council == "Tinytown"  # and so it is on paper


def test_the_way_home_is_drawn_where_it_is_chosen_and_said_so(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    drawn = []
    monkeypatch.setattr(by_bus_page, "bus_map", lambda area, origin, legs: drawn.append(legs) or folium.Map())
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(FIRST).run()
    assert "The way there: walks are drawn along the streets" in written(page)
    page.segmented_control(key="bus_way_drawn").set_value("home").run()
    assert "The way home: walks are drawn along the streets" in written(page)
    there, home = drawn[0], drawn[-1]
    assert there[0].line.coords[0] == home[-1].line.coords[-1]  # from home, and home again
    assert there[-1].line.coords[-1] == home[0].line.coords[0]
    assert not page.exception
