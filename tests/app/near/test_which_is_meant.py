"""What is not surely meant is asked about; one press says what is meant, and no address holds it."""

import pytest

from app.near.person.from_words import mean_wish, read_words
from app.near.person.more import wishes_of
from questions.conversation.reading.sentence_model import sentence_model
from tests.app.near.test_from_words import find, page, visit  # noqa: F401 - page is a fixture
from tests.app.saying import aloud

STORY = (
    "The window cleaner came on Monday, my sister says the same of her flat, and "
    "the man from the bank was a model of patience about the letters"
)


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_a_story_is_asked_about_and_one_press_says_what_is_meant(page):  # noqa: F811 - the fixture
    find(page, STORY)
    assert page.session_state["answer"].asks
    assert "We are not sure what that asks for" in aloud(page)
    readings = [button for button in page.button if str(button.key).startswith("chip_mean_")]
    assert 1 <= len(readings) <= 3
    typed = page.session_state["answer"].may_mean[0].typed
    assert f"“{typed}”" in readings[0].label
    assert readings[0].label.endswith("?")
    readings[0].click().run()
    assert not page.exception
    assert not page.session_state["answer"].asks
    assert page.session_state["meant"] == (typed,)
    assert set(page.query_params) <= {"area"}


def test_what_is_meant_goes_with_the_words():
    here = visit(enjoy="a model of patience")
    read_words(here, "a model of patience")
    mean_wish(here, "patience")
    mean_wish(here, "patience")
    assert wishes_of(here).meant == ("patience",)
    read_words(here, "a game of patience")
    assert wishes_of(here).meant == ()
