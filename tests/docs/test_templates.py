"""Is what the templates for a council say true of this program, and is what it cannot say marked?"""

import re
from pathlib import Path

import pytest

import start
from app.memory.tab_seal import FORGET_AFTER
from cli import COMMANDS
from geo.paces import PACES
from layers.unmet.settings import shown_from
from questions.conversation.scores import LEAST_VARIETY, MOST_POINTS
from questions.funding.need import MOST_WEIGHT
from questions.panel.sitting import PanelVerdict
from starting.office.processes import WAITS_S
from tests.made_once import ROOT

TEMPLATES = sorted((ROOT / "docs" / "templates").glob("*.md"))
OFFICE = ROOT / "docs" / "office.md"
BLANK = re.compile(r"\[to fill in(: [^\]]+)?\]")
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)*\.(?:md|py|toml|csv))`")


def name_of(page: Path) -> str:
    return page.stem


def words_of(page: Path) -> str:
    return re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))


def template(name: str) -> str:
    return words_of(ROOT / "docs" / "templates" / f"{name}.md")


def test_there_is_one_for_each_paper() -> None:
    assert [page.stem for page in TEMPLATES] == [
        "accessibility-statement",
        "algorithmic-transparency-record",
        "data-protection-impact-assessment",
        "equality-impact-assessment",
        "privacy-notice",
        "technology-code-of-practice",
    ]


@pytest.mark.parametrize("page", TEMPLATES, ids=name_of)
def test_blanks_are_plain_and_none_is_left_without_its_mark(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(BLANK.findall(text)) >= 5
    marked = BLANK.sub("", text.replace("`[to fill in: …]`", ""))
    assert not re.findall(r"(?i)to fill in|TODO|TBC|XXX|<[a-z ]+>|\.\.\.", marked)


@pytest.mark.parametrize("page", [*TEMPLATES, OFFICE], ids=name_of)
def test_every_file_setting_and_command_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    made_by_an_office = {".streamlit/secrets.toml"}
    files = {name for name in PATH.findall(text) if name not in made_by_an_office}
    assert not [name for name in files if not (ROOT / name).exists()]
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert not [name for name in re.findall(r"WITHIN_REACH_[A-Z_]+", text) if f"`{name}`" not in settings]
    assert set(re.findall(r"cli\.py ([a-z-]+)", text)) <= COMMANDS.keys()
    for words in re.findall(r"python3 start\.py ([a-z][^`\n]*)", text):
        is_whole = not words.startswith("serve") or "--processes" in words
        start.arguments(re.sub(r" N$", " 2", words).split() + ([] if is_whole else ["--processes", "2"]))


@pytest.mark.parametrize("page", [*TEMPLATES, OFFICE], ids=name_of)
def test_every_page_of_the_app_that_is_named_is_there(page: Path) -> None:
    pages = {"Near a person", "Ward gaps", "Funding", "Asset register", "About the data", "Add a place"}
    bold = set(re.findall(r"\*\*((?:[A-Z][a-z]+)(?: [a-z]+){0,2})\*\*", page.read_text(encoding="utf-8")))
    named = {words for words in bold if words in pages}
    titles = " ".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "presentation" / "words").rglob("*.py")
    )
    assert not [words for words in named if f'"{words}"' not in titles]


def test_points_and_weights_are_those_of_the_program() -> None:
    text = template("algorithmic-transparency-record")
    shown = [int(points) for points in re.findall(r"^\| [^|]+ \| (\d+) \|", _lines(text), re.MULTILINE)]
    assert shown == list(MOST_POINTS.values())
    assert f"up to {-LEAST_VARIETY} points fewer" in text
    assert f"weights from 0 to {MOST_WEIGHT:g}" in text
    assert {verdict.value for verdict in PanelVerdict if verdict} == {"fund", "do not fund", "defer"}
    assert "*fund*, *do not fund* or *defer*" in text


def _lines(text: str) -> str:
    return text.replace(" | | ", " |\n| ")


def test_times_and_counts_are_those_of_the_program(tmp_path: Path) -> None:
    assert FORGET_AFTER.total_seconds() == 3_600
    assert shown_from(tmp_path, {}) == 10
    for name in ("privacy-notice", "data-protection-impact-assessment"):
        assert "an hour" in template(name)
        assert re.search(r"from ten on", template(name))
    paces = {f"{pace.speed_mps:g}" for pace in PACES.values()}
    assert {"0.9", "0.8"} <= paces
    assert "0.9 and 0.8 m/s" in template("equality-impact-assessment")


def test_the_measured_figures_are_those_of_the_decisions() -> None:
    model = words_of(ROOT / "docs" / "decisions" / "0049-a-model-of-sentences-listens.md")
    for figure in ("first five in 41", "91 MB"):
        assert figure in model
    assert "confidently wrong 14" in model
    assert "something hurtful first 6" in model
    record = template("algorithmic-transparency-record")
    assert "first five in 41, confidently wrong in 14, something hurtful first in 6" in record
    danger = words_of(ROOT / "docs" / "decisions" / "0028-words-of-danger.md")
    assert "about a quarter of what strangers say will still be missed" in danger


def test_the_rule_of_restarts_is_the_one_on_the_office_page() -> None:
    first, *later = [f"{wait:g}" for wait in WAITS_S]
    assert first == "0"
    assert f"at once, then after {', '.join(later[:-1])} and {later[-1]} seconds" in words_of(OFFICE)
