"""Every figure of one session, sizes and aims too, is the same on page, as CSV, in Word, PDF and terminal."""

import csv
import html
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from typer.testing import CliRunner

from app.memory.session import AREAS_VARIABLE
from cli import app
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from presentation.printing.funding.figure_files import aims_csv, bids_csv
from presentation.printing.funding.minute import Minute, minute_data, minute_pdf
from presentation.printing.funding.minute_parts import decided_figures
from presentation.printing.funding.minute_word import minute_docx
from presentation.words.funding import aims, size
from presentation.words.funding.bids import bid_title
from questions.funding.need import DEFAULT_WEIGHTS
from questions.funding.size import sizes_of
from questions.funding.standard import Standard
from questions.panel.decision import Decision, Marks, Outcome, decide
from questions.panel.money_left import money_left
from questions.panel.record import record_of
from questions.panel.sitting import PanelVerdict
from questions.places.area_assets import area_assets
from tests.app.funding.test_page import opened, part
from tests.app.saying import said
from tests.questions.funding.packed_town import pack_town
from tests.questions.funding.town import ground_of

BIDS = """Bid,Title,Amount,Kind,Places a week,Easting,Northing
1,Café of the West,700,cafe,20,300000,450000
2,Café of the East,1000,cafe,35,300000,449900
3,Lunch for both,900,lunch_club,1500,300250,450000
4,Nowhere,10,cafe,,,
"""
BUDGET = 1700


