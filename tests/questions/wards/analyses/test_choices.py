"""What an address asks, read where there are no fields, and written so that the page opens it again."""

from dataclasses import replace
from datetime import date, time

import pytest

from geo.paces import PACES
from layers.area import Area
from layers.assets.kinds import load_kinds
from questions.wards.analyses.choices import (
    ChoiceError,
    GapChoices,
    address_of_matrix,
    address_of_question,
    asking_part,
    read_choices,
)
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.ward_gap_model import OpenThen, WardQuestion
from tests.questions.wards.test_ward_gaps import town

KINDS, TODAY = load_kinds(), date(2026, 11, 27)


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("choices"))


def read(area: Area, **address: str) -> GapChoices:
    return read_choices(address, area, KINDS, today=TODAY, stale_after_days=100)


def test_an_address_asks_what_its_choices_say(area: Area) -> None:
    choices = read(
        area,
        kinds="lunch_club,cafe",
        group="aged_65_plus",
        pace="older",
        minutes="10",
        day="1",
        time="lunch",
        unchecked="no",
        standard="80",
        against="pub",
        against_day="2026-05-03",
        figure="share_three",
    )
    first = WardQuestion(
        ("lunch_club", "cafe"),
        PACES["older"],
        10,
        TODAY,
        "aged_65_plus",
        OpenThen(1, time(12), time(14)),
        with_stale=False,
        stale_after_days=100,
    )
    assert choices.question == first
    assert choices.other == replace(first, kinds=("pub",), today=date(2026, 5, 3))
    assert (choices.other_on, choices.standard, choices.many) == (date(2026, 5, 3), 0.8, False)


def test_many_at_once_have_rows_and_groups(area: Area) -> None:
    choices = read(area, view="many", rows="lunch_club,cafe~every", groups="residents,aged_65_plus")
    assert choices.rows == (("lunch_club", "cafe"), ())
    assert choices.groups == ("residents", "aged_65_plus")
    assert choices.many


@pytest.mark.parametrize(
    "question",
    [
        WardQuestion((), PACES["steady"], 15, TODAY, stale_after_days=100),
        WardQuestion(
            ("cafe", "pub"),
            PACES["older"],
            10,
            TODAY,
            "aged_65_plus",
            OpenThen(6, time(9), time(12)),
            with_stale=False,
            stale_after_days=100,
        ),
        WardQuestion(("cafe",), PACES["older"].level, 15, TODAY, stale_after_days=100),
    ],
)
def test_what_is_written_is_read_back_the_same(area: Area, question: WardQuestion) -> None:
    choices = read(area, **address_of_question(question, standard=0.57))
    assert (choices.question, choices.standard) == (question, 0.57)
    many = MatrixQuestion(
        replace(question, kinds=(), group="residents"), (("cafe",), ()), ("residents", "aged_65_plus")
    )
    again = read(area, **address_of_matrix(many, standard=None))
    assert MatrixQuestion(again.question, again.rows, again.groups) == many


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"kinds": "cafe,nothing"}, "“kinds” as “nothing”"),
        ({"kinds": "cafe", "group": "giants"}, "“group” as “giants”"),
        ({"kinds": "cafe", "minutes": "12"}, "“minutes” as “12”"),
        ({"kinds": "cafe", "pace": "{{7*7}}"}, "“pace” as “{{7\\*7}}”"),
        ({"kinds": "cafe", "hills": "some"}, "“hills” as “some”"),
        ({"kinds": "cafe", "standard": "²"}, "“standard” as “²”"),
        ({"kinds": "cafe", "day": "7"}, "“day” as “7”"),
        ({"kinds": "cafe", "against_day": "soon"}, "“against_day” as “soon”"),
        ({"view": "many", "rows": ""}, "“rows” as “”"),
    ],
)
def test_what_cannot_be_chosen_is_refused_by_name(area: Area, address: dict[str, str], words: str) -> None:
    with pytest.raises(ChoiceError, match=f"{words}, which cannot be chosen here any more. Ask anew"):
        read(area, **address)


def test_what_the_page_could_not_open_again_is_not_kept() -> None:
    question = WardQuestion((), PACES["steady"], 12, TODAY)
    with pytest.raises(ChoiceError, match=r"“minutes” as “12” could not be .* 5, 10, 15, 20, 30"):
        address_of_question(question, standard=None)
    at_ten = replace(question, minutes=10, open_then=OpenThen(0, time(10), time(11)))
    with pytest.raises(ChoiceError, match=r"“open” as “10:00-11:00” .*12:00-14:00"):
        address_of_question(at_ten, standard=None)


def test_what_is_looked_at_does_not_make_it_another_question() -> None:
    one = {"kinds": "cafe", "rows": "pub", "figure": "share_three", "ward": "E1"}
    assert asking_part(one) == {"kinds": "cafe"}
    assert asking_part({**one, "view": "many"}) == {"view": "many", "rows": "pub"}


def test_hills_count_for_both_that_are_compared_or_for_neither(area: Area) -> None:
    both = read(area, kinds="cafe", against_pace="older")
    assert (both.question.pace, both.other.pace) == (PACES["steady"], PACES["older"])
    neither = read(area, kinds="cafe", against_pace="older", hills="no")
    assert (neither.question.pace, neither.other.pace) == (PACES["steady"].level, PACES["older"].level)
    assert "hills" in asking_part({"kinds": "cafe", "hills": "no"})
