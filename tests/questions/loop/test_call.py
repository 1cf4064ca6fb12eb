"""What a call for proposals tells: nothing but what is released anyway."""

import io
from datetime import date

import pandas as pd
from pypdf import PdfReader

from layers.assets.kinds import load_kinds
from layers.unmet.counts import Reason
from presentation.printing.wards.call import call_pdf
from questions.loop.call import CallWard, call_wards
from questions.wards.nothing_suitable import SHOWN_COLUMNS
from tests.questions.wards.test_ward_gaps import town

SHOWN = pd.DataFrame(
    [
        ("E1", "kind", "", 15), ("E1", "kind", "lunch_club", 20), ("E1", "reason", "cost", 10),
        ("E1", "reason", "too-far", 25), ("E1", "total", "", 40), ("E2", "total", "", 10),
    ],
    columns=list(SHOWN_COLUMNS),
)  # fmt: skip
WARDS = (
    CallWard("E1", 40, ((Reason.TOO_FAR, 25), (Reason.COST, 10)), (("lunch_club", 20),)),
    CallWard("E2", 10, (), ()),
)


def test_the_wards_of_a_call_are_those_shown_the_commonest_reason_first():
    assert call_wards(SHOWN) == WARDS


def test_nothing_shown_is_no_call():
    assert call_wards(SHOWN.iloc[:0]) == ()


def test_a_call_is_printed_with_what_would_help_and_the_rule(tmp_path):
    pdf = call_pdf(town(tmp_path), WARDS, load_kinds(), year=2025, least=10, today=date(2026, 11, 27))
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("In 2025", "High 40 or more", "Too far 25 or more", "Lunch club 20 or more",
                  "Too far: one nearer by, or a way there.", "no one reason often enough",
                  "rounded down to fives", "no sign that nobody did"):  # fmt: skip
        assert words in text, words
    assert "More places" not in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
