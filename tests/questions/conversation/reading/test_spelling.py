"""A word that is spelt right means itself: no slip makes another word of it, in the tables or in a name."""

import pytest

from questions.conversation.interests import meet
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.sentence_model import ordinary_words
from questions.conversation.reading.spelling import is_spelt_right
from questions.places.area_assets import AreaAssets, pack_assets
from tests.tiny_area import tiny_area

EVERYDAY = ("shoulder", "quit", "bake", "base", "carry", "box", "swim", "walk", "coast", "paste", "fee")


@pytest.mark.parametrize(
    "word", ["shouldering", "coasted", "basing", "pasted", "carried", "carries", "boxes", "quitting", "walks"]
)
def test_what_english_makes_of_an_everyday_word_is_spelt_right(word: str) -> None:
    assert is_spelt_right(word, EVERYDAY)


@pytest.mark.parametrize("word", ["swiming", "walkking", "bakeing", "carryed", "boxess", "feeing"])
def test_what_is_made_wrongly_may_be_a_slip(word: str) -> None:
    assert is_spelt_right(word, EVERYDAY) is False


ALIKE = {
    "word": "name",
    "careers": "Carers' Coffee",
    "launch": "Market Lunch",
    "chest": "Chess at noon",
    "altar": "Alter and mend",
    "denial": "Dental corner",
    "boiling": "Bowling green",
    "bowing": "Boxing for all",
    "committed": "Committee room",
    "chair": "Choir of hope",
    "flour": "Floor exercises",
    "hearth": "Health walk",
    "marked": "Market singers",
    "larger": "Large print books",
    "count": "Court players",
    "cattle": "Castle walk",
    "docks": "Ducks and drakes",
    "fried": "Friend to friend",
    "leaning": "Learning together",
    "shouldering": "Soldering bench",
    "pasting": "Passing it on",
}


@pytest.fixture(scope="module")
def clubs(tmp_path_factory: pytest.TempPathFactory) -> AreaAssets:
    rows = [
        {"asset_id": word, "name": name, "kind": "social_club", "at": (10.0 * at, 0)}
        for at, (word, name) in enumerate(ALIKE.items())
    ]
    return pack_assets(tiny_area(tmp_path_factory.mktemp("clubs"), assets=rows))


@pytest.mark.parametrize("word", ALIKE)
def test_an_everyday_word_meets_no_club_whose_name_is_only_like_it(clubs: AreaAssets, word: str) -> None:
    assert ordinary_words(), "the sentence model is installed"
    row = list(ALIKE).index(word)
    assert meet(clubs, word).strength[row] == 0


def test_a_name_with_a_slip_is_still_met(clubs: AreaAssets) -> None:
    assert meet(clubs, "soldderring").strength[list(ALIKE).index("shouldering")] > 0
    assert [piece.meant for piece in lexicon().pieces("swiming gardning")] == ["swimming", "gardening"]
