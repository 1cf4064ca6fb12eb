"""Why a typed text is not one certain place: a sentence for every cause, and nothing typed is run."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given, strategies as st

from presentation.words.near.place_doubts import SEVERAL_MATCH, offer_words, place_words, quoted
from presentation.words.near.places import match_label, precision_words, start_words
from questions.places.place_match import Doubt, DoubtCause, Match, MatchKind, PlaceAnswer, Precision

FULL = Doubt(
    DoubtCause.NOT_KNOWN,
    "stw hill",
    area="Newport",
    postcode="NP20 4AA",
    name="Stow Hill",
    number="11",
    count=3,
    example="NP20 4AA",
    areas=("NP", "CF"),
    ended=date(2019, 6, 1),
)
STREET = Match("Stow Hill", MatchKind.STREET, 0.0, 0.0, Precision.STREET)


@pytest.mark.parametrize("cause", list(DoubtCause))
def test_every_cause_has_a_sentence_of_its_own_with_something_to_do(cause: DoubtCause) -> None:
    sentence = place_words(PlaceAnswer((STREET,), dataclasses.replace(FULL, cause=cause)))
    others = {
        place_words(PlaceAnswer((STREET,), dataclasses.replace(FULL, cause=other)))
        for other in DoubtCause
        if other is not cause
    }
    assert sentence not in others
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence


def test_what_is_certain_needs_no_sentence() -> None:
    assert place_words(PlaceAnswer((STREET,))) == ""
    assert place_words(PlaceAnswer((STREET, STREET))) == SEVERAL_MATCH


def test_a_doubt_shows_nothing_of_what_was_typed_when_printed() -> None:
    assert repr(FULL) == "<Doubt not-known>"
    assert "Stow" not in repr(PlaceAnswer((STREET,), FULL))


def test_what_else_may_be_meant_is_said_after_it() -> None:
    doubt = dataclasses.replace(FULL, without_postcode=True, middle_of="NP20 4AB")
    assert place_words(PlaceAnswer((STREET,), doubt)).endswith(
        "Without it, this is what the rest of the text may mean. "
        "NP20 4AB is known: its middle can be chosen instead."
    )


def test_places_offered_are_numbered() -> None:
    assert offer_words(PlaceAnswer((STREET,), FULL)) == (
        "Choose one with --choose NUMBER:\n"
        "  1  Stow Hill: somewhere on the street; add the house number if it is known"
    )
    assert offer_words(PlaceAnswer((), FULL)) == ""


@given(st.text())
def test_a_quoted_text_is_short_and_means_nothing_to_a_page(text: str) -> None:
    words = quoted(text)
    assert len(words) <= 42
    assert not set(words) & set("<>{}$[]()\\#`*_!\n")


@pytest.mark.parametrize(
    ("match", "label", "precision"),
    [
        (
            Match("Gaer", MatchKind.PLACE, 0, 0, Precision.WIDE_AREA, place_kind="isolated_dwelling"),
            "Gaer (isolated dwelling)",
            "the middle of Gaer, a wide area; an address or postcode is better",
        ),
        (
            dataclasses.replace(STREET, near_postcode="NP20 4AA"),
            "Stow Hill, near NP20 4AA",
            "somewhere on the street; add the house number if it is known",
        ),
        (
            Match("", MatchKind.POINT, 0, 0, Precision.GRID_SQUARE, figure=100.0),
            "The point typed",
            "the middle of a grid square of 100 m",
        ),
        (
            Match("NP20 4AA", MatchKind.POSTCODE, 0, 0, Precision.POSTCODE, "NP20 4AA", figure=2),
            "NP20 4AA",
            "the middle of the postcode, 2 known addresses",
        ),
    ],
)
def test_a_match_is_called_by_its_name_and_what_its_point_stands_for(
    match: Match, label: str, precision: str
) -> None:
    assert (match_label(match), precision_words(match)) == (label, precision)
    assert start_words(match) == f"Starting from {label}: {precision}."


def test_a_typed_point_is_not_named_twice() -> None:
    point = Match("", MatchKind.POINT, 0, 0, Precision.DEGREES)
    assert start_words(point) == "Starting from the point typed, as latitude and longitude."
