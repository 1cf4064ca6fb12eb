"""What a planner hands on as pictures and paper: the map, and one ward on two pages."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image
from pypdf import PdfReader

from geo.paces import PACES
from layers.area import Area
from presentation.drawing.ward_plots import Bar, Spot, bars_svg, spots_svg
from presentation.printing.wards.printed import MappedAnswer, map_drawing, map_png, profile_pdf
from presentation.words.area_noun import WARD
from presentation.words.wards.choices import NOBODY_JUDGED
from presentation.words.wards.measures import MEASURES
from presentation.words.wards.provenance import credit_sentence
from questions.places.area_assets import pack_assets
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.app.gaps.test_gaps import TODAY, unjudged  # noqa: F401 - a fixture
from tests.presentation.printing.sheet.names import WHOLE_NAMES
from tests.questions.wards.test_ward_gaps import town

SHARE = MEASURES["share_one"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The tiny town with residents, of whom some cannot walk to the café."""
    return town(tmp_path_factory.mktemp("printed"))


@pytest.fixture(scope="module")
def gaps(tiny: Area) -> WardGaps:
    return ward_gaps(tiny, pack_assets(tiny), WardQuestion((), PACES["steady"], 10, TODAY))


def mapped(area, gaps, what="a café"):
    """An answer as it is drawn, with the places of the pack."""
    return MappedAnswer(gaps, what, pack_assets(area).table)


def test_paper_does_not_say_that_nobody_is_without_where_nobody_can_be_judged(tiny, unjudged, tmp_path):  # noqa: F811
    path = tmp_path / "ward.pdf"
    path.write_bytes(profile_pdf(tiny, mapped(tiny, unjudged), unjudged.wards["ward_code"].iloc[0]))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Nobody whose streets are known is without" not in text
    assert NOBODY_JUDGED.of(WARD) in text


def test_under_two_maps_stand_both_paces_and_each_once(tiny, gaps):
    older = replace(gaps, question=replace(gaps.question, pace=PACES["older"]))
    for answers, paces in (
        ((gaps, older), "Steady, 1.11 m/s; Older adult, 0.8 m/s"),
        ((gaps, gaps), "Steady, 1.11 m/s"),
    ):
        credit = credit_sentence(tiny, *(answer.question for answer in answers))
        assert f" Pace: {paces}. Sources: " in f" {credit}"


def test_the_map_is_a_picture(tiny, gaps):
    for answers in ([mapped(tiny, gaps)], [mapped(tiny, gaps), mapped(tiny, gaps)]):
        png = map_png(tiny, SHARE, *answers)
        assert png.startswith(b"\x89PNG")
        wide, high = Image.open(io.BytesIO(png)).size
        assert wide * 9 == high * 16


def test_the_map_is_a_drawing_without_scripts_whatever_wards_are_called(tiny, gaps):
    hostile = "<script>alert(1)</script>{{7*7}} \u202eevil & \u0000"
    plain = tiny.wards
    tiny.__dict__["wards"] = plain.assign(ward_name=hostile)
    try:
        wards = gaps.wards.assign(ward_name=hostile)
        svg = map_drawing(tiny, SHARE, mapped(tiny, replace(gaps, wards=wards), hostile)).decode()
    finally:
        tiny.__dict__["wards"] = plain
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}  # noqa: S314
    assert "path" in tags
    assert not tags & {"script", "foreignObject", "a", "iframe", "animate", "set"}
    assert "http://" not in svg.replace("http://www.w3.org/", "")
    assert "onload" not in svg


def test_a_ward_on_paper_is_two_tagged_pages(tiny, gaps, tmp_path):
    path = tmp_path / "ward.pdf"
    path.write_bytes(profile_pdf(tiny, mapped(tiny, gaps), gaps.wards["ward_code"].iloc[0], places=[]))
    pdf = PdfReader(path)
    root = pdf.trailer["/Root"]
    assert len(pdf.pages) == 2
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert "/StructTreeRoot" in root
    assert "residents" in pdf.pages[0].extract_text()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WHOLE_NAMES)
def test_whatever_a_ward_is_called_it_can_be_printed_and_drawn(tiny, gaps, name):
    code = gaps.wards["ward_code"].iloc[0]
    wards = gaps.wards.assign(ward_name=name)
    place = (name, name, "1", name, "no")
    assert profile_pdf(tiny, mapped(tiny, replace(gaps, wards=wards), name), code, places=[place]).startswith(
        b"%PDF"
    )
    for svg in (bars_svg([Bar(name, 0.5, 0.4, 0.6)], 0.5), spots_svg([Spot(name, 0.5, 0.5, 10.0)])):
        ElementTree.fromstring(svg)  # noqa: S314 - our own


def test_letters_that_paper_lacks_are_said_on_it(tiny, gaps, tmp_path):
    code = gaps.wards["ward_code"].iloc[0]
    path = tmp_path / "ward.pdf"
    for name, lacks in (("Castle", False), ("Castle 午餐", True)):
        path.write_bytes(
            profile_pdf(tiny, mapped(tiny, replace(gaps, wards=gaps.wards.assign(ward_name=name))), code)
        )
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
        assert ("could not be printed as they are" in " ".join(text.split())) is lacks
