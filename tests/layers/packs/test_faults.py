"""Faults survive their file, and no spreadsheet runs them."""

import csv
import io

import pytest
from hypothesis import given, settings, strategies as st

from geo.wording import Wording, counted, worded
from layers.packs.faults import COLUMNS, read_faults, write_faults
from layers.tables.report import Fault, SourceReport
from presentation.words.language import MARKED, language

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


def test_a_fault_comes_back_with_the_templates_of_its_sentences(tmp_path):
    what = worded(
        '"{cell}" is not a kind; {best} is.', cell="=Moon {club}", best=worded("{a} or {b}", a="x", b="y")
    )
    fix = counted("Mend {count} row.", "Mend {count} rows.", 3)
    write_faults(
        [report(Fault(2, "Type", "=Moon", what, fix), Fault(3, None, "", "Plain.", "So."))], tmp_path / "f"
    )
    first, second = read_faults((tmp_path / "f").read_bytes())["assets", "list.csv"]
    assert isinstance(first.what, Wording)
    assert isinstance(first.fix, Wording)
    assert (first.what, first.what.template, dict(first.what.values)) == (
        what,
        what.template,
        dict(what.values),
    )
    assert (first.fix.template, first.fix.plural, first.fix.number) == (fix.template, fix.plural, 3)
    assert not isinstance(second.what, Wording)
    marked = language(MARKED)
    assert marked.worded(first.what) == '⟦"=Moon {club}" is not a kind; ⟦x or y⟧ is.⟧'
    assert marked.worded(first.fix) == "⟦Mend 3 rows.⟧"


def test_faults_of_a_pack_made_before_have_no_templates():
    old = 'layer,file,row,column,value,what,fix\r\nassets,list.csv,2,Type,x,"Wrong.","Mend it."\r\n'
    assert read_faults(old.encode()) == {
        ("assets", "list.csv"): (Fault(2, "Type", "x", "Wrong.", "Mend it."),)
    }


@pytest.mark.parametrize(
    "wording", ["{", "[]", "3", '{"what": {}}', '{"what": {"template": "{no}", "values": {"a": 1}}}']
)
def test_a_wording_that_is_none_is_no_file_of_faults(wording):
    row = io.StringIO(newline="")
    csv.writer(row).writerows([COLUMNS, ("assets", "f", 2, "", "", "Wrong.", "Mend.", wording)])
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError)):
        read_faults(row.getvalue().encode())


def test_a_wording_of_another_sentence_is_passed_over():
    row, wording = io.StringIO(newline=""), '{"what": {"template": "All is well."}}'
    csv.writer(row).writerows([COLUMNS, ("assets", "f", 2, "", "", "Wrong.", "Mend.", wording)])
    (fault,) = read_faults(row.getvalue().encode())["assets", "f"]
    assert (fault.what, isinstance(fault.what, Wording)) == ("Wrong.", False)


def test_no_cell_begins_as_a_formula_does(tmp_path):
    path = tmp_path / "faults.csv"
    write_faults([report(Fault(2, "Name", "=HYPERLINK()", "@what", "-fix"))], path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert cells[4:7] == ["'=HYPERLINK()", "'@what", "'-fix"]
