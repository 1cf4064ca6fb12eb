"""The page about the data: every source, every figure, and nothing of a file run or lost."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from app.about.sources import source_words
from app.memory.session import AREAS_VARIABLE
from geo.paces import PACES
from layers.tables.report import Fault, SourceReport
from presentation.drawing.coverage import coverage_svg
from presentation.words import about as about_words
from presentation.words.about import pace_rows
from presentation.words.sources import FAULTS_SHOWN
from presentation.words.wards.coverage import coverage_sentence, ward_rows
from questions.walks.street_cover import StreetCover
from tests.app.saying import aloud, said
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
HOME = shapely.Point(350, 350)


def cover(*wards: tuple[str, int, int]) -> StreetCover:
    boxes = [shapely.box(100 * at, 0, 100 * at + 100, 400) for at in range(len(wards))]
    table = gpd.GeoDataFrame(
        [
            {"ward_code": f"W{at}", "ward_name": name, "residents": lived, "without": lost}
            for at, (name, lived, lost) in enumerate(wards)
        ],
        geometry=boxes,
    )
    lived, lost = sum(ward[1] for ward in wards), sum(ward[2] for ward in wards)
    return StreetCover(lived, lost, pd.DataFrame(table), shapely.box(0, 0, 100, 100), (HOME,) if lost else ())


def test_residents_without_a_street_are_told_as_such() -> None:
    told = coverage_sentence(cover(("North", 300, 99)), "Small Town")
    assert told == "99 of 300 residents of Small Town (33%) have no known street within 100 m."
    assert "All 300 residents of Small Town have" in coverage_sentence(cover(("North", 300, 0)), "Small Town")
    assert "No count of residents was given" in coverage_sentence(cover(("North", 0, 0)), "Small Town")


def test_residents_whose_street_leads_nowhere_are_told_apart() -> None:
    told = coverage_sentence(replace(cover(("North", 300, 99)), across=1, not_joined=20), "Small Town")
    assert told.endswith(
        "Of 120 nobody can say what is in reach: 99 have no known street within 100 m, 1 has one only across "
        "water, a railway or another barrier, 20 have a street that is not joined to the others."
    )


@pytest.mark.parametrize(
    ("lived", "lost", "said"),
    [
        (1000, 1, "under 1%"),
        (1000, 999, "over 99%"),
        (1000, 1000, "100%"),
        (1000, 0, "0%"),
        (0, 0, "not known"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(lived: int, lost: int, said: str) -> None:
    assert ward_rows(cover(("North", lived, lost)))[0][-1] == said


def test_the_picture_numbers_the_wards_as_the_table_does_and_holds_no_names() -> None:
    drawn = coverage_svg(cover(("<script>", 10, 5), ("South", 5, 0)))
    assert "script" not in drawn
    assert drawn.count("<circle") == 1
    assert ">1</text>" in drawn
    assert ">2</text>" in drawn
    assert ward_rows(cover(("<script>", 10, 5)))[0][0].startswith("1")


def test_a_source_says_what_was_left_out_and_shows_its_first_faults() -> None:
    faults = tuple(Fault(at, "Name", "<b>", f"Fault {at}.", "Mend it.") for at in range(1, 31))
    text = source_words(
        SourceReport(
            "assets", "List", "list.csv", "0" * 64, 40, 10, "rows",
            dropped=(("without a place", 30),), faults=faults, notes=("<i>A note</i>",), licence="CC0",
        )
    )  # fmt: skip
    assert "10 of 40 rows are used." in text
    assert "30 without a place" in text
    assert f"30 faults in the file, of which these are the first {FAULTS_SHOWN}" in text
    assert "Fault 20." in text
    assert "Fault 21." not in text
    assert "&lt;i&gt;A note" in text


def test_every_pace_has_its_source() -> None:
    assert {pace.source for pace in PACES.values()} <= {row[-1].removesuffix(".") for row in pace_rows()}


def test_every_section_has_its_text() -> None:
    for section in ("method", "unknown", "privacy", "accessibility"):
        text = about_words.prose(section)
        assert text.count("<li>") == text.count("</li>") > 0
        assert "http" not in text


def test_the_page_opens_and_coming_back_forgets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, [asset(0), asset(1)])
    page = AppTest.from_file(PAGES, default_timeout=60).run()
    page.text_input[0].set_value(POSTCODE)
    page.button[0].click().run()
    page.button_group(key="minutes").set_value(30).run()
    page.switch_page("about/page.py").run()
    text = said(page)
    assert "Something went wrong" not in text
    assert [title.value for title in page.title] == [about_words.QUESTION]
    assert [header.value for header in page.header] == list(about_words.SECTIONS.values())
    assert "This town is made up" in text
    assert "© Nobody in particular" in text
    page.switch_page("near/page.py").run()
    assert page.session_state["minutes"] == 30
    assert "2 places within 30 minutes" in aloud(page)
