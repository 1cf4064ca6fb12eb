"""The brief about the wards as a Word file: real headings, heads that repeat, a text for the map."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from geo.paces import PACES
from layers.area import Area
from presentation.printing.gap_tables import cause_rows, compared_rows, rank_rows, ward_rows
from presentation.printing.wards.brief import Brief, brief_data, brief_docx
from presentation.printing.wards.printed import MappedAnswer
from presentation.words.area_noun import WARD
from presentation.words.names import ward_names
from presentation.words.wards.answer import answer_notes, headline
from presentation.words.wards.brief import BRACKETS_NOTE
from presentation.words.wards.heads import columns
from presentation.words.wards.measures import MEASURES
from presentation.words.wards.provenance import provenance
from questions.places.area_assets import AreaAssets, pack_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gap_model import WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town

LOST = ((100, 500), "E3", 300, 20, "least")  # in Marsh, with no street: nobody there can be judged
QUESTION = WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 23))
SHARE = MEASURES["share_one"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Area, AreaAssets]:
    area = town(tmp_path_factory.mktemp("brief"), (CAFE,), (*HOMES, LOST))
    return area, pack_assets(area)


@pytest.fixture(scope="module")
def brief(place: tuple[Area, AreaAssets]) -> Brief:
    area, assets = place
    slower = replace(QUESTION, pace=PACES["older"])
    answers = tuple(
        MappedAnswer(ward_gaps(area, assets, question), "a café", assets.table, caption)
        for question, caption in ((QUESTION, "Café, steady"), (slower, "Café, older adult"))
    )
    return Brief(
        area, answers, rank_ranges(area, assets, QUESTION), SHARE, 0.8, ("Kept as “<b>{{7*7}}\x00”.",)
    )


@pytest.fixture(scope="module")
def document(brief: Brief) -> WordDocument:
    return Document(io.BytesIO(brief_docx(brief)))


def tables(document: WordDocument) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_it_says_the_sentences_of_the_page(document: WordDocument, brief: Brief) -> None:
    lines = [paragraph.text for paragraph in document.paragraphs]
    gaps = brief.answers[0].gaps
    for sentence in (headline(brief.area, gaps, "a café"), *answer_notes(brief.area, gaps)):
        assert sentence in lines
    assert any(line.startswith("Standard, at least 80% have one") for line in lines)
    assert "Kept as “<b>{{7*7}}”." in lines


def test_brackets_are_explained_only_where_there_are_any(document: WordDocument, brief: Brief) -> None:
    assert re.search(r"\(\d+% to \d+%\)", str(tables(document)))
    assert BRACKETS_NOTE in [paragraph.text for paragraph in document.paragraphs]
    first = brief.answers[0]
    whole = first.gaps.area.copy()
    whole["unknown"] = 0
    gaps = replace(first.gaps, wards=first.gaps.wards.assign(unknown=0), area=whole)
    data = brief_data(replace(brief, answers=(replace(first, gaps=gaps),)))
    cells = [table["rows"] for part in data["parts"] for table in part.get("tables", ())]
    assert not re.search(r"\(\d+% to \d+%\)", str(cells))
    assert BRACKETS_NOTE not in data["notes"]


def test_its_tables_hold_the_cells_of_the_page(document: WordDocument, brief: Brief) -> None:
    main, more, compared, causes, ranks, _, asked = tables(document)
    gaps, other = (answer.gaps for answer in brief.answers)
    page = {row[0]: dict(zip(columns(WARD), row, strict=True)) for row in ward_rows(gaps, gaps.wards)}
    assert {*main[0], *more[0]} == set(columns(WARD))
    for table in (main, more):
        assert {row[0] for row in table[1:]} == set(page)
        for row in table[1:]:
            assert row == [page[row[0]][head] for head in table[0]]
    assert compared[1:] == [list(row) for row in compared_rows(gaps, other, SHARE)]
    assert causes[1:] == [list(row) for row in cause_rows(gaps.area)]
    assert ranks[1:] == [list(row) for row in rank_rows(brief.ranks, ward_names(brief.area.wards))]
    about = provenance(brief.area, gaps, standard=0.8)
    in_words = {**about, "kinds": "Café", "group": "Everyone", "register_read_on": "23 November 2026"}
    assert [row[1] for row in asked[1:]] == [" ".join(value.split()) for value in in_words.values() if value]


def test_what_is_not_known_is_never_0(document: WordDocument) -> None:
    main, more, compared, *_ = tables(document)
    for table in (main, more, compared):
        (marsh,) = [row for row in table if row[0] == "Marsh"]
        figures = dict(zip(table[0], marsh, strict=True))
        for head in ("Ward", "Residents", "Cannot be judged", "Mostly because"):
            figures.pop(head, None)
        assert all(cell.startswith("not known") for cell in figures.values()), figures


def test_headings_heads_of_tables_and_the_texts_of_pictures_are_real(document: WordDocument) -> None:
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles.count("Title") == 1
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == [
        "The map",
        "Ward by ward",
        "Compared",
        "Why not, in the whole area?",
        "How sure is this?",
        "Is it shared fairly?",
        "What was asked, and of which data",
    ]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    (shape,) = document.inline_shapes
    text = shape._inline.docPr.get("descr")
    assert "Map of the wards by “Have at least one in reach”." in text
    assert text.count("not known, or under half can be judged: Marsh") == 2
    for name in ("High", "Low", "Marsh"):
        assert text.count(name) == 2
    assert not re.search(r"[\x00-\x08]", text)
    assert document.core_properties.author == ""


def test_without_a_comparison_there_is_none_and_a_hostile_name_is_text(brief: Brief) -> None:
    hostile = "<w:p>{{7*7}}\u202e &\x00"
    first = brief.answers[0]
    wards = first.gaps.wards.assign(ward_name=[hostile, "Low", "Marsh"])
    alone = MappedAnswer(replace(first.gaps, wards=wards), first.what, first.places)
    document = Document(io.BytesIO(brief_docx(replace(brief, answers=(alone,)))))
    assert "Compared" not in [paragraph.text for paragraph in document.paragraphs]
    assert "<w:p>{{7*7}} &" in [row[0] for row in tables(document)[0]]
