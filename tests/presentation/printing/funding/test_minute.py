"""The minute as Word and PDF: real headings, heads of tables, words for the map; what the panel decided."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from pypdf import PdfReader

from geo.wording import as_record, from_record, worded
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.bids.list_notes import unplaced_note
from layers.bids.model import Bid, BidList
from presentation.printing.funding.minute import Minute, minute_data, minute_pdf
from presentation.printing.funding.minute_word import minute_docx
from presentation.printing.word.document import as_word_holds
from questions.funding.ground import funding_ground
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.decision import Decision, Marks, decide
from questions.panel.money_left import money_left
from questions.panel.record import record_of
from questions.panel.sitting import PanelVerdict, Sitting
from questions.places.area_assets import pack_assets
from tests.presentation.printing.sheet.names import WHOLE_NAMES
from tests.questions.buses.test_homes_by_bus import area_of
from tests.questions.buses.tiny_buses import CLUB
from tests.questions.funding.test_by_bus import BY_BUS, TUESDAYS, bid_at
from tests.questions.funding.town import bid, cafe, ground_of, town
from tests.tiny_area import here

BIDS = (bid("1", 0, -100, pounds=1000.0), bid("2", 0, pounds=700.0, kind="lunch_club"), bid("3", pounds=None))
MARKS = (
    ("1", Marks(reason="The only one there", verdict=PanelVerdict.FUND)),
    ("2", Marks((("Needed", 20),), "AB lives next door", "Next round", PanelVerdict.DEFER)),
    ("3", Marks(reason="No place given", verdict=PanelVerdict.NOT_FUND)),
)
MEETING = Sitting(date(2026, 11, 20), ("AB", "Chair"), final=True)


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("minute") / "areas", assets=[cafe(1, 900)])


def minute_of(area: Area, bids: tuple[Bid, ...] = BIDS, **more: Any) -> Minute:
    listed = BidList("bids.csv", "0" * 64, bids, (), len(bids), 0)
    chosen = {"marks": MARKS, "sitting": MEETING, **more}
    decision, ground = Decision(1500.0, Standard(), NeedWeights(), **chosen), ground_of(area)
    result = decide(ground, bids, decision)
    money = money_left(ground.people, result[0], decision)
    record = record_of(ground, listed, decision, result)
    return Minute(area, listed, decision, result, money, record, date(2026, 11, 23))


def word_of(minute: Minute) -> WordDocument:
    return Document(BytesIO(minute_docx(minute, kinds=load_kinds())))


def words_of(document: WordDocument) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def pdf_words(minute: Minute) -> str:
    pages = PdfReader(BytesIO(minute_pdf(minute, kinds=load_kinds()))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def test_what_the_figures_cannot_say_is_no_disagreement_with_the_panel(area: Area) -> None:
    fund = Marks(reason="Needed", verdict=PanelVerdict.FUND)
    content = minute_data(minute_of(area, marks=(("1", fund), ("3", fund))), kinds=load_kinds())
    lines = content["apart"]
    assert "The panel funds, and the figures cannot say whether to suggest: 3 Bid 3." in lines
    assert not any(line.startswith("The panel funds, and the figures do not suggest") for line in lines)


def test_the_minute_names_bids_of_one_reference_and_how_amounts_were_reckoned(area: Area) -> None:
    notes = (
        worded("Another bid is called “7” too."),
        unplaced_note(1, 3),
        from_record(as_record(unplaced_note(2, 3))),  # as a session kept it
        worded("Nothing was read of these columns: {columns}.", columns="Whether they can be put on the map"),
    )
    minute = minute_of(area, (replace(BIDS[0], about=True), *BIDS[1:]))
    content = minute_data(replace(minute, listed=replace(minute.listed, notes=notes)), kinds=load_kinds())
    assert "Another bid is called “7” too." in content["unknown"]
    about_places = [line for line in content["unknown"] if "they can be put on the map" in line]
    assert about_places == [
        "Nothing was read of these columns: Whether they can be put on the map."
    ]  # only the count of bids without a place, which may be out of date, is left away
    assert content["decided"]["rows"][0][3] == "about £1,000"


def test_the_minute_says_who_decided_what_and_why_in_word_and_pdf(area: Area) -> None:
    minute = minute_of(area)
    for text in (words_of(word_of(minute)), pdf_words(minute)):
        for line in (
            "Status: final.",
            "Date of the meeting: 20 November 2026.",
            "Present: AB; Chair.",
            "who stood aside: 2: AB lives next door.",
            "The panel funds 1 of 3 bids, for £1,000 of £1,500.",
            "It does not fund 1 and defers 1.",
            "£500 of the budget is left.",
            "It is not the panel’s decision.",
            "Every resident counts the same.",
        ):
            assert line in text, line
        for reason in ("The only one there", "Next round", "No place given"):
            assert reason in text


def test_a_draft_names_what_is_missing_and_nothing_unknown_is_0(area: Area) -> None:
    text = words_of(word_of(minute_of(area, marks=MARKS[:1], sitting=Sitting())))
    assert "Status: draft." in text
    assert "Date of the meeting: not known." in text
    assert "Present: not known." in text
    assert "2 bids have no decision yet: 2, 3." in text
    assert "no reason given" in text
    assert "£0" not in text


def test_word_has_headings_heads_that_repeat_captions_and_words_for_the_map(area: Area) -> None:
    document = word_of(minute_of(area))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") >= 6
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    (picture,) = document.inline_shapes
    assert "Map of Tinytown" in picture._inline.docPr.get("descr")
    assert document.core_properties.author == ""
    assert document.core_properties.language == "en-GB"


def test_both_say_the_same_cells(area: Area) -> None:
    minute = minute_of(area)
    data, document = minute_data(minute, kinds=load_kinds()), word_of(minute)
    tables = [
        data[name]
        for name in ("decided", "chosen", "prices", "aims", "bids", "sizes", "marks")
        if data[name]["rows"]
    ]
    assert len(document.tables) == len(tables)
    for entry, table in zip(tables, document.tables, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows == [list(row) for row in as_word_holds([entry["columns"], *entry["rows"]])]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(name="BID\u201107")
@example(name="a\x00b\x1b[31m\ufffe")
@example(name="\u202eevil")
@given(name=WHOLE_NAMES)
def test_a_minute_can_be_made_of_any_text_in_any_bid(area: Area, name: str) -> None:
    named = replace(bid(name, 0, -100), title=name, organisation=name, row=3)
    said = Marks(conflicts=name, reason=name, verdict=PanelVerdict.FUND)
    minute = minute_of(area, (named,), marks=((name, said),), sitting=Sitting(date(2026, 11, 20), (name,)))
    assert minute_pdf(minute, kinds=load_kinds()).startswith(b"%PDF")
    assert "\u202e" not in words_of(word_of(minute))


def test_word_keeps_letters_that_the_printed_page_has_not(area: Area) -> None:
    minute = minute_of(area, (replace(bid("午餐", 0, -100), title="午餐 🍲"),), marks=())
    assert "午餐 🍲" in words_of(word_of(minute))


def by_bus(folder, last_back: int) -> tuple[Minute, list[str]]:
    """A minute where buses count: one bid, reached by who lives by the bus and gets home."""
    area = area_of(folder, last_back=last_back)
    ground = funding_ground(area, pack_assets(area))
    club = ground.assets.table.set_index("asset_id").geometry[CLUB]
    bid = bid_at(club.x - here(0, 0).x, club.y - here(0, 0).y, kind="choir", sessions=TUESDAYS)
    bid = replace(bid, longitude=float(bid.longitude or 0), latitude=float(bid.latitude or 0))
    listed = BidList("bids.csv", "0" * 64, (bid,), (), 1, 0)
    decision = Decision(1500.0, BY_BUS, NeedWeights(), marks=((bid.bid_id, MARKS[0][1]),), sitting=MEETING)
    result = decide(ground, listed.bids, decision)
    money = money_left(ground.people, result[0], decision)
    record = record_of(ground, listed, decision, result)
    minute = Minute(area, listed, decision, result, money, record, date(2026, 11, 23))
    data = minute_data(minute, kinds=load_kinds())
    return minute, [data["bids"]["rows"][0][4], data["chosen"]["rows"][0][5]]


def test_where_buses_count_a_gain_stands_with_its_range_over_departures(tmp_path) -> None:
    minute, cells = by_bus(tmp_path / "early", 15)
    assert cells == ["30 (10 to 30)", "30 (10 to 30)"]
    assert by_bus(tmp_path / "late", 20)[1] == ["40 (always)", "40 (always)"]
    words = pdf_words(minute)
    assert "30 (10 to 30)" in words
    assert "In brackets: from what to what these go with the departures" in words
    assert "were not worked out again for each departure" in words
    assert "30 (10 to 30)" in words_of(word_of(minute))


def test_on_foot_nothing_is_said_of_departures(area: Area) -> None:
    minute = minute_of(area)
    data = minute_data(minute, kinds=load_kinds())
    assert not [cell for row in data["bids"]["rows"] for cell in row if "(" in cell and "to" in cell]
    assert "In brackets" not in pdf_words(minute)
