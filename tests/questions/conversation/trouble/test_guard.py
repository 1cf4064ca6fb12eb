"""A trouble that is only told of is never first; and 179 situations about troubles, a third kept apart.

What counts: an agreed answer among the first five as the page reads them, or a question where nothing fits;
what is answered without one; what comes first and would hurt.
"""

import csv
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.area import Area
from questions.conversation.answer_groups import grouped_suggestions
from questions.conversation.conversation import Suggestions, Wishes, suggest_among
from questions.conversation.reading.sentence_model import sentence_model
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from tests.questions.conversation.conftest import NOW

SITUATIONS = Path(__file__).parents[1] / "troubles_told_of.csv"
NONE = "none"  # nothing is asked for: ask


def situations(part: str) -> list[dict[str, str]]:
    with SITUATIONS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


@pytest.fixture(scope="module")
def near(area: Area, larkenby: AreaAssets) -> NearPerson:
    home = area.residents.geometry.iloc[100]
    return near_person(area, larkenby, Origin(home.x, home.y), Question(PACES["planning"], 60))


def answered(near: NearPerson, larkenby: AreaAssets, words: str) -> Suggestions:
    return grouped_suggestions(suggest_among(near, larkenby, Wishes(words=words), now=NOW))[0]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Lost her husband in March, likes bowls", "Bereavement Café"),
        ("Hx stroke years ago. Would like rugby, any format", "Stroke Friends"),
        ("He was a debt collector, of all things. Enjoys a game of cards", "Larkenby Advice Centre"),
        ("please don't let anyone tell you she is hungry, she wants a natter", "Larkenby Food Bank"),
        ("They lost the baby in May. She would like a craft group", "Dads and Little Ones"),
    ],
)
def test_what_helps_with_a_trouble_is_not_first_unless_it_is_asked_for(near, larkenby, words, held):
    names = answered(near, larkenby, words).fits["name"].tolist()
    assert names
    assert held not in names[:1]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Lost her husband in March and would like a bereavement group", "Bereavement Café"),
        ("bereavement café", "Bereavement Café"),
        ("the landlord has served them notice", "Housing Surgery"),
    ],
)
def test_help_that_is_asked_for_or_the_one_thing_told_of_is_offered(near, larkenby, words, first):
    assert answered(near, larkenby, words).fits["name"].iloc[0] == first


@pytest.mark.parametrize(
    "words",
    [
        "my mate is in debt up to his ears these days",
        "she nursed her mother through dementia for nine years",
        "her nan's funeral plan is paid, now she wants frolics",
    ],
)
def test_a_trouble_that_is_over_or_not_theirs_is_asked_about(near, larkenby, words):
    answer = answered(near, larkenby, words)
    assert answer.asks
    assert answer.fits.empty
    assert answer.answers == ()


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
@pytest.mark.parametrize(
    ("part", "agreed", "wrong", "hurtful"), [("tuned", 0.91, 0.04, 0.02), ("apart", 0.88, 0.07, 0.04)]
)
def test_situations_about_troubles(near, larkenby, part, agreed, wrong, hurtful):
    kind_of = dict(zip(larkenby.table["name"], larkenby.table["kind"].astype(str), strict=True))
    rights, wrongs, hurts = [], [], []
    for row in situations(part):
        answer = answered(near, larkenby, row["words"])
        names = answer.fits["name"].head(5).tolist()
        right = any({name, kind_of[name]} & set(row["agreed"].split("; ")) for name in names)
        is_right = right or (not names and NONE in row["agreed"].split("; "))
        first = {names[0], kind_of[names[0]]} if names else set()
        rights += [row["words"]] * is_right
        wrongs += [row["words"]] * (bool(names) and not is_right)
        is_agreed = bool(first & set(row["agreed"].split("; ")))  # by name, though its kind may hurt
        hurts += [row["words"]] * bool(not is_agreed and first & (set(row["hurtful"].split("; ")) - {""}))
    count = len(situations(part))
    assert count >= 59
    assert len(rights) >= agreed * count, len(rights)
    assert len(wrongs) <= wrong * count, wrongs
    assert len(hurts) <= hurtful * count, hurts
