"""Welsh beside English: both on one side, each marked with its language, and marked unchecked."""

import re

from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.page import handout_html, handout_style
from tests.presentation.printing.handout.reading import read, smallest_letters, text_of


def test_both_languages_stand_side_by_side_on_one_side(town):
    pdf = town.pdf(town.chosen(0), languages=("en", "cy"))
    text = text_of(pdf)
    for words in (
        "Lŵcas a’r Tŷ Lunch Club / Clwb Cinio Lŵcas",
        "16 munud ar droed",
        "Nesaf: Dydd Mawrth 24 Tachwedd am 12:00.",
        "Ffôn: 01632 960 001",
        "Unchecked translation",
        "Cyfieithiad heb ei wirio",
    ):
        assert words in text, words
    assert len(read(pdf).pages) == 1
    assert smallest_letters(pdf) >= 14 - 1e-6


def test_welsh_alone_has_its_own_language_and_no_english(town):
    pdf = town.pdf(town.chosen(0), languages=("cy",))
    text = text_of(pdf)
    assert read(pdf).trailer["/Root"]["/Lang"] == "cy-GB"
    assert "Clwb Cinio Lŵcas" in text
    assert not re.search(r"\b(When|Leave home|Phone|Checked)\b", text)


def test_english_alone_is_not_marked_as_a_translation(town):
    assert "Unchecked" not in text_of(town.pdf(town.chosen(0)))


def test_week_and_easy_read_have_both_too(town):
    week = text_of(town.pdf(town.chosen(0, 5), languages=("en", "cy"), form=Form.WEEK, money_pence=1500))
    assert "Mae gennych £15." in week
    easy = text_of(town.pdf(town.chosen(0), languages=("en", "cy"), form=Form.EASY_READ))
    assert "Mae’n dechrau am 12:00." in easy


def test_the_browser_has_the_same_words_with_their_languages(town):
    document = town.document(town.chosen(0, 3), HandoutRequest(languages=("en", "cy"), whole_way=True))
    page = handout_html(document)
    for pair in (
        block["texts"] for side in document["pages"] for block in side["blocks"] if "texts" in block
    ):
        assert all(text.split("<")[0] in page.replace("&#x27;", "'") for text in pair)
    assert page.count('lang="cy"') > 20
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "@media print" in handout_style()
