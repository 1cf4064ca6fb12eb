"""Values become words that fit their worth; a link holds the question and nothing else."""

import pytest
from hypothesis import given, strategies as st

from app.memory.links import MINUTES, Link, read_link, write_link
from app.memory.session import kinds
from geo.paces import PACES
from presentation.words import plain as words

KINDS = kinds()


def test_metres_are_rounded_to_ten_and_minutes_to_one() -> None:
    assert words.metres(1234) == "1,230 m"
    assert words.metres(3) == "10 m"
    assert words.minutes(1) == "1 minute"
    assert words.minutes(8.4) == "8 minutes"
    assert words.minutes(0) == "less than a minute"


def test_a_date_reads_as_people_write_it() -> None:
    assert words.day("2026-05-03") == "3 May 2026"
    assert words.day("some time in May") == "some time in May"


@pytest.mark.parametrize("pace", PACES.values(), ids=PACES.keys())
def test_every_pace_says_its_speed_and_source(pace) -> None:
    said = words.pace_source(pace)
    assert f"{pace.speed_mps:g} m/s" in said
    assert said.endswith(".")


def test_markdown_signs_are_plain_signs() -> None:
    assert words.plain("**x** :red[y]") == r"\*\*x\*\* \:red\[y\]"
    assert "http:" not in words.plain("see http://example.org")


def test_a_link_says_only_what_differs_from_the_usual() -> None:
    assert write_link(Link()) == {}
    assert write_link(Link(pace="older", minutes=20, families=("food",))) == {
        "pace": "older",
        "minutes": "20",
        "families": "food",
    }


@given(
    st.builds(
        Link,
        pace=st.sampled_from([*PACES, "own"]),
        speed_mps=st.sampled_from([0.3, 0.6, 1.25, 2.0]),
        step_free=st.booleans(),
        minutes=st.sampled_from(MINUTES),
        families=st.lists(st.sampled_from([family.key for family in KINDS.families]), unique=True).map(tuple),
        kinds=st.lists(st.sampled_from([kind.key for kind in KINDS.kinds]), unique=True).map(tuple),
    )
)
def test_a_link_comes_back_as_it_was_written(link: Link) -> None:
    read = read_link(write_link(link), KINDS)
    assert (read.pace, read.minutes, read.families, read.kinds) == (
        link.pace,
        link.minutes,
        link.families,
        link.kinds,
    )
    if link.pace == "own":
        assert (read.speed_mps, read.step_free) == (link.speed_mps, link.step_free)


@given(
    st.dictionaries(
        st.sampled_from(["pace", "speed", "step_free", "minutes", "families", "kinds"]), st.text()
    )
)
def test_a_link_that_makes_no_sense_is_taken_as_the_usual(params: dict[str, str]) -> None:
    link = read_link(params, KINDS)
    assert link.minutes in MINUTES
    assert 0.3 <= link.speed_mps <= 2.0
