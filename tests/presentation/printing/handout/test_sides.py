"""A side for each place: large, tagged, whole, and nothing near the start unless it was ticked."""

import base64
import io
import json
import re

import numpy as np
import pytest
import shapely
from PIL import Image
from scipy import ndimage

from presentation.printing.handout.asking import Contact, HandoutError, HandoutRequest, form_named
from presentation.printing.handout.way_labels import LegLine, way_labels
from presentation.printing.sheet.chosen import ChosenError
from tests.app.small_town import crossing
from tests.presentation.printing.handout.reading import read, smallest_letters, text_of
from tests.presentation.printing.town import HOME

WORKER = Contact("Siân Ŵyn", "01632 960 123")


def test_one_place_is_one_side_of_a4_with_all_that_somebody_needs(town):
    pdf = town.pdf(town.chosen(0), contact=WORKER)
    (page,) = read(pdf).pages
    assert [round(float(size)) for size in page.mediabox[2:]] == [595, 842]
    text = text_of(pdf)
    for words in (
        "Lŵcas a’r Tŷ Lunch Club",
        "16 minutes on foot",
        "When: Tuesdays, 12:00 to 14:00",
        "Next: Tuesday 24 November at 12:00. Leave home at 11:40.",
        "Cost: £4.50",
        "Phone: 01632 960 001",
        "Where: Row 4 Street, ZZ1 1AB",
        "Checked 3 September 2026.",
        "The last part of the way",
        "My notes:",
        "Questions? Ring Siân Ŵyn: 01632 960 123",
        "Small Town, 23 November 2026",
        "© Nobody in particular",
    ):
        assert words in text, words


def test_without_a_worker_there_is_a_line_to_write_one_on(town):
    assert "Whom to ring with questions:" in text_of(town.pdf(town.chosen(0)))


def test_several_are_a_page_with_all_of_them_and_a_side_each(town):
    pages = [page.extract_text() for page in read(town.pdf(town.chosen(0, 1, 5))).pages]
    assert len(pages) == 4
    assert all(
        name in pages[0] for name in ("Places to walk to", "Lunch Club", "Old Library", "Morning Choir")
    )
    assert "Page 3 of 4" in pages[2]
    assert pages[2].startswith("Old Library")


@pytest.mark.parametrize("numbers", [(0,), (2,), (3,), (4,), (0, 4, 5)])
@pytest.mark.parametrize("whole_way", [False, True])
def test_every_letter_is_fourteen_points_or_more_and_a_place_keeps_to_its_side(town, numbers, whole_way):
    pdf = town.pdf(town.chosen(*numbers), whole_way=whole_way, contact=WORKER)
    assert smallest_letters(pdf) >= 14 - 1e-6
    assert len(read(pdf).pages) == (1 if len(numbers) == 1 else 1 + len(numbers))


def test_a_screen_reader_finds_title_language_and_what_the_map_shows(town):
    root = read(pdf := town.pdf(town.chosen(0))).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert read(pdf).metadata.title == "Lŵcas a’r Tŷ Lunch Club"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    (drawn,) = [
        block for block in town.document(town.chosen(0))["pages"][0]["blocks"] if block["kind"] == "map"
    ]
    assert drawn["alt"].startswith("Map of the streets around Lŵcas a’r Tŷ Lunch Club. The thick line")


def everything(town, **how) -> str:
    """All text of a hand-out, with what its maps hold."""
    return json.dumps(town.document(town.chosen(0, 5), HandoutRequest(**how)), ensure_ascii=False)


def test_nothing_near_the_start_is_told_unless_it_was_ticked_there_and_then(town):
    short, whole = everything(town), everything(town, whole_way=True)
    for near_home in ("Row 0 Street", "Column 0 Street", "from the door"):
        assert near_home not in short
    assert "Row 0 Street" in whole or "Column 0 Street" in whole
    assert "Keep this sheet to yourself" in whole
    assert "Keep this sheet" not in short


@pytest.mark.parametrize("corner", [(0, 0), (9, 9)])
def test_two_homes_as_far_away_get_the_same_bytes(town, corner):
    x, y = crossing(*corner)
    first, second = (town.pdf(town.chosen(0, home=(x + 2.0, y + up))) for up in (5.0, 5.25))
    assert first == second


def test_every_step_of_the_whole_way_names_where_it_goes(town):
    blocks = town.document(town.chosen(0), HandoutRequest(whole_way=True))["pages"][0]["blocks"]
    (steps,) = [block["rows"] for block in blocks if block["kind"] == "steps"]
    assert re.match(r"(Start along|Go from the door)", steps[0][0])
    assert sum("Street" in text for (text,) in steps) >= 2
    assert not any(re.search(r"(into|along) *[.,]", text) for (text,) in steps)


def test_labels_stand_beside_the_way_and_never_on_it_or_on_one_another():
    way = shapely.LineString([(20, 180), (120, 180), (120, 60), (260, 60)])
    parts = [shapely.LineString(way.coords[at : at + 2]) for at in range(3)]
    legs = [LegLine(str(at + 1), f"Street {at}", part) for at, part in enumerate(parts)]
    taken = way.buffer(8)
    labels = way_labels(legs, size_px=13.0, frame=(300.0, 240.0), taken=taken)
    assert sorted(label.text for label in labels) == ["1 Street 0", "2 Street 1", "3 Street 2"]
    boxes = [label.box for label in labels]
    assert not any(shapely.intersects(box, taken) for box in boxes)
    assert all(not shapely.intersects(a, b) for a in boxes for b in boxes if a is not b)
    assert all(shapely.covers(shapely.box(0, 0, 300, 240), box) for box in boxes)


def test_the_way_on_the_map_is_one_dark_line_without_a_gap(town):
    blocks = town.document(town.chosen(0), HandoutRequest(whole_way=True))["pages"][0]["blocks"]
    (drawn,) = [block for block in blocks if block["kind"] == "map"]
    png = base64.b64decode(re.search(r"base64,([^\"]+)", drawn["svg"])[1])
    assert pieces_of_ink(png) == 1


def pieces_of_ink(png: bytes) -> int:
    """How many separate dark stretches as thick as the way a picture has."""
    grey = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    thick = ndimage.binary_erosion(grey < 40, iterations=5)  # names and outlines are thinner than the way
    return int(ndimage.label(thick)[1])


def test_names_from_a_file_are_only_text(town):
    pdf = town.pdf(town.chosen(3))
    assert "#panic(){{7*7}}*bold*[x]<script>alert(1)</script>" in text_of(pdf).replace(" ", "")
    assert not any(key in read(pdf).trailer["/Root"] for key in ("/OpenAction", "/AA", "/Names", "/AcroForm"))


def test_what_cannot_be_made_is_refused_in_words(town):
    with pytest.raises(ChosenError, match=r"No place is chosen .* Choose up to five places"):
        town.pdf([])
    with pytest.raises(HandoutError, match=r'no hand-out called "poster".* one of: sides, week, easy-read'):
        form_named("poster")


def test_a_home_is_in_no_file_name_or_text(town):
    assert not any(f"{metres:.0f}" in everything(town, whole_way=True) for metres in HOME)
