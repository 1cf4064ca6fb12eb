"""A bid may be called anything: the report prints what it can, the record holds all of it."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from pypdf import PdfReader

from layers.area import Area
from presentation.words.funding.marks import NO_MINUTE
from presentation.words.funding.minute import LETTERS
from tests.app.funding.test_page import minute, part, with_bids
from tests.app.saying import said
from tests.presentation.printing.sheet.names import WHOLE_NAMES
from tests.questions.funding.town import bid


def words_of(pdf: bytes) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", ""))


FIGURES = (
    "The record, to check or redo (JSON)",
    "The figures of every bid (CSV)",
    "What each aim comes to (CSV)",
)
ODD = ("BID\u201107", "🍲", "午餐", "بالعربية", "\u202e\u2066x", "\x1b[31m")


def test_the_decision_page_stands_whatever_bids_are_called(area: Area) -> None:
    rows = "".join(f"{name},{name},700,cafe,300000,449900\n" for name in ODD)
    page = part(with_bids(f"Bid,Title,Amount,Kind,Easting,Northing\n{rows}"), "record")
    assert NO_MINUTE not in said(page)
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == [*FIGURES, "The minute (Word)", "The minute (PDF)"]


def test_what_is_left_out_is_said_and_a_bid_without_a_letter_has_its_row(area: Area) -> None:
    odd = (replace(bid("午餐", 0), row=7), bid("BID\u201107", 0, -100))
    content, pdf = minute(area, odd, put_right={("午餐", "kind")})
    assert LETTERS in content["unknown"]
    assert {row[0] for row in content["bids"]["rows"]} == {"row 7", "BID-07"}
    assert "Said by the panel, not by the bid: row 7 its kind." in content["unknown"]
    assert "could not be printed as they are" in words_of(pdf)
    plain, _ = minute(area, (bid("1", 0),))
    assert LETTERS not in plain["unknown"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(bid_id="0\u0300", title="", organisation="")
@given(bid_id=WHOLE_NAMES, title=WHOLE_NAMES, organisation=WHOLE_NAMES)
def test_the_minute_can_be_made_of_any_name(area: Area, bid_id: str, title: str, organisation: str) -> None:
    named = replace(bid(bid_id, 0, -100), title=title, organisation=organisation, row=3)
    _, pdf = minute(area, (named, bid("other bid", 0)))
    assert pdf.startswith(b"%PDF")


def test_the_page_and_the_record_stand_though_the_minute_cannot_be_made(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("no paper")

    monkeypatch.setattr("app.funding.take_away.minute_pdf", broken)
    page = part(with_bids(), "record")
    assert "The minute cannot be made." in said(page)
    assert "Something went wrong" not in said(page)
    assert "The panel’s decisions beside the figures" in said(page)
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == [*FIGURES, "The minute (Word)"]
    assert "Does a record that was kept come out the same?" in [box.label for box in page.expander]
