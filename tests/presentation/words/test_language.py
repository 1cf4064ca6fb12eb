"""Sentences come from a catalogue; a value never changes one; a made-up language marks every sentence."""

import logging
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from geo.errors import WithinReachError
from geo.wording import counted, worded
from presentation.words.language import DOMAIN, Language, language, languages

ROOT = Path(__file__).parents[3]
_HEADER = (
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=4; "
    "plural=(n==1) ? 0 : (n==2) ? 1 : (n == 8 || n == 11) ? 2 : 3;\n"
)
_WELSH = {
    "": _HEADER,
    "Find": "Chwilio",
    "No {kind} is near {street}.": "Ger {street} nid oes {kind}.",
    "{count} place\0{count} places": "{count} lle\0{count} le\0{count} lle\0{count} o leoedd",
    "{name} is empty.": "Mae {nam} yn wag.",  # a slip of whoever translated it
}


def write_catalogue(folder: Path, name: str, sentences: dict[str, str]) -> None:
    """A catalogue as msgfmt writes it."""
    pairs = sorted((key.encode(), text.encode()) for key, text in sentences.items())
    at, index, body = 28 + 16 * len(pairs), [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            index[side] += struct.pack("<II", len(pair[side]), at + len(body))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    path = folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(head + index[0] + index[1] + body)


@pytest.fixture
def welsh(tmp_path: Path) -> Language:
    write_catalogue(tmp_path, "cy", _WELSH)
    assert languages(tmp_path) == ("en", "cy", "marked")
    return language("cy", tmp_path)


def test_a_sentence_is_translated_then_filled_in_the_order_of_that_language(welsh: Language):
    assert welsh.sentence("Find") == "Chwilio"
    assert (
        welsh.sentence("No {kind} is near {street}.", kind="café", street="Y Stryd")
        == "Ger Y Stryd nid oes café."
    )


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 lle"), (2, "2 le"), (3, "3 o leoedd"), (8, "8 lle"), (0, "0 o leoedd")]
)
def test_a_plural_has_as_many_forms_as_the_language(welsh: Language, count: int, words: str):
    assert welsh.plural("{count} place", "{count} places", count) == words
    assert welsh.worded(counted("{count} place", "{count} places", count)) == words


def test_what_the_catalogue_does_not_hold_is_english(welsh: Language):
    assert welsh.sentence("Stop {it}.", it="now") == "Stop now."
    assert welsh.plural("{count} dog", "{count} dogs", 2) == "2 dogs"
    assert welsh.sentence("") == ""  # where the catalogue keeps its own notes


def test_a_translation_that_asks_for_what_is_not_there_is_english(welsh: Language):
    assert welsh.sentence("{name} is empty.", name="list.csv") == "list.csv is empty."


def test_an_error_is_worded_anew_with_its_values_and_those_within_them(welsh: Language):
    error = WithinReachError(
        "No {kind} is near {street}.",
        "Find",
        kind=counted("{count} place", "{count} places", 2),
        street="{kind}",
    )
    assert str(error) == "No 2 places is near {kind}. Find"
    assert welsh.worded(error.what) == "Ger {kind} nid oes 2 le."
    assert welsh.worded(error.fix) == "Chwilio"
    assert welsh.worded("Find") == "Find"  # text of which nobody knows the template


@given(st.text())
def test_a_value_is_never_a_template(value: str):
    english = language("en")
    assert english.sentence("No {name} here.", name=value) == "No " + value + " here."
    assert english.sentence(value) == value
    assert english.worded(worded("No {name} here.", name=value)) == "No " + value + " here."


def test_the_made_up_language_marks_each_sentence():
    marked = language("marked")
    assert marked.sentence("Find") == "⟦Find⟧"
    assert marked.sentence("{walk} away", walk=marked.sentence("{m} m", m=20)) == "⟦⟦20 m⟧ away⟧"
    assert marked.plural("{count} place", "{count} places", 2) == "⟦2 places⟧"
    assert marked.sentence("") == ""


@pytest.mark.parametrize("name", ["xx", "../../etc", "cy/..", "\0", "EN"])
def test_a_language_that_is_not_there_is_english_and_a_warning_says_which_are(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
):
    write_catalogue(tmp_path, "cy", _WELSH)
    with caplog.at_level(logging.WARNING):
        assert language(name, tmp_path).sentence("Find") == "Find"
    assert "There is no catalogue for WITHIN_REACH_LANGUAGE" in caplog.text
    assert "Choose one of: en, cy, marked." in caplog.text


@pytest.mark.parametrize(
    "content", [b"", b"not a catalogue", struct.pack("<7I", 0x950412DE, 0, 9, 28, 90, 0, 9)]
)
def test_a_damaged_catalogue_is_english_and_a_warning_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
):
    write_catalogue(tmp_path, "cy", _WELSH)
    (tmp_path / "cy" / "LC_MESSAGES" / f"{DOMAIN}.mo").write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert language("cy", tmp_path).sentence("Find") == "Find"
    assert "The catalogue for WITHIN_REACH_LANGUAGE='cy' is damaged" in caplog.text


def test_the_language_is_that_of_the_process():
    shown = "from presentation.words import plain; print(plain.FIND, plain.minutes(1))"
    ran = subprocess.run(
        [sys.executable, "-c", shown],
        cwd=ROOT,
        env={**os.environ, "WITHIN_REACH_LANGUAGE": "marked", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.strip() == "⟦Find⟧ ⟦1 minute⟧"
