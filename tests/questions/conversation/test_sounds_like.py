"""What is said without the word for it is a wish; idle talk is none; troubles need to be surer."""

import pytest

from questions.circumstances.reading import read_circumstances
from questions.conversation.left_out import without_left_out
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.sounds_like import saying_index
from questions.conversation.wished_words import wishes_in
from questions.conversation.wishes import Wishes


def read(text: str) -> dict[str, str]:
    """What is wished for, each with the saying that it was taken for."""
    wishes = wishes_in(text, lexicon(), saying_index())
    return {wish.meant: wish.sounds_like for wish in wishes if not wish.unwanted}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("nobody to sit down to a meal with", "lunch"),
        ("gets winded on one flight of stairs", "breathless"),
        ("keeps asking the same question again and again", "dementia"),
        ("never sees a soul from one week to the next", "company"),
        ("he is lost without something to do with his hands", "mens shed"),
    ],
)
def test_what_is_said_without_its_word_is_heard(words: str, meant: str) -> None:
    heard = read(words)
    assert meant in heard, heard
    assert heard[meant] != ""


@pytest.mark.parametrize(
    "words",
    [
        "he works every hour God sends",
        "his son lives in Leeds and comes up at Easter",
        "she was a bus driver for thirty years",
        "he is ninety-one next birthday",
    ],
)
def test_idle_talk_asks_for_nothing(words: str) -> None:
    assert read(words) == {}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("uses a wheelchair, likes running", {"running"}),
        ("wheelchair user, likes painting", {"painting"}),
        ("powerchair user; likes to sing", {"sing"}),
    ],
)
def test_nothing_is_heard_across_two_thoughts(words: str, meant: set[str]) -> None:
    person = Wishes(words=words, read_otherwise=_circumstances(words))
    wishes = without_left_out(wishes_in(words, lexicon(), saying_index()), person)
    assert {wish.meant for wish in wishes} == meant


def _circumstances(words: str) -> tuple[str, ...]:
    return tuple(each.words for each in read_circumstances(words, year=2026).circumstances)


def test_a_word_of_the_tables_is_not_heard_a_second_time() -> None:
    assert read("likes rugby") == {"rugby": ""}


def test_who_will_not_go_near_a_gym_may_still_want_to_move() -> None:
    wishes = wishes_in("wants to get moving but will not go near a gym", lexicon(), saying_index())
    wanted = [wish.meant for wish in wishes if not wish.unwanted]
    unwanted = {target.words for wish in wishes if wish.unwanted for target in wish.targets}
    assert "exercise" in wanted
    assert "gym" in unwanted
    assert "exercise" not in unwanted


def test_ordinary_words_are_no_slips_of_the_pen() -> None:
    assert "chess" not in read("nurse told him to look after his chest")


def test_in_talk_an_ordinary_word_is_not_looked_for_in_names() -> None:
    assert "walls" not in read("a bit of company would do him good, he only looks at the walls all day")
    assert "walls" in read("walls")


def test_nothing_that_was_typed_is_printed() -> None:
    index = saying_index()
    assert index is not None
    assert "sentinel" not in repr(index.heard("sentinelword gets winded on one flight of stairs"))


@pytest.mark.parametrize(
    "words",
    [
        "ooh, hasn't it turned cold, and they say there will be rain by teatime",
        "is this thing on? I'm just trying it out to see what it does",
        "thanks ever so much for ringing back, speak to you soon",
    ],
)
def test_small_talk_is_no_wish_whatever_word_stands_in_it(words: str) -> None:
    assert read(words) == {}


def test_a_doubtful_word_counts_where_the_rest_speaks_of_the_same() -> None:
    assert "cold" in read("she is ever so cold in that house and cannot afford the heating")


def test_how_sure_it_is_lies_between_nothing_and_one() -> None:
    index = saying_index()
    assert index is not None
    heard = index.heard("cannot get up the stairs without stopping for breath")
    assert heard
    assert all(0 <= each.sureness <= 1 for each in heard)
    assert heard[0].saying.means == "breathless"


def test_a_word_alone_is_not_listened_to() -> None:
    index = saying_index()
    assert index is not None
    assert index.listen("rugby") is None
    assert index.heard("rugby") == ()


@pytest.mark.parametrize("words", ["rugby, company at lunch", "company at lunch, rugby"])
def test_words_that_the_tables_know_whole_get_no_second_reading(words: str) -> None:
    wishes = wishes_in(words, lexicon(), saying_index())
    assert sorted(wish.typed for wish in wishes) == ["company at lunch", "rugby"]
