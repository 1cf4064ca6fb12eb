"""Every word about what is near a person can be translated: pages, command, sheet and calendar."""

from pathlib import Path

import pytest

from layers.danger.tables import load_danger
from presentation.words.about import SECTIONS, prose
from tests.app.small_town import POSTCODE, asset, write_town
from tests.presentation.words.marked import in_marked_language, outside_marks, untranslated

TIMES = "Tuesdays 12:00-14:00; first Thursday of the month 10:00-11:00 in term time"
TOWN = [
    asset(0, name="Rugby", kind="sports_club", phone="01633 1", step_free="yes", checked_on="2026-05-03"),
    asset(1, name="Chess", kind="social_club", cost="Abc", when=TIMES),
    asset(2, name="", kind="library", when="Mo-Fr 09:00-16:00; PH off"),
    asset(3, kind="pub", name="Anchor"),
    asset(30, kind="pub", name="Faraway"),
]
# Names and texts of the town's own, and the table of whom to ring, which an office can edit.
DATA = (
    *("Rugby", "Chess", "Anchor", "Faraway", "rugby", "chess", "xylophone", POSTCODE, TIMES, "Abc", "x.html"),
    *(
        "Small Town",
        "© Nobody in particular",
        "Test list",
        "Middle",
        "Row 4 Street",
        "made-up/small-town/test/",
    ),
    *(f"Row {row} Street" for row in range(10)),
    *(text for line in load_danger().lines for text in (line.who, line.hours, line.number) if text),
    *(line.source.removeprefix("https://").partition("/")[0] for line in load_danger().lines if line.source),
    ":material/call:",
)
NEAR = """
import json
from streamlit.testing.v1 import AppTest
from tests.presentation.words.marked import shown_on
page = AppTest.from_string('''
from app.memory.session import Visit, area_named
from app.near.conversation import show_conversation
show_conversation(area_named("small-town"), Visit())
''', default_timeout=120).run()
texts = shown_on(page)
def find(place, enjoy=""):
    page.text_input(key="typed_place").set_value(place)
    page.text_input(key="enjoy").set_value(enjoy)
    page.button[0].click().run()
    assert not page.exception, page.exception
    texts.extend(shown_on(page))
{steps}
print(json.dumps(texts))
"""
SEARCH = f"""
page.segmented_control(key="minutes").set_value(5).run()
find("{POSTCODE}")
page.segmented_control(key="minutes").set_value(15).run()
page.session_state["days"], page.session_state["age"], page.session_state["can_pay"] = [1], 60, 200
page.session_state["parts_of_day"], page.session_state["rest_every"] = ["lunchtime"], 100
page.session_state["place_step_free"] = True
find("{POSTCODE}", "rugby, chess, xylophone, no pubs")
page.session_state["chosen_asset"] = "made-up/small-town/test/0"
page.run()
page.button(key="on_sheet").click().run()
texts.extend(shown_on(page))
page.button(key="unmet_cost").click().run()
texts.extend(shown_on(page))
"""
WRONG = """
for place in ("qwerty", "NP20 4", "ZZ1 1ZZ", "12", "row 44 stret", "51.5, -3.0"):
    find(place)
"""
DANGER = 'find("", "her husband hits her")'
ABOUT = """
import json
from streamlit.testing.v1 import AppTest
from tests.presentation.words.marked import shown_on
page = AppTest.from_string('''
import streamlit as st
from app.about.coverage import show_coverage
from app.about.sources import show_sources
from app.memory.session import area_named
from presentation.printing.tables import html_table
from presentation.words import about
area = area_named("small-town")
show_coverage(area)
show_sources(area.sources)
texts = [about.QUESTION, about.made_from(area), about.sources(area.made_at), *about.SECTIONS.values()]
st.html("".join(texts))
st.html(html_table(about.PACES_CAPTION, about.PACE_COLUMNS, about.pace_rows()))
''', default_timeout=120).run()
assert not page.exception, page.exception
print(json.dumps(shown_on(page)))
"""
COMMANDS = """
import json, cli
from typer.testing import CliRunner
lines = []
for words in {commands!r}:
    ran = CliRunner().invoke(cli.app, ["near", *words, "--area", "small-town", "--areas", {areas!r}])
    assert isinstance(ran.exception, SystemExit | None), ran.exception
    lines += ran.output.splitlines()
print(json.dumps(lines))
"""
TAKEN_HOME = """
import json
from datetime import date, datetime, time
from pathlib import Path
from icalendar import Calendar
from geo.paces import PACES
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.times.reading.read import read_times
from presentation.drawing.tiles.scene import scene_of
from presentation.printing.sheet import pdf
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.diary import calendar_entries, left_out_words
from presentation.printing.sheet.entries import entries_of
from presentation.printing.sheet.route_map import route_map
from presentation.words import plain
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.app.small_town import MIDDLE
pdf.printable = plain.one_line  # the sheet's font has no marks
area = open_area("small-town", areas_folder=Path({areas!r}))
assets, kinds, today = pack_assets(area), load_kinds(), date(2026, 11, 23)
home, question = Origin(*MIDDLE), Question(PACES["steady"], 15)
few = []
for asset_id in assets.table["asset_id"][:3]:
    way = route_sheet(area, assets, home, question, asset_id).there
    few.append(Chosen(asset_id, way.minutes, way=way))
entries = entries_of(assets, few, kinds=kinds, today=today, tidy=plain.one_line)
maps = [
    route_map(scene_of(area), entry, crs=area.crs, width_pt=200, height_pt=200, show_start=True)
    for entry in entries
]
fit = pdf._Fit(2, 99.0, 99.0)
sheet = pdf._content(area, entries, maps, fit, today=today, gone=1, show_start=True)
calendar = calendar_entries(assets, few, kinds=kinds, now=datetime.combine(today, time()))
texts = [sheet["title"], sheet["page"], sheet["credit"], *sheet["intro"], *sheet["notes"]]
for place in sheet["places"]:
    facts = [text for fact in place["facts"] for text in fact]
    texts += [place["name"], place["walk"], place["checked"], place["map"]["alt"], *facts]
texts += left_out_words(calendar)
for event in Calendar.from_ical(calendar.ics).walk("VEVENT"):
    texts += [str(event["summary"]), *str(event["description"]).splitlines()]
assert calendar.entries and len(texts) > 30
print(json.dumps(texts))
"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("areas")
    write_town(folder, TOWN)
    return folder


@pytest.mark.parametrize(
    ("steps", "least", "words"),
    [
        (SEARCH, 400, "What almost fits"),
        (WRONG, 150, "is not in the list of postcodes for Small Town"),
        (DANGER, 60, "Help is there now"),
    ],
    ids=["search", "wrong", "danger"],
)
def test_the_page_holds_no_word_past_the_language(areas: Path, steps: str, least: int, words: str) -> None:
    texts = in_marked_language(NEAR.format(steps=steps), env={"WITHIN_REACH_AREAS": str(areas)})
    assert len(texts) > least
    assert any(words in text for text in texts)
    assert untranslated(dict.fromkeys(texts), data=DATA) == []


def test_the_page_about_the_data_holds_no_word_past_the_language(areas: Path) -> None:
    texts = in_marked_language(ABOUT, env={"WITHIN_REACH_AREAS": str(areas)})
    assert len(texts) > 60
    assert untranslated(texts, data=(*DATA, "Open licence", "assets.csv")) == []


def test_the_longer_texts_are_translated_whole() -> None:
    script = "import json\nfrom presentation.words.about import prose\nprint(json.dumps([prose({0!r})]))"
    for section in ("method", "unknown", "privacy", "accessibility"):
        (text,) = in_marked_language(script.format(section))
        assert section in SECTIONS
        assert outside_marks(text) == ""
        assert prose(section) in text


def test_the_command_prints_no_word_past_the_language(areas: Path, tmp_path: Path) -> None:
    commands = [
        [POSTCODE, "--minutes", "2"],
        [POSTCODE, "--pace", "step-free", "--way", "made-up/small-town/test/0"],
        [POSTCODE, "--enjoys", "rugby, chess, xylophone", "--free", "Tue 11:00-15:00", "--age", "60"],
        ["qwerty"],
        ["row 44 stret"],
        [POSTCODE, "--free", "rugby"],
        [POSTCODE, "--kinds", "rugby"],
        [POSTCODE, "--sheet", "x.pdf"],
        [POSTCODE, "--map", str(tmp_path / "x.html")],
        [POSTCODE, "--enjoys", "her husband hits her"],
    ]
    lines = in_marked_language(COMMANDS.format(commands=commands, areas=str(areas)))
    assert len(lines) > 100
    assert untranslated(dict.fromkeys(lines), data=DATA) == []


def test_what_is_taken_home_holds_no_word_past_the_language(areas: Path) -> None:
    texts = in_marked_language(TAKEN_HOME.format(areas=str(areas)))
    assert untranslated(dict.fromkeys(texts), data=DATA) == []
