"""Every word about a list that comes in can be translated, on the page and in the terminal."""

import csv
from pathlib import Path

from geo.crs import to_lonlat
from layers.register.importing.mapping.columns import FIELDS
from tests.presentation.words.marked import in_marked_language, outside_marks, untranslated
from tests.tiny_area import CRS, EAST, NORTH, tiny_area

HEADINGS = ("Ref", "Club", "Type", "Longitude", "Latitude", "Days", "Phone", "Email")
# What stands in the lists themselves, and in the terminal the names of fields as a mapping's file has them.
CELLS = (
    "Tuesday Lunch",
    "Lunch club",
    "Moon club",
    "Nowhere",
    "Far",
    "who",
    "ask Ann",
    "clubs.csv",
    "Clubs",
    "AB",
)
IN_TERMINAL = (
    *HEADINGS,
    *CELLS,
    *("Tue 12:00-14:00", "whenever", "music_group", "lunch_club"),
    *(field.replace("_", " ") for field in FIELDS),
)
ON_PAGE = (
    *CELLS,
    *("Club", "Type", "Pcode", "Tel", "Mail", "https://directory.example.org"),
    *("Open Government Licence v3.0", "Creative Commons Attribution 4.0"),
    "Open Data Commons Open Database License (ODbL) 1.0",
)
TOWN = """Club,Type,Pcode,Tel,Mail
Tuesday Lunch,Lunch club,ZZ1 1AA,01633 496000,who
Nowhere,Moon club,ZZ1 1AB,ask Ann,
"""

PAGE = """
import json, os
from streamlit.testing.v1 import AppTest
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from tests.app.register.at_page import until
from tests.presentation.words.marked import shown_on
with open_register(os.environ["WITHIN_REACH_REGISTER"]) as register:
    register.import_assets([], ImportInfo("Clubs", by="CD"))  # a list that has come in before
page = AppTest.from_string('''
from app.memory.session import area_named
from app.register.bringing_in.imported import show_imports
from app.register.bringing_in.importing import show_import
from app.register.state import memory
memory.say_who("AB")
memory.show_told()
show_import(area_named("small-town"))
show_imports(area_named("small-town"))
''', default_timeout=120)
texts = []
def note():
    assert not page.exception, page.exception
    texts.extend(shown_on(page))
page.run()
page.segmented_control(key="reg_from").set_value("feed").run()
page.button(key="reg_read").click().run()
note()
page.segmented_control(key="reg_from").set_value("file").run()
page.file_uploader(key="reg_file").set_value(("clubs.csv", {text!r}.encode(), "text/csv"))
page.selectbox(key="reg_title").set_value("Clubs")
note()
page.button(key="reg_read").click().run()
until(page, "reg_look")
note()
page.button(key="reg_look").click().run()
until(page, "reg_commit")
note()
page.button(key="reg_commit").click().run()
until(page, "reg_undo_now")
note()
page.button(key="reg_undo_now").click().run()
note()
print(json.dumps(texts))
"""
COMMANDS = """
import json, cli
from typer.testing import CliRunner
texts = []
for words in {commands!r}:
    ran = CliRunner().invoke(cli.app, words)
    texts += ran.output.splitlines()
print(json.dumps(texts))
"""


def write_list(path: Path) -> Path:
    """A list with a good row, one of no known kind with a time nobody can read, and one far away."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for ref, name, kind, x, when, phone in (
            ("1", "Tuesday Lunch", "Lunch club", 510, "Tue 12:00-14:00", "01632 960001"),
            ("2", "Nowhere", "Moon club", 520, "whenever", "ask Ann"),
            ("3", "Far", "Lunch club", 60_000, "", ""),
        ):
            (lon,), (lat,) = to_lonlat([EAST + x], [NORTH], crs=CRS)
            out.writerow([ref, name, kind, repr(float(lon)), repr(float(lat)), when, phone, ""])
    return path


def test_the_terminal_says_no_word_past_the_language(tmp_path: Path) -> None:
    tiny_area(tmp_path / "areas")
    file = str(write_list(tmp_path / "clubs.csv"))
    at = ["--areas", str(tmp_path / "areas")]
    bring_in = ["import", file, "--area", "tiny", "--source", "Clubs", "--by", "AB", *at]
    commands = [
        [*bring_in, "--dry-run"],
        [*bring_in, "--yes"],
        [*bring_in, "--yes"],
        ["undo", "1", "--by", "AB", *at],
    ]
    lines = in_marked_language(COMMANDS.format(commands=commands))
    assert len(lines) > 30
    assert any("⟦1 of 3 rows can come in.⟧" in line for line in lines)
    assert any("is not a kind that we know" in line for line in lines)
    assert any("taken out" in line for line in lines)
    assert untranslated(lines, data=IN_TERMINAL) == []


def test_the_page_says_no_word_past_the_language(office: dict[str, str]) -> None:
    texts = in_marked_language(PAGE.format(text=TOWN), env=office)
    assert len(texts) > 200
    assert any("⟦2 rows were read; 1 can come in, 1 cannot. Nothing is written yet.⟧" in t for t in texts)
    assert untranslated(texts, data=ON_PAGE) == []


def test_what_is_past_the_language_would_be_found() -> None:
    assert untranslated(["⟦Read the list⟧", "Read the list", "Clubs"], data=ON_PAGE) == ["Read the list"]
    assert outside_marks("⟦a ⟦b⟧ c⟧ d") == " d"
