"""Whatever is written in a name, paper takes what its font has, and says so where that is not all."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from presentation.drawing.tiles.lettering import REGULAR, typeface
from presentation.printing.lettered import (
    NOT_PRINTABLE,
    anything_left_out,
    fit_to_print,
    in_the_font,
    left_out,
    printable,
)
from presentation.printing.typesetting import NotPrintedError, tagged_pdf
from tests.presentation.printing.sheet.conftest import TODAY
from tests.presentation.printing.sheet.names import NAMES

PAGE = """#let told = json(bytes(sys.inputs.told))
#set document(title: "A page")
#set text(font: "Source Sans Pro", lang: "en")
= A page
#told.name
#image(bytes(told.svg), format: "svg", alt: "A name: " + told.name)
"""


@pytest.mark.parametrize(
    ("name", "on_paper", "lacks"),
    [
        ("BID\u201107", "BID-07", True),  # as a word processor writes it
        ("\uff22\uff11", "B1", True),  # wide letters
        ("Caf\u0065\u0301", "Café", False),
        ("Lunch 🍲 club", "Lunch club", True),
        ("بالعربية 12", "12", True),
        ("午餐", "", True),
        ("a\u202eb\u0000c\u200d", "abc", False),
        ("\ud83d half", "half", True),
        ("\ue000 own", "own", True),
        ("Cafe\x1b\u0301", "Café", False),  # a sign that nobody sees stood between letter and accent
        ("Cafe🍲\u0301", "Café", True),
    ],
)
def test_a_sign_outside_the_font_is_left_out_or_has_a_plain_form_and_that_is_known(
    name: str, on_paper: str, lacks: bool
) -> None:
    assert printable(name) == on_paper
    assert left_out(name) is lacks
    assert anything_left_out({"rows": [["x", name]]}) is lacks
    assert fit_to_print([name]) == [on_paper or NOT_PRINTABLE]


def test_a_drawing_is_no_text_and_a_text_that_looks_like_one_is() -> None:
    fitted = fit_to_print({"svg": "<svg>\n<a/></svg>", "name": "<svg 午餐>"})
    assert fitted == {"svg": "<svg>\n<a/></svg>", "name": "<svg >"}
    assert anything_left_out({"name": "<svg 午餐>"})


@given(NAMES)
@example("\u00a8\x1b\u0300")  # one letter once the sign between is left out
@example("e\x1be🍲\u0348\u0348")
def test_what_is_printable_is_in_the_font_on_one_line_and_stays_so(name: str) -> None:
    text = printable(name)
    assert typeface(REGULAR).has(text)
    assert "\n" not in text
    assert printable(text) == text == in_the_font(text)


@settings(max_examples=40, deadline=None)
@example("0\u0300")  # no letter of its own: refused within a drawing
@example("BID\u201107 午餐")
@given(NAMES)
def test_the_typesetter_takes_any_name_as_text_and_in_a_drawing(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    page = tmp_path_factory.getbasetemp() / "page.typ"
    page.write_text(PAGE, encoding="utf-8")
    shown = name.replace("&", "").replace("<", "").replace(">", "")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
        f'<text y="12" font-family="Source Sans Pro">{shown}</text></svg>'
    )
    assert tagged_pdf(page, {"name": name, "svg": svg}, today=TODAY).startswith(b"%PDF")


def test_a_page_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "page.typ").write_text("#panic()", encoding="utf-8")
    with pytest.raises(NotPrintedError, match="The page for printing could not be made"):
        tagged_pdf(tmp_path / "page.typ", {}, today=TODAY)
