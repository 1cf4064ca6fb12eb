"""Another start is typed: what is still here of the person before is said, and goes only by a press."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.held_before import is_the_same_person, note_start, part_words, start_afresh_here, still_here
from app.memory.person_memory import OF_THE_PERSON
from app.memory.session import AREAS_VARIABLE
from app.memory.tab_choices import choices_of
from app.memory.visit import VisitMemory
from presentation.words.near.person import AFRESH_HERE, still_here_words
from questions.walks.near_person import Origin
from tests.app.saying import aloud
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
HERE, THERE = Origin(331000.0, 188000.0, "Secret Street"), Origin(332000.0, 188000.0, "Other Street")


def visit(**held: Any) -> VisitMemory:
    """Somebody at ``HERE``, who is there when the page has been drawn once."""
    begun = VisitMemory({**OF_THE_PERSON, "area": "demo", "origin": HERE, **held})
    note_start(begun)
    return begun


def move(person: VisitMemory, origin: Origin, *, enjoy: str | None = None) -> None:
    person.start_from(origin, "Starting from there.", "there")
    person.put("typed_place", "another address")
    if enjoy is not None:
        person.put("enjoy", enjoy)
    note_start(person)


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ({"few": ("a", "b", "c")}, "The sheet still holds 3 places of the person before."),
        ({"few": ("a",)}, "The sheet still holds 1 place of the person before."),
        ({"enjoy": "rugby", "words_read": "rugby"}, "The words of the person before still count."),
        ({"age": 82}, "What was set by hand for the person before still counts."),
        ({"can_pay": 0}, "What was set by hand for the person before still counts."),
        ({"second_there": True}, "The second person of before is still here."),
        ({"days": [1], "from_words": {"days": [1]}}, ""),  # the words brought it, and go with them
        ({}, ""),
    ],
)
def test_what_is_left_of_the_person_before_is_said(held: dict[str, Any], left: str) -> None:
    person = visit(**held)
    assert not still_here(person).is_anything
    move(person, THERE)
    assert still_here_words(**vars(still_here(person))) == left


def test_words_that_were_typed_with_the_new_start_are_not_of_the_person_before() -> None:
    person = visit(enjoy="rugby", words_read="rugby", few=("a",))
    move(person, THERE, enjoy="chess")
    assert not still_here(person).words
    start_afresh_here(person)
    assert (person.get("enjoy"), person.few, person.origin) == ("chess", (), THERE)


def test_afresh_forgets_all_of_the_person_before_and_keeps_the_new_start() -> None:
    person = visit(enjoy="rugby", words_read="rugby", few=("a",), age=82, second_there=True)
    move(person, THERE)
    start_afresh_here(person)
    assert (person.origin, person.origin_label, person.found_by) == (THERE, "there", "another address")
    assert (person.few, person.get("enjoy"), person.get("age")) == ((), "", None)
    assert not person.second.is_there
    note_start(person)
    assert not still_here(person).is_anything
    assert "Secret Street" not in repr(dict(person._memory))


def test_the_same_start_again_or_the_same_person_is_nobody_else() -> None:
    person = visit(few=("a",))
    move(person, HERE)
    assert not still_here(person).is_anything
    move(person, THERE)
    move(person, HERE)
    assert not still_here(person).is_anything
    move(person, THERE)
    is_the_same_person(person)
    assert not still_here(person).is_anything
    assert person.few == ("a",)


def test_a_start_that_had_to_be_asked_about_is_another_start_too() -> None:
    person = visit(few=("a",))
    person.start_from(None)
    note_start(person)
    move(person, THERE)
    assert still_here(person).places == 1
    person.leave("a")
    assert not still_here(person).is_anything


def test_words_that_are_parted_are_still_those_of_the_person_before() -> None:
    both = "she likes chess, he rugby"
    person = visit(enjoy=both, words_read=both)
    move(person, THERE)
    part_words(person, "she likes chess")
    assert person.get("enjoy") == "she likes chess"
    assert still_here(person).words
    part_words(person, "she likes bingo")
    person.put("enjoy", "typed anew")
    assert not still_here(person).words


def test_no_tab_keeps_where_the_person_before_started() -> None:
    person = visit(few=("a",))
    move(person, THERE)
    assert "Street" not in repr(choices_of(person))


def test_on_the_page_it_is_said_and_one_press_begins_anew_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, [asset(0, name="Rugby for all", kind="sports_club")])
    page = AppTest.from_file(PAGES, default_timeout=60).run()
    page.text_input(key="typed_place").set_value(POSTCODE)
    page.text_input(key="enjoy").set_value("rugby")
    page.button[0].click().run()
    page.session_state["few"] = ("test/0",)
    page.text_input(key="typed_place").set_value("ZZ1 1AB")
    page.button[0].click().run()
    assert "still holds 1 place of the person before." in aloud(page)
    assert page.session_state["few"] == ("test/0",)
    address = dict(page.query_params)
    next(button for button in page.button if button.label == AFRESH_HERE).click().run()
    assert "of the person before" not in aloud(page)
    assert page.text_input(key="typed_place").value == "ZZ1 1AB"
    assert page.text_input(key="enjoy").value == ""
    assert "few" not in page.session_state or not page.session_state["few"]
    assert "ZZ1 1AB" in page.session_state["origin_words"]
    assert dict(page.query_params) == address
