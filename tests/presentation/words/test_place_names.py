"""The reader's name of a place comes first, and the other beside it only where both are to be shown."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from presentation.words.names import both_names, first_name, row_name, row_names, ward_names
from tests.made_once import ROOT

WELSH = (("cy", "Caerllion"),)


@pytest.mark.parametrize(
    ("name", "others", "language", "first", "both"),
    [
        ("Caerleon", WELSH, "en", "Caerleon", "Caerleon (Caerllion)"),
        ("Caerleon", WELSH, "cy", "Caerllion", "Caerllion (Caerleon)"),
        ("Caerleon", WELSH, "gd", "Caerleon", "Caerleon (Caerllion)"),
        ("Caerleon", (), "cy", "Caerleon", "Caerleon"),
        ("Caergybi", (("en", "Holyhead"),), "en", "Holyhead", "Holyhead (Caergybi)"),
        ("Caergybi", (("en", "Holyhead"),), "cy", "Caergybi", "Caergybi (Holyhead)"),
        ("Cymru / Wales", (("cy", "Cymru"),), "en", "Cymru / Wales", "Cymru / Wales"),
        ("Cymru / Wales", (("cy", "Cymru"),), "cy", "Cymru", "Cymru (Cymru / Wales)"),
        ("", (), "en", "", ""),
    ],
)
def test_names_by_language(name, others, language, first, both):
    assert first_name(name, others, language=language) == first
    assert both_names(name, others, language=language) == both


def test_the_name_that_was_typed_is_the_one_beside():
    others = (("cy", "Doc Penfro"), ("ga", "Doca Phenfro"))
    assert both_names("Pembroke Dock", others, language="en") == "Pembroke Dock (Doc Penfro)"
    assert (
        both_names("Pembroke Dock", others, language="en", but="Doca Phenfro")
        == "Pembroke Dock (Doca Phenfro)"
    )


def test_wards_are_named_by_their_code():
    wards = pd.DataFrame(
        {"ward_code": ["W1", "W2"], "ward_name": ["Nash", "Gaer"], "ward_name_cy": ["Trefonnen", ""]}
    )
    assert ward_names(wards) == {"W1": "Nash", "W2": "Gaer"}
    assert [row_names(row, of="ward_name") for _, row in wards.iterrows()] == ["Nash (Trefonnen)", "Gaer"]
    assert row_name({"name": "Nash"}) == "Nash"  # a table of an older area has no such column


def test_the_whole_program_says_the_welsh_name_first_where_it_is_told_to_speak_welsh():
    shown = (
        "from presentation.words.names import row_name, row_names;"
        "row = {'name': 'Nash', 'name_cy': 'Trefonnen'};"
        "print(row_name(row), '|', row_names(row))"
    )
    done = subprocess.run(
        [sys.executable, "-c", shown],
        cwd=ROOT,
        env={**os.environ, "WITHIN_REACH_LANGUAGE": "cy", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "Trefonnen | Trefonnen (Nash)"
