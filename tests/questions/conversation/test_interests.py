"""Words that people use, and what they meet, worked by hand on a few assets."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies as st

from layers.assets.tables import KindsTableError
from layers.interests.tables import load_interests
from layers.register.model import Asset
from layers.times.session import Known
from questions.conversation.interest_index import interest_index
from questions.conversation.interests import Met, meet
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.word_stems import is_slip
from questions.conversation.wished_words import wishes_in
from questions.places.area_assets import AreaAssets, pack_assets
from tests.tiny_area import tiny_area

TOWN = [
    ("rugby", "Walking Rugby", "sports_club", "Rugby at walking pace, touch only."),
    ("shed", "Foundry Shed", "mens_shed", "Benches, tools and a kettle."),
    ("lunch", "Market Kitchen", "lunch_club", "A hot two-course meal."),
    ("bingo", "Lakes Hall Bingo", "social_club", "A flutter and a biscuit."),
    ("cards", "Whist Drive", "social_club", "Cards, and a little bingo at the end."),
    ("dogs", "Dog Walk", "exercise_group", "Two laps of the park with your dog."),
    ("choir", "Town Choir", "music_group", "Nobody has to read music."),
    ("park", "The Park", "park", ""),
]


def assets_of(tmp_path: Path, town=TOWN) -> AreaAssets:
    rows = [
        {"asset_id": i, "name": name, "kind": kind, "description": words, "at": (10.0 * at, 0)}
        for at, (i, name, kind, words) in enumerate(town)
    ]
    return pack_assets(tiny_area(tmp_path, assets=rows))


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> AreaAssets:
    return assets_of(tmp_path_factory.mktemp("town"))


def met_by(assets: AreaAssets, words: str) -> list[str]:
    """The ids of assets that meet the words, the best first."""
    found = meet(assets, words)
    order = sorted(np.flatnonzero(found.strength), key=lambda row: -found.strength[row])
    return [assets.table["asset_id"][row] for row in order if not found.unwanted[row]]


def understood(words: str) -> list[str]:
    return [("not " if asked.unwanted else "") + asked.meant for asked in wishes_in(words, lexicon())]


def test_three_things_in_a_persons_own_words_find_three_places(town):
    found = met_by(town, "likes rugby, used to be a joiner, misses company at lunch")
    assert set(found) == {"rugby", "shed", "lunch"}


def test_it_says_which_word_met_what_and_where(town):
    found = meet(town, "used to be a joiner")
    assert found.met(1) == (Met("joiner", "", "mens_shed", "kind", pytest.approx(0.75, abs=0.1)),)
    assert meet(town, "rugby").met(0)[0].where == "name"


def test_slips_of_the_pen_are_forgiven_and_told(town):
    found = meet(town, "like to go to a quire or play rugbby")
    assert found.met(0)[0].typed == "rugbby"
    assert found.met(0)[0].read_as == "rugby"
    assert met_by(town, "loves the chior") == ["choir"]


def test_words_spelt_right_are_not_taken_for_others():
    assert understood("finds words hard") == []
    assert is_slip("chair", "choir")
    assert understood("a chair by the window") == ["chair", "window"]


def test_a_name_that_no_table_knows_is_found_even_with_a_slip(town):
    assert met_by(town, "goes to the Foundry") == ["shed"]
    assert met_by(town, "goes to the Foundrey") == ["shed"]


@pytest.mark.parametrize(
    "words",
    ["", "  ", "and the of to", "she is 72 and he was the one", "…!?", "1945", "likes, enjoys. Wants"],
)
def test_words_that_say_nothing_meet_nothing(town, words):
    found = meet(town, words)
    assert not found.wishes
    assert not found.strength.any()


def test_what_they_do_not_want_is_left_out_where_it_is_what_the_place_is_about(town):
    found = meet(town, "likes cards, no bingo")
    assert found.unwanted.tolist() == [row == 3 for row in range(len(TOWN))]
    assert found.against(3)[0].typed == "bingo"


def test_what_they_do_not_want_lowers_a_place_that_only_mentions_it(town):
    with_bingo, without = meet(town, "cards"), meet(town, "cards, no bingo")
    assert 0 < without.strength[4] < with_bingo.strength[4]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("doesn't like dogs or bingo", ["not dogs", "not bingo"]),
        ("hates bingo but loves cards", ["not bingo", "cards"]),
        ("no bingo, likes a sing", ["not bingo", "sing"]),
        ("anything but bingo", ["not bingo"]),
        ("loves flowers but has no garden", ["flowers", "garden"]),  # what they lack they may want
        ("hates being lonely", ["lonely"]),  # a trouble is not a dislike
        ("frightened of falling", ["falling"]),
        ("cannot swim any more", []),
        ("isn't religious", ["not religious"]),
        ("is not religious", ["not religious"]),
    ],
)
def test_what_stands_before_a_word_says_how_it_is_meant(words, meant):
    assert understood(words) == meant


def test_a_longer_phrase_counts_for_more_than_its_words():
    assert understood("home from hospital") == ["home from hospital"]
    assert understood("new to the area") == ["new to the area"]


def test_interests_and_whom_it_is_for_are_read_from_the_record(town):
    asset = town.records["park"]
    told = replace(asset, interests=("bird watching",), for_whom="people with a stroke")
    assets = replace(town, records={**town.records, "park": told})
    assert meet(assets, "robins and birds").met(7)[0].where == "interests"
    assert meet(assets, "had a stroke").met(7)[0].where == "for_whom"


def test_who_wants_to_help_finds_who_looks_for_helpers(town):
    helped = replace(town.records["bingo"], helpers_wanted=Known.YES)
    without = replace(town.records["cards"], helpers_wanted=Known.NO)
    assets = replace(town, records={**town.records, "bingo": helped, "cards": without})
    assert met_by(town, "wants to help others") == []
    assert met_by(assets, "wants to help others") == ["bingo"]


def test_printing_shows_none_of_a_persons_words(town):
    found = meet(town, "likes rugby and sentinelword")
    assert "sentinelword" not in repr(found) + repr(found.met(0)) + repr(found.wishes)
    assert "rugby" not in repr(found.met(0)) + repr(found.wishes)


def test_nothing_typed_stays_in_what_is_shared(town):
    meet(town, "likes sentinelword, no sentinelwurd")
    index = interest_index(town)
    kept = repr((index.words, list(index.word_rows), vars(lexicon())))
    assert "rugbi" in kept
    assert "sentinelw" not in kept


def test_what_nothing_meets_is_told(town):
    found = meet(town, "rugby and astrophysics")
    assert found.not_met(np.ones(len(TOWN), bool)) == ("astrophysics",)
    assert found.not_met(np.arange(len(TOWN)) != 0) == ("rugby", "astrophysics")


WORDS = st.lists(
    st.sampled_from([",", ".", "rugby", "lunch", "bingo", "no", "hates", "cards", "shed", "chior", "a"]),
    max_size=8,
).map(" ".join)


@given(words=WORDS, keep=st.sets(st.integers(0, len(TOWN) - 1), min_size=1))
def test_how_well_an_asset_meets_words_does_not_hang_on_the_others(tmp_path_factory, town, words, keep):
    rows = sorted(keep, reverse=True)
    fewer = replace(town, table=town.table.iloc[rows].reset_index(drop=True))
    assert meet(fewer, words).strength.tolist() == meet(town, words).strength[rows].tolist()


@given(words=st.text(max_size=60))
def test_any_text_is_read_and_strengths_stay_between_0_and_1(town, words):
    strength = meet(town, words).strength
    assert ((strength >= 0) & (strength <= 1)).all()


def test_a_paste_without_end_is_read_in_a_moment(town):
    began = time.process_time()
    meet(town, " ".join(f"rugby unheardof{number}x" for number in range(100_000)))
    meet(town, "x" * 5_000_000)
    assert time.process_time() - began < 3


# Refusals


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("sing,choirs,song,1,", '"choirs" is not the key of a kind'),
        ("sing,music_group,song,2,", '"2" is not a weight above 0, at most 1'),
        ("sing,,,1,", "This row points to nothing"),
        (",music_group,song,1,", "This row has no words"),
        ("sing,music_group,song,1,perhaps", '"perhaps" is neither "yes", "urgent" nor empty'),
    ],
)
def test_a_row_of_the_table_that_cannot_be_used_is_named(tmp_path, row, says):
    table = tmp_path / "synonyms.csv"
    table.write_text(f"words,kinds,interests,weight,need\n{row}\n")
    with pytest.raises(KindsTableError, match=says):
        load_interests(table)


def test_a_meaning_that_is_none_is_named(tmp_path):
    table = tmp_path / "negations.csv"
    table.write_text("words,means\nnever,perhaps\n")
    with pytest.raises(KindsTableError, match='"perhaps" is not a meaning we know'):
        load_interests(negations_csv=table)
    table.write_text("words,means,side\nbores me,dislike,behind\n")
    with pytest.raises(KindsTableError, match='"behind" is no side of words'):
        load_interests(negations_csv=table)


def test_an_asset_that_says_nothing_breaks_nothing(tmp_path):
    rows = [{"asset_id": "t/x", "name": "", "kind": "strange", "at": (0, 0)}]
    assets = replace(pack_assets(tiny_area(tmp_path, assets=rows)), records={"t/x": Asset("t/x")})
    assert not meet(assets, "strange rugby").strength[0] > 1
