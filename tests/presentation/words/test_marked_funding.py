"""Every word about funding is a sentence that can be translated: the page, the commands and the minute."""

from pathlib import Path

import pytest

from tests.presentation.words.marked import in_marked_language, untranslated
from tests.questions.funding.packed_town import BIDS, pack_town

TITLES = ("Tea", "Cake", "Scone", "Bun", "Pie", "Jam", "row")
PLACES = ("Westward", "Eastward", "Tinytown", "Café 1", "Hall", "Park", "New", "November", "Second")
CODES = ("tiny", "bids", "csv", "numpy", "scipy", "shapely", "pandas", "numba")
OF_TYPES = ("CSV", "XLSX", "JSON", "Tue")
DATA = (*TITLES, *PLACES, *CODES, *OF_TYPES)

PAGE = """
import json
from streamlit.testing.v1 import AppTest
from tests.presentation.words.marked import shown_on
page = AppTest.from_string('''
from dataclasses import replace
from pathlib import Path
import streamlit as st
from app.funding import memory
from app.funding.best_set import ask_conditions, show_set
from app.funding.best_where import show_places
from app.funding.controls import ask, decided
from app.funding.deciding import show_deciding
from app.funding.listing import show_bids
from app.funding.what_if import show_what_if
from app.funding.worth import show_worth
from app.memory.session import area_named, kinds
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from questions.funding.scenario import Action, Change, Scenario
area = area_named("tiny")
memory.begin(area)
if memory.bids() is None:
    listed = read_bids(Path({bids!r}), kinds=kinds(), finder=finder_for(area), name="bids.csv")
    memory.take_bids(listed, sample=True)
    awards = tuple(replace(bid, bid_id=f"{bid.bid_id}0", row=bid.row * 10) for bid in listed.bids)
    memory.put("fund_awards", replace(listed, bids=awards))
    memory.put("fund_of_area_floor_wards", ["west", "east"])
    memory.put("fund_small", 2000)
    x, y = 300000.0, 449900.0
    for name in ("A", "B"):
        scenario = Scenario(name)
        for change in (
            Change(Action.OPEN, name="Second", kind="cafe", at=(x, y)),
            Change(Action.PLACES, "made-up/tiny/t/1", places_a_week=30),
            Change(Action.MOVE, "made-up/tiny/t/1", at=(x + 100, y)),
            Change(Action.PATH, line=((x, y), (x + 100, y)), steps=name == "A"),
        ):
            scenario = scenario.with_change(change)
        memory.keep_scenario(scenario)
decision = ask(area, conditions=ask_conditions)
outcome = decided(area, decision)
show_bids(area, memory.bids(), decision, outcome, st.container())
show_set(area, memory.bids(), decision, outcome, st.container())
show_places(area, decision)
show_deciding(area, memory.bids(), decision, outcome, st.container())
show_what_if(area, decision)
show_worth(area, decision)
''', default_timeout=200).run()
assert not page.exception, page.exception
texts = shown_on(page)
page.selectbox(key="fund_opened").set_value("3")
page.selectbox(key="fund_worth_asset").set_value("made-up/tiny/t/1")
page.segmented_control(key="fund_place_goal").set_value("least").run()
assert not page.exception, page.exception
print(json.dumps(texts + shown_on(page)))
"""
COMMAND = """
import json, cli
from typer.testing import CliRunner
ran = CliRunner().invoke(cli.app, {words!r})
assert ran.exit_code == {code}, ran.output
print(json.dumps(ran.output.splitlines()))
"""
PAPER = """
import io, json
from datetime import date
from pathlib import Path
from pypdf import PdfReader
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from docx import Document
from presentation.printing.funding.minute import Minute, minute_data, minute_pdf
from presentation.printing.funding.minute_word import minute_docx
from questions.panel.decision import Decision, Marks, decide
from questions.panel.money_left import money_left
from questions.panel.sitting import Sitting, PanelVerdict
from questions.funding.ground import funding_ground
from questions.funding.need import NeedWeights
from questions.panel.portfolio import Floors
from questions.panel.record import record_of
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import pack_assets
area = open_area("tiny", areas_folder=Path({areas!r}))
ground = funding_ground(area, pack_assets(area))
listed = read_bids(Path({bids!r}), kinds=load_kinds(), finder=finder_for(area), name="bids.csv")
deferred = Marks(verdict=PanelVerdict.DEFER)
marks = (("1", Marks((("Needed", 20),), "AB", "Tea", PanelVerdict.FUND)), ("3", deferred))
sitting = Sitting(date(2026, 11, 20), ("AB",))
floors = Floors(wards=("west", "east"), must=("1",))
standard = Standard(window=WINDOWS["daytime"])
weights = NeedWeights.of({{"aged_75_plus": 1.0}})
decision = Decision(5000.0, standard, weights, floors, marks=marks, sitting=sitting)
result = decide(ground, listed.bids, decision)
record = record_of(ground, listed, decision, result)
put_right = frozenset({{("3", "place"), ("3", "kind")}})
money = money_left(ground.people, result[0], decision)
minute = Minute(area, listed, decision, result, money, record, date(2026, 11, 23), True, put_right)
data = minute_data(minute, kinds=load_kinds())
texts = [part for name, part in data.items() if isinstance(part, str) and name != "sources"]
texts += [line for part in data.values() if isinstance(part, list) for line in part]
for name in ("decided", "chosen", "prices", "bids", "sizes", "marks"):
    texts += [data[name]["caption"], *data[name]["columns"]]
    texts += [cell for row in data[name]["rows"] for cell in row]
texts += [*data["headings"].values(), data["map"]["alt"], data["map"]["caption"]]
pages = PdfReader(io.BytesIO(minute_pdf(minute, kinds=load_kinds()))).pages
pdf = " ".join(page.extract_text() for page in pages)
word = Document(io.BytesIO(minute_docx(minute, kinds=load_kinds())))
texts += [paragraph.text for paragraph in word.paragraphs]
print(json.dumps([text.replace(record["hash"], "") for text in texts] + [pdf]))
"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = pack_town(tmp_path_factory.mktemp("areas"))
    (folder.parent / "bids.csv").write_text(BIDS, encoding="utf-8")
    return folder


def bids_of(areas: Path) -> str:
    return str(areas.parent / "bids.csv")


def test_the_page_holds_no_word_past_the_language(areas: Path) -> None:
    script = PAGE.replace("{bids!r}", repr(bids_of(areas)))
    texts = in_marked_language(script, env={"WITHIN_REACH_AREAS": str(areas)})
    assert len(texts) > 400
    assert any("ask for" in text for text in texts)
    assert untranslated(texts, data=DATA) == []


@pytest.mark.parametrize(
    "more",
    [
        ["--bids", "BIDS", "--budget", "2000", "--wards", "deprived", "--when", "daytime"],
        ["--new", "lunch_club", "--count", "1"],
        ["--new", "lunch_club", "--aim", "least", "--weights", "none"],
    ],
    ids=["bids", "most", "least"],
)
def test_a_command_prints_no_word_past_the_language(areas: Path, more: list[str]) -> None:
    words = [bids_of(areas) if word == "BIDS" else word for word in more]
    whole = ["fund", *words, "--area", "tiny", "--areas", str(areas)]
    lines = in_marked_language(COMMAND.format(words=whole, code=0))
    assert len(lines) >= 5
    assert untranslated(lines, data=DATA) == []


def test_a_refusal_is_translated_and_names_what_was_typed(areas: Path) -> None:
    words = ["fund", "--new", "castle", "--area", "tiny", "--areas", str(areas)]
    lines = in_marked_language(COMMAND.format(words=words, code=2))
    assert '⟦There is no kind of thing called "castle".⟧' in " ".join(lines)


def test_the_minute_holds_no_word_past_the_language(areas: Path) -> None:
    script = PAPER.format(areas=str(areas), bids=bids_of(areas))
    texts = in_marked_language(script)
    assert len(texts) > 60
    assert untranslated(texts[:-1], data=DATA) == []
    assert "What the panel decided" in " ".join(texts[-1].split())
