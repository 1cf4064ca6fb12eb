"""What sentences wish for and refuse, and what in them is somebody else's: 123, a third kept apart."""

import csv
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest

from layers.interests.tables import Pointer
from questions.conversation.interests import meet
from questions.conversation.reading.affirmed import affirmed_text
from questions.conversation.reading.lexicon import Stems, lexicon
from questions.conversation.reading.standings import Standings
from questions.conversation.sounds_like import saying_index
from questions.conversation.wish import Wish
from questions.conversation.wished_words import wishes_in
from questions.places.area_assets import AreaAssets

SENTENCES = Path(__file__).with_name("meant_sentences.csv")
COLUMNS = ("wished", "refused", "neither")


def sentences(part: str) -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def things(row: dict[str, str], column: str) -> list[str]:
    return [thing for thing in row[column].split("; ") if thing]


def is_about(wish: Wish, thing: str) -> bool:
    """Whether a wish is for what ``thing`` says, by its own word or by what the tables say it means."""
    chief: set[Pointer] = set()
    stems: set[Stems] = set()
    for piece in lexicon().pieces(thing):
        if piece.is_thing:
            stems.add(piece.stems)
            for own in wishes_in(piece.meant, lexicon()):
                chief |= own.chief
    return bool(wish.chief & chief) or wish.targets[0].stems in stems


def misread(row: dict[str, str]) -> bool:
    wishes = wishes_in(row["words"], lexicon(), saying_index())
    wished = [wish for wish in wishes if not wish.unwanted]
    refused = [wish for wish in wishes if wish.unwanted]
    asked_for = things(row, "wished")

    def named(among: Collection[Wish], thing: str) -> list[Wish]:
        """Those that are about a thing."""
        return [wish for wish in among if is_about(wish, thing)]

    missing = not all(named(wished, thing) for thing in asked_for)
    not_denied = not all(named(refused, thing) for thing in things(row, "refused"))
    also = [
        wish
        for thing in (*things(row, "refused"), *things(row, "neither"))
        for wish in named(wished, thing)
        if not any(is_about(wish, other) for other in asked_for)
    ]
    return missing or not_denied or bool(also)


@pytest.mark.parametrize(("part", "at_least"), [("tuned", 0.98), ("apart", 0.9)])
def test_what_a_sentence_wishes_for_and_what_it_refuses_are_told_apart(part: str, at_least: float) -> None:
    rows = sentences(part)
    wrong = [row["words"] for row in rows if misread(row)]
    assert len(rows) >= 40
    assert len(wrong) <= (1 - at_least) * len(rows), wrong


@pytest.mark.parametrize("part", ["tuned", "apart"])
def test_nothing_whose_name_says_a_refused_thing_is_among_the_first_five(
    larkenby: AreaAssets, part: str
) -> None:
    names, ids = larkenby.table["name"].to_numpy(), larkenby.table["asset_id"].to_numpy()
    hurtful = []
    for row in sentences(part):
        meetings = meet(larkenby, row["words"])
        strength = np.where(meetings.unwanted, 0, meetings.strength)
        best = np.lexsort((ids, -strength))[:5]
        for name in names[best[strength[best] > 0]]:
            said = {word.stem for piece in lexicon().pieces(str(name)) for word in piece.words}
            refused = [piece.stems for thing in things(row, "refused") for piece in lexicon().pieces(thing)]
            hurtful += [(row["words"], name) for stems in refused if said.issuperset(stems)]
    assert not hurtful


def read(text: str) -> list[tuple[str, str]]:
    pieces = list(lexicon().pieces(text))
    standings = Standings(pieces, lexicon())
    return [(piece.meant, str(standings.of(at))) for at, piece in enumerate(pieces) if piece.is_thing]


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        ("no bingo, cards or dominoes", ["refused", "refused", "refused"]),
        ("would rather walk than swim", ["wished", "refused"]),
        ("a stroll over the bridge", ["wished", "wished"]),  # nothing was chosen before "over"
        ("gave up bowls", ["refused"]),
        ("gave up bowls and misses it", ["wished"]),
        ("yoga isn't for me", ["refused"]),
        ("loves bowls but yoga isn't for me", ["wished", "refused"]),
        ("cannot swim", ["neither"]),
        ("hates being lonely", ["wished"]),
        ("has declined the memory café", ["refused"]),
    ],
)
def test_each_thing_stands_as_its_clause_has_it(text: str, standings: list[str]) -> None:
    assert [standing for _, standing in read(text) if _ != "cafe"][: len(standings)] == standings


def test_a_relative_who_is_the_only_one_spoken_of_is_the_person() -> None:
    assert read("my mum loves knitting") == [("knitting", "wished")]
    assert read("my mum loves knitting but I'd like painting") == [
        ("knitting", "neither"),
        ("painting", "wished"),
    ]


def test_only_what_is_affirmed_is_listened_to() -> None:
    text = "He can't abide bingo, loves a walk with the dog"
    pieces = list(lexicon().pieces(text))
    denied = Standings(pieces, lexicon()).denied()
    assert affirmed_text(text, denied) == "He . loves a walk with the dog"
    assert affirmed_text("likes bowls", frozenset()) == "likes bowls"


def test_a_name_is_no_wish() -> None:
    assert [wish.meant for wish in wishes_in("Our Rob Singer wants to box", lexicon())] == ["box"]
    assert "bills" not in [wish.meant for wish in wishes_in("my Bill's the footballer", lexicon())]
