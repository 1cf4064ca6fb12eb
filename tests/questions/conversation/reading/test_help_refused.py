"""A help that is refused is refused, and a shortage is never taken for a refusal."""

import pytest

from questions.conversation.interests import meet
from questions.conversation.never_first import held_back
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.standings import Standing, Standings
from questions.conversation.wish import is_urgent
from questions.places.area_assets import AreaAssets


def standings(text: str) -> dict[str, Standing]:
    pieces = list(lexicon().pieces(text))
    all_of = Standings(pieces, lexicon())
    return {piece.meant: all_of.of(at) for at, piece in enumerate(pieces) if piece.is_thing and piece.meaning}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("likes fishing, nothing in a pub", "pub"),
        ("nothing in churches", "churches"),
        ("enjoys cooking. no food bank thank you", "food bank"),
        ("doesn't like lunch clubs", "lunch"),
        ("no lunch clubs please", "lunch"),
    ],
)
def test_a_help_or_a_place_is_refused_by_name(text: str, refused: str) -> None:
    assert standings(text)[refused] is Standing.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "can't afford food",
        "cant afford food or heating this week",
        "cannot afford to eat",
        "cannot afford to heat the house",
        "can't afford the gas",
        "caller out of food til thurs",
        "run out of food",
        "no food",
        "nothing in",
        "nothing in the cupboards",
        "nothing in till payday",
    ],
)
def test_what_cannot_be_paid_for_is_asked_for_and_comes_first(text: str, larkenby: AreaAssets) -> None:
    meetings = meet(larkenby, text)
    assert any(is_urgent(wish) for wish in meetings.wishes)
    assert larkenby.table["kind"].iloc[meetings.strength.argmax()] in ("food_bank", "warm_space")


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        ("muslim lady wants somewhere to pray", "Larkenby Mosque", "Church Coffee Morning"),
        ("Sikh gentleman, misses the langar", "Larkenby Gurdwara", "Larkenby Mosque"),
        ("Jewish, would like to pray with others", "", "Larkenby Quaker Meeting House"),
        ("woman of 82, misses the church choir", "Larkenby Town Choir", "Foundry Male Voice Choir"),
    ],
)
def test_nobody_is_sent_to_another_faith_nor_among_men_alone(
    text: str, own: str, others: str, larkenby: AreaAssets
) -> None:
    held = dict(zip(larkenby.table["name"], held_back(larkenby, words=text), strict=True))
    assert held[others]
    assert not held.get(own, False)


def test_what_is_said_last_of_a_thing_is_meant(larkenby: AreaAssets) -> None:
    meetings = meet(larkenby, "she has signed me up for yoga, I am not doing yoga, I would mend a bike")
    assert [wish.meant for wish in meetings.dislikes] == ["yoga"]
    assert "yoga" not in [wish.meant for wish in meetings.wishes]
