"""Faults survive their file, and no spreadsheet runs them."""

import csv

from hypothesis import given, settings, strategies as st

from layers.packs.faults import read_faults, write_faults
from layers.tables.report import Fault, SourceReport

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30)


def report(*faults: Fault) -> SourceReport:
    return SourceReport("assets", "List", "list.csv", "0" * 64, 9, 9, "assets", faults=faults)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Fault, st.none() | st.integers(1, 9999), st.none() | TEXT.filter(bool), TEXT, TEXT, TEXT)
    )
)
def test_faults_come_back_as_they_were(tmp_path_factory, faults):
    path = tmp_path_factory.mktemp("faults") / "faults.csv"
    write_faults([report(*faults)], path)
    assert read_faults(path.read_bytes()).get(("assets", "list.csv"), ()) == tuple(faults)


def test_no_cell_begins_as_a_formula_does(tmp_path):
    path = tmp_path / "faults.csv"
    write_faults([report(Fault(2, "Name", "=HYPERLINK()", "@what", "-fix"))], path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert cells[4:] == ["'=HYPERLINK()", "'@what", "'-fix"]
