"""Fixed words in one place: every language leaves the same gaps, and what nobody has checked says so."""

from pathlib import Path

import pytest

from presentation.words.handout.phrasebook import (
    TABLE,
    PhraseError,
    languages_of,
    phrasebook,
)

HEAD = "key,en,cy,cy_checked\n"


def table(tmp_path: Path, rows: str) -> Path:
    """A table of these rows."""
    file = tmp_path / "phrases.csv"
    file.write_text(HEAD + rows, encoding="utf-8")
    return file


def test_every_phrase_is_there_in_every_language_once():
    keys = [line.split(",")[0] for line in TABLE.read_text("utf-8").splitlines()[1:]]
    assert len(keys) == len(set(keys)) > 100
    book = phrasebook("en", "cy")
    assert [key for key, phrase in book.phrases.items() if not all(phrase.texts.values())] == []
    assert languages_of() == ("en", "cy")


def test_two_languages_stand_beside_one_another():
    book = phrasebook("en", "cy")
    assert book.say("your_week", first=book.say("monday"), last=book.say("sunday")) == (
        "Your week: Monday to Sunday",
        "Eich wythnos: Dydd Llun i Dydd Sul",
    )


def test_a_translation_is_unchecked_until_every_phrase_has_been_gone_through(tmp_path: Path):
    assert phrasebook("en", "cy").unchecked == ("cy",)
    half = table(tmp_path, "a,One,Un,A speaker 2026-11-01\nb,Two,Dau,\n")
    assert phrasebook("en", "cy", table=half).unchecked == ("cy",)
    (tmp_path / "whole").mkdir()
    whole = table(tmp_path / "whole", "a,One,Un,A speaker 2026-11-01\nb,Two,Dau,A speaker 2026-11-01\n")
    assert phrasebook("en", "cy", table=whole).unchecked == ()
    assert phrasebook("en", table=half).unchecked == ()


def test_english_stands_in_for_what_is_not_translated(tmp_path: Path):
    assert phrasebook("cy", table=table(tmp_path, "a,One,,\n")).say("a") == ("One",)


def test_a_translation_with_other_gaps_is_refused_with_the_row(tmp_path: Path):
    with pytest.raises(PhraseError, match=r"“walk” in “cy” leave other gaps .* phrases.csv write {count}"):
        phrasebook(table=table(tmp_path, "walk,{count} minutes,{cyfrif} munud,\n"))


def test_a_language_that_is_not_there_is_refused_in_words():
    with pytest.raises(PhraseError, match=r"no words in “fr” yet. Choose one of: en, cy."):
        phrasebook("fr")


def test_values_are_only_filled_in():
    assert phrasebook("en").say("easy_address", address="{count} {0}") == ("The address is {count} {0}.",)