@dataclass
class Session:
    """One session, decided once, and what every door gives of it."""

    outcome: Outcome
    panel_cells: list[tuple[str, ...]]
    bid_rows: list[dict[str, str]]
    aim_rows: list[dict[str, str]]
    tables: dict[str, list[list[str]]]  # of the minute, as it is laid out
    word: list[list[str]]  # every row of the Word file's tables
    pdf: str
    terminal: str
    areas: Path
    today: date


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("every")
    areas, file = pack_town(folder), folder / "bids.csv"
    file.write_text(BIDS, encoding="utf-8")
    area, kinds = open_area("tiny", areas_folder=areas), load_kinds()
    command = ["fund", "--area", "tiny", "--areas", str(areas), "--bids", str(file), "--budget", str(BUDGET)]
    terminal, today = CliRunner().invoke(app, command).output, datetime.now(UTC).date()
    ground = ground_of(area, area_assets(area, open_register(register_beside(areas))))
    listed = read_bids(file, kinds=kinds, finder=finder_for(area))
    decision = Decision(
        BUDGET, Standard(today=today), DEFAULT_WEIGHTS, marks=(("1", Marks(verdict=PanelVerdict.FUND)),)
    )
    outcome = decide(ground, listed.bids, decision)
    money = money_left(ground.people, outcome.assessment, decision)
    record = record_of(ground, listed, decision, outcome)
    minute = Minute(area, listed, decision, outcome, money, record, today)
    data = minute_data(minute, kinds=kinds)
    pages = PdfReader(io.BytesIO(minute_pdf(minute, kinds=kinds))).pages
    document = Document(io.BytesIO(minute_docx(minute, kinds=kinds)))
    panel = decided_figures(outcome.assessment, outcome.beside, money)
    return Session(
        outcome,
        aims.rows(outcome.beside, panel),
        rows_of(bids_csv(area, outcome, decision)),
        rows_of(aims_csv(outcome.beside, panel)),
        {name: data[name]["rows"] for name in ("bids", "sizes", "aims")},
        [[cell.text for cell in row.cells] for table in document.tables for row in table.rows],
        " ".join(" ".join(page.extract_text() for page in pages).split()),
        terminal,
        areas,
        today,
    )


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a CSV, which begins with a mark for spreadsheets."""
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def number(cell: str) -> float | None:
    """The number that a cell says; None where it says that it is not known, or has none."""
    found = re.search(r"[\d,]+(\.\d+)?", cell)
    return float(found[0].replace(",", "")) if found else None


def figure(cell: str) -> float | None:
    """The number of a cell of a CSV."""
    return float(cell) if cell else None


def test_the_figures_of_bids_are_the_same_as_csv_and_on_paper(session: Session) -> None:
    by_bid = {row["bid"]: row for row in session.bid_rows}
    assert set(by_bid) == {"1", "2", "3", "4"}
    heads = ("pounds", "residents_in_reach", "residents_newly_in_reach")
    for cells in session.tables["bids"]:
        row = by_bid[cells[0]]
        assert [number(cell) for cell in cells[2:5]] == [figure(row[head]) for head in heads]
        each = None if cells[6] == "no gain" else number(cells[6])
        assert each == figure(row["pounds_each_newly_in_reach"])
        ranks = [figure(row[head]) for head in ("rank", "rank_all_alike")]
        assert [number(cell) for cell in cells[7:9]] == ranks
        spans = [float(found) for found in re.findall(r"(\d+)(?:st|nd|rd|th)", cells[9])]
        assert {figure(row["rank_lowest"]), figure(row["rank_highest"])} - {None} == set(spans)
        assert cells in session.word
    assert by_bid["4"]["residents_newly_in_reach"] == ""


def test_the_sizes_of_bids_are_the_same_everywhere(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    by_bid = {row["bid"]: row for row in session.bid_rows}
    sizes = sizes_of(session.outcome.assessment)
    heads = (
        *("places_a_week", "residents_newly_in_reach", "served_a_week_at_most", "pounds_a_weekly_place"),
        *("pounds_a_place_and_week", "pounds_each_newly_in_reach", "rank_within_kind", "rank_across_kinds"),
    )
    page = whole_page(session, monkeypatch, "bids")
    for bid in sizes.bids:
        cells = size.size_cells(bid)
        row = [figure(by_bid[bid.bid_id][head]) for head in heads]
        assert [number(cell) for cell in cells] == row
        assert [bid.bid_id, *cells] in session.tables["sizes"]
        assert [bid.bid_id, *cells] in session.word
        title = bid_title(session.outcome.assessment.of(bid.bid_id).bid)
        assert "|".join((title, *cells)) in page
        if bid.newly_in_reach is not None:
            assert size.size_sentence(bid) in session.terminal


def test_what_each_aim_comes_to_is_the_same_everywhere(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = whole_page(session, monkeypatch, "set")
    assert len(session.panel_cells) == len(session.aim_rows) == 5  # today, three aims, the panel's own
    for cells, row in zip(session.panel_cells, session.aim_rows, strict=True):
        assert cells[0] == row["aim"]
        assert [number(cell) for cell in cells[2:]] == [figure(value) for value in list(row.values())[2:8]]
        assert (row["furthest_may_be_longer"] == "yes") == cells[6].startswith("at least")
        assert list(cells) in session.tables["aims"]
        assert list(cells) in session.word
        assert " ".join(cells) in session.pdf
        if cells[0] != aims.PANEL:
            assert "|".join(cells) in page
            terms = session.outcome.beside.walks.terms
            assert aims.aim_line(cells[0], cells[1:], terms) in session.terminal
    cost = aims.cost_sentence(session.outcome.beside)
    terms_line = aims.terms_sentence(session.outcome.beside.walks.terms, Standard(today=session.today))
    for text in (page, session.pdf, session.terminal):
        assert cost in text
        assert terms_line in text


def whole_page(session: Session, monkeypatch: pytest.MonkeyPatch, name: str) -> str:
    """A part of the page as text, cells apart."""
    monkeypatch.setenv(AREAS_VARIABLE, str(session.areas))
    shown = opened()
    shown.file_uploader(key="fund_file").set_value(("bids.csv", BIDS.encode(), "text/csv"))
    shown = shown.button(key="fund_file_read").click().run()
    shown.number_input(key="fund_budget").set_value(BUDGET).run()
    return html.unescape(re.sub(r"(<[^>]+>\s*)+", "|", said(part(shown, name))))
