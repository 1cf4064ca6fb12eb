"""One decision, five ways to read it: page, report, record, the terminal's lines and its JSON."""

import html
import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from app.funding.best_set import set_rows
from app.funding.listing import bid_rows
from app.memory.session import AREAS_VARIABLE, areas_folder
from cli import app
from layers.area import Area, open_area
from layers.assets.kinds import load_kinds
from layers.bids.model import BidList
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from presentation.printing.funding.minute import Minute, minute_data, minute_pdf
from presentation.words.funding import best_set, bids as bid_words, money, need, standard
from presentation.words.funding.firmness import tried_sentence
from questions.funding.figures import Assessment
from questions.funding.need import DEFAULT_WEIGHTS
from questions.funding.standard import Standard
from questions.panel.aims import SetAim
from questions.panel.decision import Decision, decide
from questions.panel.money_left import money_left
from questions.panel.portfolio import Floors, Portfolio
from questions.panel.record import record_of
from questions.places.area_assets import area_assets
from tests.app.funding.test_page import opened, part
from tests.app.saying import said
from tests.questions.funding.packed_town import BIDS, pack_town
from tests.questions.funding.town import ground_of

BUDGET = 1500


class Decided:
    """The same bids, budget and conditions, decided once by the engine and asked for at every door."""

    def __init__(self, folder: Path) -> None:
        from layers.register.importing.seeding import register_beside
        from layers.register.store import open_register

        self.areas, self.file = pack_town(folder), folder / "bids.csv"
        self.file.write_text(BIDS, encoding="utf-8")
        self.area: Area = open_area("tiny", areas_folder=self.areas)
        self.terminal = self.ask()
        self.terminal_json = json.loads(self.ask("--json"))
        today = date.fromisoformat(self.terminal_json["parameters"]["today"])  # whenever the tests began
        register = open_register(register_beside(self.areas))
        ground = ground_of(self.area, area_assets(self.area, register))
        kinds = load_kinds()
        self.listed: BidList = read_bids(self.file, kinds=kinds, finder=finder_for(self.area))
        floors = Floors(wards=("west",))
        decision = Decision(BUDGET, Standard(today=today), DEFAULT_WEIGHTS, floors)
        result = decide(ground, self.listed.bids, decision)
        self.assessment: Assessment = result[0]
        self.best: Portfolio = result[1]
        self.beside = result.beside
        self.record = record_of(ground, self.listed, decision, result)
        money = money_left(ground.people, result[0], decision)
        minute = Minute(self.area, self.listed, decision, result, money, self.record, today)
        self.report = minute_data(minute, kinds=kinds)
        pages = PdfReader(BytesIO(minute_pdf(minute, kinds=kinds))).pages
        self.pdf = " ".join(" ".join(page.extract_text() for page in pages).split())

    def ask(self, *more: str) -> str:
        """What the terminal answers."""
        words = ["fund", "--area", "tiny", "--areas", str(self.areas), "--bids", str(self.file)]
        ran = CliRunner().invoke(app, [*words, "--budget", str(BUDGET), "--wards", "Westward", *more])
        assert ran.exit_code == 0, ran.output
        return ran.output


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Decided:
    return Decided(tmp_path_factory.mktemp("same"))


