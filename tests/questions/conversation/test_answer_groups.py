"""One list, in groups: each asset in exactly one, clubs first, what nobody asked for folded."""

from typing import Any

import pandas as pd
from hypothesis import given, strategies as st

from geo.paces import PACES
from layers.assets.kinds import load_kinds
from layers.interests.offering import Offered, load_offering
from questions.conversation.answer_groups import (
    Fold,
    Group,
    Heading,
    grouped,
    grouped_near,
    grouped_suggestions,
)
from questions.conversation.conversation import Wishes, suggest
from questions.conversation.wish_answers import WishAnswer
from questions.walks.near_person import Origin, Question, near_person
from tests.questions.conversation.conftest import NOW

KINDS = [kind.key for kind in load_kinds().kinds]


def table(**kinds: str) -> pd.DataFrame:
    return pd.DataFrame({"asset_id": list(kinds), "kind": list(kinds.values())})


def answer(*fits: str, **more: Any) -> WishAnswer:
    return WishAnswer(("x",), "x", "", more.pop("is_trouble", False), fits, **more)


def test_what_meets_two_wishes_comes_first_and_stands_under_neither():
    listed = table(a="sports_club", b="lunch_club", c="class", d="social_club")
    both, rugby, lunch, loose = grouped(listed, answers=[answer("a", "b"), answer("b", "c")])
    assert (both.heading, both.asset_ids) == (Heading.SEVERAL, ("b",))
    assert (rugby.asset_ids, lunch.asset_ids) == (("a",), ("c",))
    assert (loose.heading, loose.asset_ids) == (Heading.LESS_CLOSE, ("d",))


def test_wishes_stand_in_the_order_of_what_meets_them_best_whatever_was_typed_first():
    listed = table(a="sports_club", b="lunch_club", c="class")
    first, second, trouble = grouped(listed, answers=[answer("c"), answer("b", is_trouble=True), answer("a")])
    assert (first.asset_ids, second.asset_ids, trouble.asset_ids) == (("a",), ("c",), ("b",))


def test_what_cannot_wait_comes_before_what_meets_a_wish_better():
    listed = table(a="class", b="food_bank")
    urgent, wish = grouped(listed, answers=[answer("b", is_urgent=True), answer("a")])
    assert (urgent.answer, wish.asset_ids) == (answer("b", is_urgent=True), ("a",))


def test_of_several_wishes_each_has_its_best_two_before_the_rest_of_any():
    listed = table(a="class", b="class", c="class", d="lunch_club", e="class")
    painting, lunch, more = grouped(listed, answers=[answer("d"), answer("a", "b", "c", "e")])
    assert (painting.asset_ids, lunch.asset_ids) == (("a", "b"), ("d",))
    assert (more.heading, more.asset_ids) == (Heading.MORE, ("c", "e"))
    (alone,) = grouped(table(a="class", b="class", c="class"), answers=[answer("a", "b", "c"), answer()])[:1]
    assert alone.asset_ids == ("a", "b", "c")


def test_cafes_are_folded_where_company_was_asked_for_and_not_where_a_cafe_was():
    listed = table(a="cafe", b="lunch_club", c="cafe")
    (company,) = grouped(listed, answers=[answer("a", "b", "c", kinds=("lunch_club",))])
    assert company.asset_ids == ("b",)
    assert company.folds == (Fold("cafe", ("a", "c")),)
    (tea,) = grouped(listed, answers=[answer("a", "b", "c", kinds=("cafe",))])
    assert (tea.asset_ids, tea.folds) == (("a", "b", "c"), ())


def test_two_cafes_are_no_reason_to_head_the_list_as_meeting_both():
    listed = table(a="cafe", b="cafe", c="class")
    groups = grouped(listed, answers=[answer("a", "b", "c"), answer("a", "b")])
    assert [group.heading for group in groups] == [Heading.WISH, Heading.WISH]


def test_a_place_looked_for_by_its_name_is_a_row():
    (named,) = grouped(table(a="cafe", b="cafe"), answers=[answer("a", "b", by_name=True)])
    assert named.asset_ids == ("a", "b")


def test_help_with_what_was_only_mentioned_comes_after_all_wishes():
    groups = grouped(table(a="class", b="support_group"), answers=[answer("a"), answer("b", is_trouble=True)])
    assert [group.heading for group in groups] == [Heading.WISH, Heading.TROUBLE]


