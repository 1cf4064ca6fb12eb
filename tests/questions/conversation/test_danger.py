"""Words of somebody in danger are known, in many voices and with slips; harmless neighbours stay harmless."""

import csv
from pathlib import Path

import pytest

from layers.danger.tables import Danger
from layers.places.nations import Nation
from questions.conversation.danger import dangers as danger
from questions.conversation.danger.dangers import dangers_in, ring_now

HERE = Path(__file__).with_name("danger")
HELD_OUT = HERE / "danger_wordings.csv"
APART = HERE / "danger_wordings_apart.csv"
LATE = HERE / "danger_wordings_late.csv"
SURGERY = (
    HERE / "danger_wordings_surgery.csv"
)  # in no table, and looked at once: what is new is heard so often
EVERYDAY = HERE / "danger_everyday.csv"  # harmless: tablets, bridges, bruises and bank cards of every day
TWO_HANDS = HERE / "danger_wordings_two_hands.csv"  # a fifth of two writers', parted by chance, in no table
OBLIQUE = HERE / "danger_wordings_oblique.csv"  # of another hand, in no table; half of them without its words
FEWEST = {  # harmful, harmless
    "table": (64, 90),
    "held_out": (64, 90),
    "apart": (50, 55),
    "late": (120, 120),
    "surgery": (120, 120),
    "two_hands": (190, 220),
    "everyday": (0, 180),
    "oblique": (120, 120),
}
EVERY_SO_MANY = 8  # of the table's nearly six thousand wordings
TABLE = Path(__file__).parents[3] / "layers" / "danger" / "wordings.csv"
NUMBERS = {
    (Danger.WANTING_TO_DIE, Nation.ENGLAND): ["116 123", "111, then option 2"],
    (Danger.WANTING_TO_DIE, Nation.WALES): ["116 123", "111, then option 2"],
    (Danger.WANTING_TO_DIE, Nation.SCOTLAND): ["116 123", "111, then the option for mental health"],
    (Danger.WANTING_TO_DIE, Nation.NORTHERN_IRELAND): ["116 123", "0808 808 8000"],
    (Danger.HURT_AT_HOME, Nation.ENGLAND): ["0808 2000 247"],
    (Danger.HURT_AT_HOME, Nation.WALES): ["0808 80 10 800"],
    (Danger.HURT_AT_HOME, Nation.SCOTLAND): ["0800 027 1234"],
    (Danger.HURT_AT_HOME, Nation.NORTHERN_IRELAND): ["0808 802 1414"],
}


def wordings(part: str) -> list[tuple[str, str]]:
    """Wordings with the danger they mean, "" for none; those held out are in no table."""
    files = {"table": TABLE, "held_out": HELD_OUT, "apart": APART, "late": LATE}
    files |= {"surgery": SURGERY, "everyday": EVERYDAY, "two_hands": TWO_HANDS, "oblique": OBLIQUE}
    with files[part].open(encoding="utf-8", newline="") as file:
        rows = [(row["words"], row["danger"]) for row in csv.DictReader(file)]
    return rows[:: EVERY_SO_MANY if part == "table" else 1]