@pytest.fixture
def page(decided: Decided, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The texts of the page's parts about the bids and about the best set."""
    monkeypatch.setenv(AREAS_VARIABLE, str(decided.areas))
    assert areas_folder() == decided.areas
    shown = opened()
    shown.file_uploader(key="fund_file").set_value(("bids.csv", BIDS.encode(), "text/csv"))
    shown = shown.button(key="fund_file_read").click().run()
    bids = said(shown)
    shown = part(shown, "set")
    shown.number_input(key="fund_budget").set_value(BUDGET).run()
    shown.multiselect(key="fund_of_area_floor_wards").set_value(["west"]).run()
    return html.unescape(bids), html.unescape(said(shown))


def test_every_bid_has_the_same_figures_in_the_record_on_paper_and_in_the_terminal(decided: Decided) -> None:
    figures = decided.terminal_json["result"]["figures"]
    assert figures == decided.record["result"]["figures"]
    rows = {row[0]: row for row in decided.report["bids"]["rows"]}
    for bid in decided.assessment.figures:
        cells, recorded = rows[bid.bid.bid_id], figures[bid.bid.bid_id]
        assert cells[2] == money.pounds(bid.bid.pounds)
        assert cells[3:5] == [bid_words.in_reach(bid), bid_words.additional(bid)]
        assert cells[6] == bid_words.price_each(bid)
        assert cells[7:] == [
            bid_words.rank(recorded["rank"]),
            bid_words.rank(recorded["plain_rank"]),
            bid_words.ranked(recorded["rank_range"]),
        ]
        assert recorded["additional"] == (None if bid.cannot else bid.additional)
        assert recorded["cannot"] == (bid.cannot or "")
        if bid.cannot:
            assert bid_words.cannot_words(bid) in decided.terminal
            assert any(bid_words.cannot_words(bid) in line for line in decided.report["unknown"])
        else:
            assert bid_words.gain_sentence(bid) in decided.terminal


def test_the_page_shows_the_same_cells_and_sentences(decided: Decided, page: tuple[str, str]) -> None:
    bids, best = page
    for row in (*bid_rows(decided.assessment), *set_rows(decided.assessment, decided.best)):
        cells = re.escape("|".join(row))
        text = re.sub(r"(<[^>]+>\s*)+", "|", bids + best)
        assert re.search(cells, text), row
    sentence = bid_words.list_sentence(decided.listed, decided.assessment)
    assert sentence in bids
    assert sentence in decided.terminal
    for line in (
        bid_words.how_counted(decided.assessment.not_judged),
        tried_sentence(decided.assessment),
    ):
        assert line in bids
        assert line in decided.terminal


def test_the_best_set_is_the_same_sentence_at_every_door(decided: Decided, page: tuple[str, str]) -> None:
    sentence = best_set.set_sentence(decided.best, decided.beside, SetAim.MOST)
    assert decided.report["suggestion"] == sentence
    assert sentence in decided.pdf
    assert sentence in decided.terminal
    assert sentence in page[1]
    portfolio = decided.terminal_json["result"]["portfolio"]
    assert portfolio == decided.record["result"]["portfolio"]
    assert tuple(portfolio["chosen"]) == decided.best.chosen
    assert portfolio["people"] == decided.best.people


def test_a_condition_costs_the_same_at_every_door(decided: Decided, page: tuple[str, str]) -> None:
    (price,) = decided.best.prices
    cells = [best_set.condition_words(price), best_set.price_words(price)]
    assert decided.report["prices"]["rows"] == [cells]
    assert best_set.price_sentence(price) in decided.terminal
    assert "|".join(cells) in re.sub(r"(<[^>]+>\s*)+", "|", page[1])


def test_what_counts_as_within_reach_and_who_counts_more_read_the_same(decided: Decided) -> None:
    within = bid_words.within_reach_sentence(decided.assessment.standard)
    weights = need.weights_words(decided.assessment.weights)
    assert standard.standard_words(decided.assessment.standard) in within
    for line in (within, weights):
        assert line in decided.terminal
        assert line in decided.report["how"]


def test_when_ways_with_hours_are_walked_reads_the_same(decided: Decided, page: tuple[str, str]) -> None:
    walked = standard.walked_sentence(decided.area, decided.assessment.standard)
    assert "on weekdays from 10:00 to 16:00" in walked
    assert walked in decided.terminal
    assert walked in decided.report["how"]
    assert walked in decided.pdf
    assert all(walked in text for text in page)
    assert decided.record["parameters"]["gates_and_ways_walked"] == ["10:00", "16:00"]


@pytest.mark.parametrize("name", ["what_if", "record", "worth"])
def test_every_part_of_the_page_says_when_ways_with_hours_are_walked(
    decided: Decided, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(AREAS_VARIABLE, str(decided.areas))
    shown = opened()
    shown.file_uploader(key="fund_file").set_value(("bids.csv", BIDS.encode(), "text/csv"))
    shown = part(shown.button(key="fund_file_read").click().run(), name)
    shown = shown.selectbox(key="fund_window").set_value("evening").run()
    assert "on weekdays from 17:00 to 20:00: shut, if they are shut at any time of it." in said(shown)


def test_new_places_say_when_ways_with_hours_are_walked(decided: Decided) -> None:
    words = ["fund", "--area", "tiny", "--areas", str(decided.areas), "--new", "cafe", "--when", "weekend"]
    lines = CliRunner().invoke(app, words).output
    answer = json.loads(CliRunner().invoke(app, [*words, "--json"]).output)
    assert "as they are at weekends from 10:00 to 16:00: shut, if" in lines
    assert answer["gates_and_ways"] in lines


def test_the_record_of_one_door_is_redone_at_the_other(decided: Decided, tmp_path: Path) -> None:
    assert decided.terminal_json["hash"] == decided.record["hash"]
    assert decided.terminal_json["faults"] == decided.record["faults"] != []
    saved = tmp_path / "record.json"
    saved.write_text(json.dumps(decided.record), encoding="utf-8")
    assert decided.ask("--redo", str(saved)).startswith("The record comes out the same.")
