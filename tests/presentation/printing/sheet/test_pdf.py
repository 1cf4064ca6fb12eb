"""The sheet to leave behind: one large-print page, tagged, and nothing of the person on it."""

import io
import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from presentation.drawing.tiles.name_style import RIVER, STREET_NAMES
from presentation.printing.lettered import cut, left_out, printable, width_of
from presentation.printing.sheet.chosen import ChosenError
from presentation.printing.sheet.entries import entries_of
from presentation.printing.sheet.pdf import _FITS, _SOURCE, _content, sheet_pdf
from presentation.printing.sheet.route_map import (
    LETTERS_PT,
    START_HIDDEN_M,
    RouteMap,
    point_px,
    route_map,
    shown_part,
)
from presentation.printing.typesetting import tagged_pdf
from questions.walks.one_way import OneWay
from tests.app.small_town import crossing
from tests.presentation.printing.sheet.conftest import TODAY
from tests.presentation.printing.sheet.names import WHOLE_NAMES


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    pages = "\n".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", ""))


def tags_of(pdf: bytes) -> list[DictionaryObject]:
    """Every element of the structure tree."""
    found: list[DictionaryObject] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(read(pdf).trailer["/Root"]["/StructTreeRoot"])
    return found


def picture(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=1.0).to_pil().copy()
    finally:
        document.close()


def test_the_sheet_says_what_it_is_for(town, home):
    said = text_of(town.sheet(town.chosen(0, 1, 2, home=home)))
    for words in (
        "Places to walk to",
        "Lŵcas a’r Tŷ Lunch Club",  # Welsh letters print
        "minutes on foot",
        "Tuesdays, 12:00 to 14:00",
        "Cost: £4.50",
        "Phone: 01632 960 001",
        "Checked 3 May 2026.",
        "Look before you set out: last checked 3 May 2023.",  # of both no telephone number is known
        "Look before you set out: nobody has checked this yet.",
        "Cost: not known, nor anybody to ring",
        "© Nobody in particular",
        "23 November 2026",
    ):
        assert words in said, words


@pytest.mark.parametrize(
    "numbers", [(0,), (0, 1), (0, 1, 2), (0, 1, 2, 3), (0, 1, 2, 3, 5), (4, 4), (4, 0, 1, 2, 3)]
)
def test_up_to_five_places_are_one_a4_page_however_long_their_words(town, home, numbers):
    found = read(town.sheet(town.chosen(*numbers, home=home)))
    assert len(found.pages) == 1
    assert [round(float(size)) for size in found.pages[0].mediabox[2:]] == [595, 842]


def test_five_places_with_endless_words_are_still_one_page(town):
    endless = town.assets.table.assign(
        **{key: "Wide words " * 60 for key in ("name", "when", "cost", "phone")}
    )
    assets = replace(town.assets, table=endless)
    pdf = sheet_pdf(
        town.area, assets, town.chosen(0, 1, 2, 3, 4), kinds=town.kinds, today=TODAY, scene=town.scene
    )
    assert len(read(pdf).pages) == 1


def test_every_letter_is_fourteen_points_or_more(town, home):
    small: list[tuple[float, str]] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        shown = abs(size * np.hypot(tm[2], tm[3]) * np.hypot(cm[2], cm[3]))
        if text.strip() and shown < 14 - 1e-6:
            small.append((shown, text))

    for numbers in ((0,), (0, 1, 2, 3, 5), (4, 0, 1, 2, 3)):
        for page in read(town.sheet(town.chosen(*numbers, home=home))).pages:
            page.extract_text(visitor_text=seen)
    assert small == []


def test_names_on_the_map_are_as_large_as_the_rest():
    for z in range(11, 17):
        named = [*STREET_NAMES.values(), *RIVER.values()]
        written = [style.size(z + 1) for style in named if style.first_zoom <= z + 1]
        assert min(written) * point_px(z) >= LETTERS_PT


