"""Who of those that gain is of the age that a kind is usually for; every resident once; unknown is not 0."""

from pathlib import Path

import pytest

from layers.assets.kind_ages import KIND_AGES, KindAges
from layers.assets.kinds import load_kinds
from presentation.printing.funding.figure_files import bids_csv
from presentation.words.funding.whom_for import (
    additional_by_age,
    ages_words,
    each_bids_lines,
    whom_for_lines,
)
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.funding.whom_for import whom_for, whom_for_together
from questions.panel.decision import Decision, decide
from tests.questions.funding.town import bid, cafe, ground_of, town

DECISION = Decision(9000.0, Standard(), NeedWeights())
LUNCH = bid("1", 0, -100, kind="lunch_club")
TODDLERS = bid("2", 0, -100, kind="family_group")
CAFE, NOWHERE = bid("3", 0, -100), bid("4", kind="lunch_club")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> FundingGround:
    made = town(tmp_path_factory.mktemp("whom"), assets=[cafe(1, 900)])
    table = made.residents.rename(columns={"aged_75_plus": "aged_65_plus"})
    made.__dict__["residents"] = table
    return ground_of(made)


def test_every_kind_with_an_age_is_a_kind_and_has_a_bound() -> None:
    assert set(KIND_AGES) <= {kind.key for kind in load_kinds().kinds}
    for ages in KIND_AGES.values():
        assert ages.youngest is not None or ages.oldest is not None
        assert ages.groups


def test_the_group_nearest_to_the_age_is_counted_where_the_pack_has_it(ground: FundingGround) -> None:
    bids = (LUNCH, TODDLERS, CAFE, NOWHERE)
    outcome = decide(ground, bids, DECISION)
    of = outcome.assessment.of
    lunch, toddlers = whom_for(of("1")), whom_for(of("2"))
    assert lunch is not None
    assert (lunch.additional, lunch.group, lunch.of_group) == (1000, "aged_65_plus", 100)
    assert toddlers is not None
    assert (toddlers.group, toddlers.of_group) == ("", None)
    assert whom_for(of("3")) is None
    assert whom_for(of("4")) is None
    assert additional_by_age(of("1")) == "1,000 (65 and over: 100)"
    assert additional_by_age(of("2")) == "1,000"
    assert additional_by_age(of("4")) == "not known"
    assert each_bids_lines(outcome.assessment, load_kinds()) == [
        "Counted are residents of all ages; lunch clubs are usually for people of 65 and over. Newly within "
        "reach, 65 and over: 1: 100.",
        "Counted are residents of all ages; parent and toddler groups are usually for children under 5, and "
        "how many are of that age is not known.",
    ]
    rows = bids_csv(ground.area, outcome, DECISION)
    assert "kind_usually_for_ages,newly_in_reach_aged_65_plus" in rows


def test_of_a_set_every_resident_is_counted_once(ground: FundingGround) -> None:
    again = bid("5", 0, -100, kind="lunch_club")
    outcome = decide(ground, (LUNCH, again, CAFE), DECISION)
    (whom,) = whom_for_together(ground.people, outcome.assessment, ("1", "5", "3"))
    assert (whom.additional, whom.of_group) == (1000, 100)
    assert whom_for_lines([whom], load_kinds()) == [
        "Counted are residents of all ages; lunch clubs are usually for people of 65 and over. Of the 1,000 "
        "newly within reach, 65 and over: 100."
    ]
    assert whom_for_together(ground.people, outcome.assessment, ("3",)) == ()


def test_a_group_that_was_not_counted_there_is_not_known(tmp_path: Path) -> None:
    made = town(tmp_path, assets=[cafe(1, 900)])
    table = made.residents.rename(columns={"aged_75_plus": "aged_65_plus"}).astype({"aged_65_plus": "Int64"})
    table.loc[3, "aged_65_plus"] = None
    made.__dict__["residents"] = table
    outcome = decide(ground_of(made), (LUNCH,), DECISION)
    whom = whom_for(outcome.assessment.of("1"))
    assert whom is not None
    assert whom.of_group is None
    assert each_bids_lines(outcome.assessment, load_kinds())[0].endswith("65 and over: 1: not known.")
    assert "of that age is not known" in whom_for_lines([whom], load_kinds())[0]


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        (KindAges(None, 4, ("a",)), "children under 5"),
        (KindAges(65, None, ("a",)), "people of 65 and over"),
        (KindAges(6, 18, ("a",)), "young people from 6 to 18"),
    ],
)
def test_ages_read_as_people_say_them(ages: KindAges, words: str) -> None:
    assert ages_words(ages) == words
