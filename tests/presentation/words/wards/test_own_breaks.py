"""Breaks of one's own: read, in the key as they were typed, refused in words."""

import pytest

from presentation.words.wards.measures import MEASURES, SHADES, shades_of, titles_of
from presentation.words.wards.own_breaks import BreaksError, with_breaks


@pytest.mark.parametrize(
    ("column", "typed", "titles"),
    [
        ("share_one", "10%, 30; 50", ("under 10%", "10% to under 30%", "30% to under 50%", "50% and more")),
        ("median_walk_m", "300 1500", ("under 300 m", "300 m to under 1,500 m", "1,500 m and more")),
        ("without", "1", ("under 1", "1 and more")),
        ("assets_per_1000", "0.5, 12", ("under 0.5", "0.5 to under 12", "12 and more")),
    ],
)
def test_the_key_says_the_breaks_as_they_were_typed(column: str, typed: str, titles: tuple[str, ...]) -> None:
    measure = with_breaks(MEASURES[column], typed, longest_m=2000)
    assert titles_of(measure, 2000) == titles
    shades = shades_of(measure)
    assert len(shades) == len(titles)
    assert {shades[0], shades[-1]} == {SHADES[0], SHADES[-1]}
    assert len(set(shades)) == len(shades)
    assert (shades[0] == SHADES[-1]) == measure.more_is_better  # dark is the gap


def test_nothing_typed_leaves_the_classes_that_stay() -> None:
    for typed in ("", "  ", " , ;"):
        assert with_breaks(MEASURES["share_one"], typed, longest_m=2000) is MEASURES["share_one"]


@pytest.mark.parametrize(
    ("column", "typed", "words"),
    [
        ("share_one", "10, many", "“many” is no number"),
        ("share_one", "-10", "“-10” is no number"),
        ("share_one", "nan", "“nan” is no number"),
        ("share_one", "１０", "is no number"),
        ("share_one", "30, 10", "do not rise: 10 comes after 30"),
        ("share_one", "10, 10", "do not rise"),
        ("median_walk_m", "1,000", "do not rise: 0 comes after 1. .*without commas within a number"),
        ("share_one", "10 20 30 40 50", "5 breaks make 6 classes"),
        ("share_one", "0", "A share of 0% parts nothing"),
        ("share_one", "100", "A share of 100% parts nothing"),
        ("share_one", "12.5", "finer than this figure is told: the key would say 12%"),
        ("median_walk_m", "405", "finer than this figure is told"),
        ("median_walk_m", "3000", "up to 2000 m"),
        ("without", "0", "parts nothing here"),
    ],
)
def test_what_parts_nothing_is_refused_in_words(column: str, typed: str, words: str) -> None:
    with pytest.raises(BreaksError, match=words):
        with_breaks(MEASURES[column], typed, longest_m=2000)