def test_a_screen_reader_finds_title_language_headings_and_what_the_maps_show(town, home):
    pdf = town.sheet(town.chosen(0, 1, home=home))
    root = read(pdf).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(pdf).metadata.title == "Places to walk to"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    tags = tags_of(pdf)
    kinds = [tag["/S"] for tag in tags]
    assert [kind for kind in kinds if kind in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H2"]
    figures = [tag for tag in tags if tag["/S"] == "/Figure"]
    assert len(figures) == 2
    assert figures[0]["/Alt"].startswith(
        "Map of the streets around Lŵcas a’r Tŷ Lunch Club. The walk ends along"
    )


def test_without_a_start_the_sheet_says_what_it_is_and_not_how_far(town):
    said = text_of(town.sheet(town.chosen(0)))
    assert "Places to go" in said
    assert "on foot" not in said


def test_names_from_a_file_are_only_text(town):
    pdf = town.sheet(town.chosen(3))
    said = text_of(pdf).replace(" ", "")
    assert "{{7*7}}#panic()*bold*[x]<y>$z$\\`q`<script>alert(1)</script>" in said
    assert "Someletters" not in said  # signs that nobody sees are no loss
    assert not any(key in read(pdf).trailer["/Root"] for key in ("/OpenAction", "/AA", "/Names", "/AcroForm"))
    assert all("/Annots" not in page for page in read(pdf).pages)


def test_letters_that_cannot_be_printed_are_left_out_and_that_is_said(town):
    said = text_of(town.sheet(town.chosen(5)))
    assert "Bengali Women’s Group" in said
    assert "Some letters of these names could not be printed." in said
    assert "Some letters" not in text_of(town.sheet(town.chosen(0)))


@pytest.mark.parametrize("corner", [(4, 0), (0, 0), (9, 9)])
def test_nothing_on_the_sheet_tells_two_homes_apart_that_are_as_far_away(town, corner):
    """The end of the way is the same from both, and so is every byte."""
    x, y = crossing(*corner)
    first, second = (town.sheet(town.chosen(0, home=(x + 2.0, y + metres))) for metres in (5.0, 5.25))
    assert first == second


def test_neither_the_start_nor_its_street_is_in_the_file(town, home):
    pdf = town.sheet(town.chosen(0, 1, home=home))
    everything = text_of(pdf) + json.dumps([str(tag.get("/Alt", "")) for tag in tags_of(pdf)])
    everything += (
        str(read(pdf).metadata) + read(pdf).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    )
    for told in (*(f"{metres:.0f}" for metres in home), "Row 0 Street", "Column 0 Street", "ZZ1 1AA"):
        assert told not in everything, told


@pytest.mark.parametrize("length_m", [10.0, 120.0, 180.0, 200.0, 390.0, 400.0, 2000.0])
def test_what_is_drawn_of_the_way_stops_well_before_the_start(length_m):
    way = OneWay(length_m, 5, shapely.LineString([(0, 0), (length_m, 0)]), ())
    shown = shown_part(way, whole=False)
    if shown is None:
        assert length_m < START_HIDDEN_M + 50
    else:
        assert shown.coords[0][0] >= START_HIDDEN_M - 1e-9
        assert shown.coords[-1][0] == pytest.approx(length_m)


def test_the_start_is_drawn_only_if_asked_for(town, home):
    chosen = town.chosen(0, home=home)
    (entry,) = entries_of(town.assets, chosen, kinds=town.kinds, today=TODAY)
    size = {"crs": town.area.crs, "width_pt": 250.0, "height_pt": 200.0}
    assert route_map(town.scene, entry, **size).svg.count("<circle") < route_map(
        town.scene, entry, **size, show_start=True
    ).svg.count("<circle")
    assert "The maps show where the walk starts" in text_of(town.sheet(chosen, show_start=True))
    assert "The maps show where" not in text_of(town.sheet(chosen))


def test_in_grey_the_text_is_black_on_white_and_the_way_is_dark(town, home):
    grey = np.asarray(picture(town.sheet(town.chosen(0, 1, 2, 3, 5, home=home))).convert("L"))
    assert np.median(grey) == 255
    assert (grey < 40).sum() > 5_000


def test_more_than_five_flow_to_a_second_page_only_if_asked(town):
    six = town.chosen(0, 1, 2, 3, 5, 6)
    with pytest.raises(ChosenError, match=r"6 places are chosen; one page holds 5\. Choose fewer, or ask"):
        town.sheet(six)
    two = town.sheet(six, more_pages=True)
    assert len(read(two).pages) == 2
    assert "© Nobody in particular" in text_of(two)
    assert "Page 2 of 2" in text_of(two)


def test_nothing_to_print_is_said_in_words(town):
    with pytest.raises(ChosenError, match=r"No place is chosen .* Choose up to five places"):
        town.sheet([])
    with pytest.raises(ChosenError, match="No place is chosen"):
        town.sheet(town.chosen(999))


def test_a_chosen_place_that_is_gone_is_said(town):
    assert "no longer in the register" in text_of(town.sheet(town.chosen(0, 999)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WHOLE_NAMES, cost=WHOLE_NAMES)
def test_whatever_a_place_is_called_the_sheet_can_be_made(town, name, cost):
    table = town.assets.table.assign(name=name, cost=cost, phone=name, address=cost, when=name)
    (entry,) = entries_of(replace(town.assets, table=table), town.chosen(0), kinds=town.kinds, today=TODAY)
    nothing = RouteMap("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", 9.0, 9.0, entry.name)
    told = _content(town.area, [entry], [nothing], _FITS[0], today=TODAY, gone=0, show_start=False)
    assert tagged_pdf(_SOURCE, told, today=TODAY).startswith(b"%PDF")


def test_printing_knows_its_letters():
    assert printable("Tŷ  Ŵyn\n\u202e\u0000") == "Tŷ Ŵyn"
    assert (left_out("Tŷ Ŵyn"), left_out("বাংলা")) == (False, True)


def test_a_text_is_cut_at_a_words_end_to_what_fits():
    assert cut("one two three", width_pt=1000, size_pt=14) == "one two three"
    short = cut("one two three four five six", width_pt=90, size_pt=14)
    assert short.endswith(" …")
    assert width_of(short, size_pt=14) <= 90
