"""Nobody who did not ask is offered a food bank, a trouble's support group, toilets or a surgery first."""

import csv
import json
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.area import Area
from layers.assets.tables import KindsTableError
from layers.interests.never_first import NEVER_FIRST_CSV, load_never_first
from presentation.words.near.suits import hindrance_words
from questions.conversation.conversation import FreeTime, InTheWay, Part, Suggestions, Wishes, suggest
from questions.conversation.never_first import held_back, never_first
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question, near_person
from tests.questions.conversation.conftest import NOW

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "words" / "thirty_situations.json"
KINDS = {"food_bank", "warm_space", "toilets", "surgery", "pharmacy", "post_office", "advice", "pub"}
NAMES = {"Bereavement Café", "Memory Café", "Sallow Memory Café", "Steady On", "Open Arms", "Stroke Friends"}
WHOLE_TOWN = Question(PACES["planning"], 60)


def home(area: Area) -> Origin:
    point = area.residents.geometry.iloc[100]
    return Origin(point.x, point.y)


def ask(area: Area, larkenby: AreaAssets, wishes: Wishes, question: Question = WHOLE_TOWN) -> Suggestions:
    return suggest(area, larkenby, home(area), question, wishes, now=NOW)


def own_situations() -> list[dict[str, str]]:
    with (HERE / "never_first_situations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SITUATIONS = own_situations()


def test_there_are_sixty_situations_and_more():
    assert len([row for row in SITUATIONS if not row["asks_for"]]) >= 60


@pytest.mark.parametrize("words", [row["words"] for row in SITUATIONS if not row["asks_for"]])
def test_nothing_of_the_table_is_offered_or_almost_offered_to_who_did_not_ask(area, larkenby, words):
    answer = ask(area, larkenby, Wishes(words=words))
    assert not {*answer.fits["kind"], *answer.near_misses["kind"]} & KINDS
    assert not {*answer.fits["name"], *answer.near_misses["name"]} & NAMES


@pytest.mark.parametrize(
    ("words", "names"),
    [(row["words"], set(row["asks_for"].split("; "))) for row in SITUATIONS if row["asks_for"]],
)
def test_who_asks_is_offered_it_first(area, larkenby, words, names):
    first = ask(area, larkenby, Wishes(words=words)).fits["name"].iat[0]
    assert first in names


@pytest.mark.skipif(not SHARED.is_file(), reason="The thirty situations lie beside the project.")
def test_in_thirty_situations_of_others_what_comes_first_was_asked_for(area, larkenby):
    for situation in json.loads(SHARED.read_text(encoding="utf-8")):
        first = ask(area, larkenby, Wishes(words=situation["words"])).fits.head(1)
        hurtful = first[first["kind"].isin(KINDS) | first["name"].isin(NAMES)]
        assert set(hurtful["name"]) <= set(situation["agreed"]), situation["about"]


def test_rugby_and_company_at_lunch_are_not_answered_with_a_food_bank_or_warm_space(area, larkenby):
    answer = ask(area, larkenby, Wishes(words="likes rugby and company at lunch"))
    assert "lunch_club" in set(answer.fits["kind"].head(5))
    assert not {"food_bank", "warm_space"} & {*answer.fits["kind"], *answer.near_misses["kind"]}


def test_what_is_left_out_is_listed_with_the_cause(area, larkenby):
    answer = ask(area, larkenby, Wishes(words="a chat and a cooked meal"))
    in_the_way = answer.ruled_out["hindrances"].map(hindrance_words).astype(str)
    held = answer.ruled_out[in_the_way.str.contains("offered only to who asks for it")]
    assert "food_bank" in set(held["kind"])
    assert set(held["cause"]) == {InTheWay.NOT_ASKED_FOR}


def test_the_whole_name_of_a_place_asks_for_it(area, larkenby):
    assert "Breathe Easy" in ask(area, larkenby, Wishes(words="heard of Breathe Easy")).fits["name"].tolist()


def test_choosing_the_kind_asks_for_it(area, larkenby):
    question = Question(PACES["planning"], 60, ("food_bank",))
    assert set(ask(area, larkenby, Wishes(words="a cooked meal"), question).fits["kind"]) == {"food_bank"}


def test_what_they_do_not_want_asks_for_nothing(area, larkenby):
    answer = ask(area, larkenby, Wishes(words="likes dancing, no pub"))
    assert "pub" not in set(answer.fits["kind"])


def test_without_words_it_comes_after_all_else_and_says_why(area, larkenby):
    free = FreeTime(1, NOW.time().replace(hour=9), NOW.time().replace(hour=17))
    fits = ask(area, larkenby, Wishes(free=(free,))).fits
    last = fits[str(Part.OFFERED_LAST)] < 0
    assert last.any()
    assert not last.all()
    assert last.is_monotonic_increasing
    assert (fits[[str(part) for part in Part]].sum(axis=1) == fits["score"]).all()


def test_without_any_wish_clubs_stand_before_toilets_and_surgeries_each_part_the_nearest_first(
    area, larkenby
):
    near = near_person(area, larkenby, home(area), WHOLE_TOWN)
    ordered = never_first(near, larkenby)
    held = held_back(larkenby)
    last = ordered.in_reach["asset_id"].isin(larkenby.table["asset_id"].to_numpy()[held])
    assert last.is_monotonic_increasing
    assert last.any()
    assert sorted(ordered.in_reach["asset_id"]) == sorted(near.in_reach["asset_id"])
    for part in (ordered.in_reach[~last], ordered.in_reach[last]):
        assert part["walk_m"].is_monotonic_increasing
    assert {"surgery", "toilets", "food_bank", "support_group"} & set(near.in_reach["kind"]) <= set(
        ordered.in_reach["kind"][last]
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("tea_room,,tea,why", '"tea_room" is not the key of a kind'),
        (",,tea,why", "This row names no asset"),
        ("cafe,,,why", "No words ask for what this row names"),
        ("cafe,,tea,", "This row gives no reason"),
    ],
)
def test_a_slip_in_the_table_is_named(tmp_path, row, sentence):
    table = tmp_path / "never_first.csv"
    table.write_text(f"{NEVER_FIRST_CSV.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    with pytest.raises(KindsTableError, match=sentence):
        load_never_first(table)


def test_a_group_for_one_trouble_is_not_offered_to_who_only_likes_what_it_does(area, larkenby):
    likes_singing = ask(area, larkenby, Wishes(words="loves singing and music"))
    assert "Singing for Breathing" not in set(likes_singing.fits["name"])
    has_copd = ask(area, larkenby, Wishes(words="loves singing, has COPD"))
    assert "Singing for Breathing" in set(has_copd.fits["name"].head(3))


def test_who_lost_a_child_is_not_sent_among_children(area, larkenby):
    fits = ask(area, larkenby, Wishes(words="we lost the baby at twenty weeks, she likes babies")).fits
    assert not set(fits["name"]) & {"New Parents' Group", "Toddlers at Hills", "Dads and Little Ones"}
    assert not {"playground"} & set(fits["kind"])


def test_talk_of_which_nothing_is_understood_is_asked_about_and_not_answered(area, larkenby):
    answer = ask(area, larkenby, Wishes(words="well I never did, would you credit it, after all this time"))
    assert answer.fits.empty
    assert answer.near_misses.empty
    assert not answer.answers


def test_what_is_not_understood_does_not_hide_what_else_was_said(area, larkenby):
    free = FreeTime(1, NOW.time().replace(hour=9), NOW.time().replace(hour=17))
    assert len(ask(area, larkenby, Wishes(words="well I never did, would you credit it", free=(free,))).fits)
