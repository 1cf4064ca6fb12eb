"""A hundred and fifty situations in five voices: half that the tables were tuned with, half kept apart.

What counts: an agreed answer among the first five, or no answer where nothing fits; how often what is
answered holds no agreed one; how often something comes first that would hurt.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.area import Area
from layers.assets.kinds import load_kinds
from questions.conversation.conversation import Wishes, suggest
from questions.conversation.reading.sentence_model import sentence_model
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question
from tests.questions.conversation.conftest import NOW

HERE = Path(__file__).parent
WHOLE_TOWN = Question(PACES["planning"], 60)
NONE = "none"  # nothing is asked for, or nothing in the town answers it: ask
VOICES = {"telephone", "relative", "neighbour", "shorthand", "link worker"}


@dataclass(frozen=True)
class Count:
    """How many situations of one half came out how."""

    agreed: int
    wrong: int
    hurtful: int


def situations(table: str) -> list[dict[str, str]]:
    with (HERE / "strangers" / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted(area: Area, larkenby: AreaAssets, table: str) -> Count:
    """Ask for every situation of a table and count."""
    home = area.residents.geometry.iloc[100]
    kind_of = dict(zip(larkenby.table["name"], larkenby.table["kind"].astype(str), strict=True))
    agreed = wrong = hurtful = 0
    for row in situations(table):
        answer = suggest(
            area, larkenby, Origin(home.x, home.y), WHOLE_TOWN, Wishes(words=row["words"]), now=NOW
        )
        names = answer.fits["name"].head(5).tolist()
        right, bad = row["agreed"].split("; "), row["hurtful"].split("; ")
        is_right = any({name, kind_of[name]} & set(right) for name in names) or (not names and NONE in right)
        agreed += is_right
        wrong += bool(names) and not is_right and bool(answer.answers)
        hurtful += bool(names) and bool({names[0], kind_of[names[0]]} & set(bad))
    return Count(agreed, wrong, hurtful)


@pytest.mark.parametrize("table", ["strangers_tuned.csv", "strangers_kept_apart.csv"])
def test_each_half_has_75_situations_in_five_voices_with_answers_that_exist(larkenby, table):
    rows = situations(table)
    names = {*larkenby.table["name"], *load_kinds().by_key, NONE}
    assert len(rows) == 75
    assert {row["voice"] for row in rows} == VOICES
    for row in rows:
        assert row["agreed"], row["words"]
        assert {*row["agreed"].split("; "), *row["hurtful"].split("; ")} - {""} <= names, row["words"]


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_the_half_that_tables_were_tuned_with(area, larkenby):
    count = counted(area, larkenby, "strangers_tuned.csv")
    assert count.agreed >= 69, (
        count
    )  # 70 until trust went by the whole text, which others gain by (decision 105)
    assert count.wrong <= 3, count
    assert count.hurtful <= 5, count


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_the_half_that_was_kept_apart(area, larkenby):
    count = counted(area, larkenby, "strangers_kept_apart.csv")
    assert count.agreed >= 64, count  # 65 until it asked where it is not sure, with 6 wrong (decision 86)
    assert count.wrong <= 4, count
    assert count.hurtful <= 3, count


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_situations_that_mostly_name_nothing_by_its_word(area, larkenby):
    assert len(situations("strangers_oblique.csv")) == 120
    count = counted(area, larkenby, "strangers_oblique.csv")
    assert count.agreed >= 81, count
    assert count.wrong <= 21, count
    assert count.hurtful <= 4, count


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_everyday_situations_of_two_hands(area, larkenby):
    seen, apart = (
        counted(area, larkenby, table) for table in ("strangers_daily.csv", "strangers_daily_apart.csv")
    )
    assert seen.agreed >= 64, seen
    assert seen.wrong <= 9, seen
    assert seen.hurtful <= 2, seen
    assert apart.agreed >= 62, apart
    assert apart.wrong <= 9, apart
    assert apart.hurtful <= 6, apart
