"""Every word about the wards is a sentence that can be translated: the page, the commands and the paper."""

from datetime import date
from pathlib import Path

import pytest

from layers.unmet.counts import Reason, UnmetCounts
from tests.presentation.words.marked import in_marked_language, outside_marks, untranslated
from tests.questions.wards.packed_town import pack_town

DATA = ("High", "Low", "Marsh", "Café", "Tinytown", "November")  # an asset's name, and a month of a date
LAST_YEAR = date.today().year - 1

PAGE = """
import json
from streamlit.testing.v1 import AppTest
from tests.presentation.words.marked import shown_on
from app.frame import offer_call
offer_call.link_to_page = lambda *_: None  # no other page is there
page = AppTest.from_string('''
from app.memory.session import area_named
from app.gaps.asking import ask_and_answer
from app.gaps.unmet import show_unmet
area = area_named("tiny")
ask_and_answer(area)
show_unmet(area)
''', default_timeout=120).run()
for key, value in (("gap_ward", "E2"), ("gap_against_pace", "older"), ("gap_what", "cafe")):
    page.selectbox(key=key).set_value(value).run()
    assert not page.exception, page.exception
print(json.dumps(shown_on(page)))
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
from geo.paces import PACES
from layers.area import open_area
from presentation.printing.wards.printed import MappedAnswer, profile_pdf
from questions.places.area_assets import pack_assets
from questions.wards.ward_gaps import WardQuestion, ward_gaps
area = open_area("tiny", areas_folder=Path({areas!r}))
assets = pack_assets(area)
gaps = ward_gaps(area, assets, WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 23)))
answer = MappedAnswer(gaps, "Café", assets.table)
pdf = PdfReader(io.BytesIO(profile_pdf(area, answer, "E2", places=[("Café", "Café", "1", "1", "1")])))
print(json.dumps([" ".join(page.extract_text() for page in pdf.pages)]))
"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = pack_town(tmp_path_factory.mktemp("areas"))
    counts = UnmetCounts(folder / "register")
    for _ in range(12):
        counts.add("tiny", ward_code="E1", kind="cafe", month=f"{LAST_YEAR}-03", reason=Reason.COST)
    return folder


def test_the_page_holds_no_word_past_the_language(areas: Path) -> None:
    texts = in_marked_language(PAGE, env={"WITHIN_REACH_AREAS": str(areas)})
    assert len(texts) > 200
    assert any("whose streets are known have" in text for text in texts)
    assert untranslated(texts, data=DATA) == []


@pytest.mark.parametrize(
    "words",
    [["gaps", "--kinds", "cafe", "--minutes", "10", "--ward", "low"], ["unmet"]],
    ids=["gaps", "unmet"],
)
def test_a_command_prints_no_word_past_the_language(areas: Path, words: list[str]) -> None:
    whole = [*words, "--area", "tiny", "--areas", str(areas)]
    lines = in_marked_language(COMMAND.format(words=whole, code=0))
    assert len(lines) >= 4
    assert untranslated(lines, data=DATA) == []


def test_a_refusal_is_translated_and_names_what_was_typed(areas: Path) -> None:
    words = ["gaps", "--area", "tiny", "--areas", str(areas), "--ward", "Nowhere"]
    lines = in_marked_language(COMMAND.format(words=words, code=2))
    assert '⟦There is no ward "Nowhere".⟧ ⟦Choose one of: High, Low, Marsh.⟧' in lines[-1]


def test_paper_holds_no_word_past_the_language(areas: Path) -> None:
    (text,) = in_marked_language(PAPER.format(areas=str(areas)))
    assert "What would mend it" in " ".join(text.split())
    assert untranslated([text], data=DATA) == []


def test_what_is_outside_the_marks_is_seen() -> None:
    assert outside_marks("⟦a ⟦b⟧ c⟧ d ⟦e⟧") == " d "
    assert untranslated(["⟦Find⟧ it", "⟦Find⟧ Café 12 m"], data=["Café"]) == ["⟦Find⟧ it"]