@pytest.fixture
def phrases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the sentence model is not installed."""
    monkeypatch.setattr(danger, "danger_sounds", lambda: None)


def assert_answered(part: str, *, shown: float, right: float) -> None:
    harmful = [(words, danger) for words, danger in wordings(part) if danger]
    missed = [words for words, meant in harmful if meant not in dangers_in(words)]
    silent = [words for words in missed if not dangers_in(words)]
    assert len(harmful) >= FEWEST[part][0]
    assert len(harmful) - len(silent) >= shown * len(harmful), len(silent)
    assert len(harmful) - len(missed) >= right * len(harmful), len(missed)


@pytest.mark.parametrize(
    ("part", "shown", "right"),
    [
        ("table", 0.98, 0.97),
        ("held_out", 0.98, 0.97),
        ("apart", 0.95, 0.92),
        ("late", 0.92, 0.87),
        ("surgery", 0.92, 0.8),
        ("two_hands", 0.85, 0.77),
        ("oblique", 0.89, 0.81),
    ],
)
def test_words_that_mean_danger_are_answered_with_whom_to_ring(part, shown, right):
    assert_answered(part, shown=shown, right=right)


@pytest.mark.usefixtures("phrases_alone")
def test_without_the_sentence_model_phrases_alone_know_most_of_them():
    assert_answered("held_out", shown=0.88, right=0.86)


@pytest.mark.parametrize(
    ("part", "at_most"),
    [
        ("table", 0.03),
        ("held_out", 0.01),
        ("apart", 0.06),
        ("late", 0.06),
        ("surgery", 0.07),
        ("two_hands", 0.18),
        ("oblique", 0.06),
        ("everyday", 0.045),
    ],
)
def test_harmless_neighbours_are_searched_as_ever(part, at_most):
    harmless = [words for words, danger in wordings(part) if not danger]
    wrong = [words for words in harmless if dangers_in(words)]
    assert len(harmless) >= FEWEST[part][1]
    assert len(wrong) <= at_most * len(harmless), wrong


@pytest.mark.skipif(danger.danger_sounds() is None, reason="The model of sentences is not installed.")
def test_a_phrase_is_not_believed_where_its_sentence_surely_sounds_harmless():
    assert dangers_in("grooms horses on Saturdays") == ()
    assert dangers_in("she says he groomed her") == (Danger.CHILD_AT_RISK,)


@pytest.mark.skipif(danger.danger_sounds() is None, reason="The model of sentences is not installed.")
@pytest.mark.parametrize(
    ("lightly", "meant"),
    [
        ("She cut herself peeling the spuds", "she cuts herself when she is low"),
        ("The cat locked me in the shed", "he locked me in the shed"),
        ("She kicks me at walking football, only joking", "she kicks me when the tea is late"),
    ],
)
def test_an_accident_a_beast_or_a_game_is_no_danger_but_the_same_without_it_is(lightly, meant):
    assert dangers_in(lightly) == ()
    assert dangers_in(meant)


@pytest.mark.skipif(danger.danger_sounds() is None, reason="The model of sentences is not installed.")
def test_what_surely_sounds_of_danger_is_shown_though_a_harmless_phrase_stands_in_it():
    assert dangers_in("I don't feel safe going home tonight") == (Danger.HURT_AT_HOME,)
    assert dangers_in("doesn't feel safe going out when it is icy") == ()


def test_there_are_two_hundred_wordings_and_as_many_harmless_neighbours():
    dangers = [danger for part in ("table", "held_out") for _, danger in wordings(part)]
    assert sum(map(bool, dangers)) >= 200
    assert dangers.count("") >= 0.8 * sum(map(bool, dangers))


@pytest.mark.parametrize(
    "words",
    [
        "I WANT TO DIE",
        "i want to diiiie",
        "I want… to die",
        "i wnat to die",
        "wants to kil himself",
        "Likes bowls, knitting and cards. Told me on Tuesday that he wants to die. Lives with his dog.",
        "life isn’t worth living",
        "life isn't worth living",
        "feels sucidal",
        "feels suicidall",
    ],
)
def test_slips_apostrophes_upper_case_and_a_sentence_around_it_do_not_hide_it(words):
    assert dangers_in(words) == (Danger.WANTING_TO_DIE,)


@pytest.mark.parametrize(
    "words",
    [
        "not suicidal",
        "denies any thoughts of self-harm",
        "no evidence of self harm",
        "her husband has never hit her",
        "he doesn't hit me",
        "does not want to die",
    ],
)
def test_what_is_said_not_to_be_so_is_no_danger(words):
    assert dangers_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "I don't know if I want to die",
        "he never stops hitting me",
        "not suicidal, but he wants to end it all",
        "beats me at chess and then he beats me up",
        "dying for a cuppa and wants to kill himself",
    ],
)
def test_a_negation_or_a_harmless_word_elsewhere_hides_nothing(words):
    assert dangers_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "My ex used to hit me, that was years ago, I'm safe now",
        "He took an overdose in 1987, all sorted since",
        "her first husband beat her but he died in 1995",
        "Retired social worker, child protection, would like to paint",
        "worked with people who self-harm for years",
        "watched a film about a man who hits his wife",
        "won't be here by Christmas, moving to Devon",
        "no evidence of abuse or neglect",
    ],
)
def test_what_is_over_was_somebodys_work_or_a_story_is_no_danger(words):
    assert dangers_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "My ex used to hit me years ago and he did it again last night",
        "tried to kill myself three years ago and I want to die",
        "he was abused as a child and he hits me",
        "Disclosed SI with plan, previous OD x2",
        "I'm a nurse and my husband hits me",
        "he won't be here by Christmas, he says",
        "living in filth",  # "living in" alone is harmless
    ],
)
def test_what_was_once_or_is_said_beside_it_hides_no_danger_that_is(words):
    assert dangers_in(words)


def test_several_dangers_are_told_the_most_pressing_first_and_several_texts_are_read():
    both = (Danger.WANTING_TO_DIE, Danger.HURT_AT_HOME)
    assert dangers_in("my husband hits me and I want to die") == both
    assert dangers_in("likes rugby", "I want to die") == both[:1]
    assert dangers_in("", "") == ()


def test_a_text_without_end_is_read_to_its_end_and_soon():
    assert dangers_in("likes walking and knitting. " * 3_000 + "Wants to die.") == (Danger.WANTING_TO_DIE,)


@pytest.mark.parametrize(("danger", "nation"), NUMBERS)
def test_each_nation_has_its_own_numbers_after_999(danger, nation):
    at_once, about = ring_now([danger], nation)
    assert [line.number for line in at_once.lines] == ["999"]
    assert about.danger is danger
    assert [line.number for line in about.lines] == NUMBERS[danger, nation]


@pytest.mark.parametrize("nation", Nation)
def test_children_and_adults_at_risk_have_a_line_in_every_nation_and_the_councils_own(nation):
    _, child, adult = ring_now([Danger.CHILD_AT_RISK, Danger.ADULT_AT_RISK], nation)
    assert [line.number for line in child.lines] == ["0800 1111", "0808 800 5000", ""]
    assert [line.number for line in adult.lines] == ["", "0808 808 8141"]
    assert "council" in child.lines[2].who
    assert "council" in adult.lines[0].who