def test_a_wish_that_nothing_meets_keeps_its_place():
    groups = grouped(table(a="class"), answers=[answer(), answer("a")])
    assert [group.asset_ids for group in groups] == [(), ("a",)]


def test_with_no_words_clubs_come_first_and_services_last_and_folded():
    listed = table(a="toilets", b="cafe", c="lunch_club", d="library", e="cafe", f="support_group", g="pub")
    clubs, places, services = grouped(listed, held={"a", "f", "g"})
    assert (clubs.heading, clubs.asset_ids) == (Heading.CLUBS, ("c",))
    assert (places.asset_ids, places.folds) == (("d", "g"), (Fold("cafe", ("b", "e")),))
    assert (services.asset_ids, services.folds) == (
        (),
        (Fold("toilets", ("a",)), Fold("support_group", ("f",))),
    )


def test_a_kind_chosen_by_hand_is_neither_folded_nor_a_service():
    (clubs,) = grouped(table(a="toilets", b="toilets"), kinds={"toilets"})
    assert clubs.asset_ids == ("a", "b")


@given(
    st.lists(st.sampled_from(KINDS), max_size=25),
    st.lists(st.tuples(st.lists(st.integers(0, 24), unique=True), st.booleans()), max_size=4),
    st.sets(st.integers(0, 24)),
)
def test_each_asset_stands_in_exactly_one_place(kinds, wishes, held):
    listed = pd.DataFrame({"asset_id": [f"a{at}" for at in range(len(kinds))], "kind": kinds})
    answers = [
        answer(*(f"a{at}" for at in fits if at < len(kinds)), is_trouble=trouble) for fits, trouble in wishes
    ]
    groups = grouped(listed, answers=answers, held={f"a{at}" for at in held})
    assert sorted(asset_id for group in groups for asset_id in group.every_id) == sorted(listed["asset_id"])


def test_nobody_is_offered_a_fold_or_a_service_before_a_club(area, larkenby):
    home = area.residents.geometry.iloc[100]
    near = near_person(area, larkenby, Origin(home.x, home.y), Question(PACES["planning"], 30))
    ordered, groups = grouped_near(near, larkenby)
    assert sorted(ordered.in_reach["asset_id"]) == sorted(near.in_reach["asset_id"])
    clubs = groups[0]
    assert clubs.heading is Heading.CLUBS
    offering, kind_of = (
        load_offering(),
        dict(zip(near.in_reach["asset_id"], near.in_reach["kind"], strict=True)),
    )
    assert {offering[kind_of[asset_id]] for asset_id in clubs.asset_ids} == {Offered.CLUB}
    first = ordered.in_reach.head(len(clubs.asset_ids))
    assert first["walk_m"].is_monotonic_increasing


def test_the_rows_of_an_answer_are_in_the_order_of_its_groups(area, larkenby):
    home = area.residents.geometry.iloc[100]
    words = Wishes(words="likes painting, misses company at lunch, a cup of tea")
    found = suggest(area, larkenby, Origin(home.x, home.y), Question(PACES["planning"], 30), words, now=NOW)
    ordered, groups = grouped_suggestions(found)
    assert list(ordered.fits["asset_id"]) == [each for group in groups for each in group.every_id]
    by_answer: dict[str, Group] = {group.answer.means: group for group in groups if group.answer}
    assert {"painting", "company at lunch", "cup of tea"} <= by_answer.keys()
    lunch = by_answer["company at lunch"]
    assert "cafe" not in {larkenby.records[each].kind for each in lunch.asset_ids}


def test_what_meets_a_wish_and_the_trouble_beside_it_comes_first():
    listed = table(a="music_group", b="support_group", c="music_group")
    trouble = answer("c", "b", is_trouble=True, kinds=("support_group",))
    both, singing, lungs = grouped(listed, answers=[answer("a", "c"), trouble])
    assert (both.heading, both.asset_ids) == (Heading.SEVERAL, ("c",))
    assert (singing.asset_ids, lungs.asset_ids) == (("a",), ("b",))


def test_cake_at_the_bereavement_cafe_does_not_bring_it_first_to_who_likes_cake():
    listed = table(a="social_club", b="support_group")
    trouble = answer("b", is_trouble=True, kinds=("support_group",))
    cake, loss = grouped(listed, answers=[answer("a", "b"), trouble])
    assert cake.heading is Heading.WISH
    assert loss.heading is Heading.TROUBLE
