"""Words that councils' lists use for kinds: understood, proposed, or saying nothing."""

import csv

import pytest

from layers.assets.kinds import load_kinds
from layers.register.importing.mapping.kind_guess import KIND_WORDS_CSV, find_kind, suggested_kinds

KINDS = load_kinds()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Walking group", "walking_group"),
        ("Thursday Walking Groups", "walking_group"),
        ("Ramblers", "walking_group"),
        ("Health walk", "walking_group"),
        ("Games and social", "games_group"),
        ("Whist drive", "games_group"),
        ("Befriending service", "befriending"),
        ("Good neighbour scheme", "befriending"),
        ("Carers' support group", "carers_group"),
        ("CARERS CAFÉ", "carers_group"),
        ("Dial-a-ride", "community_transport"),
        ("Community Transport (door to door)", "community_transport"),
        ("Gardening club", "gardening_group"),
        ("Tea dance", "dance_group"),
        ("Line dancing", "dance_group"),
        ("IT help", "it_help"),
        ("Digital skills", "it_help"),
        ("Stay & play", "family_group"),
        ("Scouts", "youth_group"),
        ("Litter picking", "volunteering"),
        ("Men’s Shed", "mens_shed"),
        ("luncheon clubs", "lunch_club"),
        ("Rotary", "social_club"),
    ],
)
def test_a_lists_word_is_understood(word: str, kind: str) -> None:
    assert find_kind(word, KINDS) == kind


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("Sports", "sports_club"),
        ("Sport/fitness", "sports_club"),
        ("Music & singing", "music_group"),
        ("Dementia", "support_group"),
        ("Transport", "community_transport"),
        ("Arts, crafts", "craft_group"),
        ("Lunch clb", "lunch_club"),
        ("Help with computers", "it_help"),
    ],
)
def test_a_word_that_may_mean_several_is_proposed_and_never_taken(word: str, first: str) -> None:
    assert find_kind(word, KINDS) == ""
    assert suggested_kinds(word, KINDS)[0] == first


@pytest.mark.parametrize("word", ["Zxqv", "", "12", "🙂", "Estate agents"])
def test_a_word_that_says_nothing_has_no_suggestion(word: str) -> None:
    assert (find_kind(word, KINDS), suggested_kinds(word, KINDS)) == ("", ())


def test_a_short_word_counts_by_itself_and_not_at_the_end_of_a_name() -> None:
    assert find_kind("Walkers", KINDS) == "walking_group"
    assert find_kind("Crisps by Walkers", KINDS) == ""


def test_the_table_names_kinds_that_there_are_each_word_once() -> None:
    with KIND_WORDS_CSV.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["kind"] for row in rows} <= set(KINDS.by_key)
    assert {row["how"] for row in rows} == {"", "alone", "ask"}
    words = [row["word"] for row in rows]
    assert len(set(words)) == len(words)
