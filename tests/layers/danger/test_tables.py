"""The tables of danger can be edited by an office, and a slip in them is named by row and column."""

import shutil

import pytest

from geo.errors import MissingColumnError
from layers.assets.tables import KindsTableError
from layers.danger.tables import HERE, Danger, load_danger
from layers.places.nations import Nation


@pytest.fixture
def folder(tmp_path):
    for table in HERE.glob("*.csv"):
        shutil.copy(table, tmp_path)
    return tmp_path


def add(folder, table, row):
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write(row + "\n")


def test_the_tables_beside_the_program_are_whole():
    tables = load_danger()
    assert {danger for phrase in tables.phrases for danger in phrase.dangers} == set(Danger)
    assert all(line.source and line.who for line in tables.lines)
    assert {line.nation for line in tables.lines} == {None, *Nation}


def test_an_office_fills_in_its_own_number(folder):
    add(
        folder,
        "lines.csv",
        "Wales,child_at_risk,Newport children's line,01633 656656,day,newport.gov.uk,2026-11-26",
    )
    line = load_danger(folder).lines[-1]
    assert (line.nation, line.danger, line.number) == (Nation.WALES, Danger.CHILD_AT_RISK, "01633 656656")


@pytest.mark.parametrize(
    ("table", "row", "sentence"),
    [
        ("lines.csv", "Cornwall,,Somebody,999,,x,2026-11-26", '"Cornwall" is not a nation of the UK'),
        ("lines.csv", ",fire,Somebody,999,,x,2026-11-26", '"fire" is not a danger we know'),
        (
            "lines.csv",
            ",hurt_at_home; child_at_risk,Somebody,999,,x,2026-11-26",
            '"hurt_at_home; child_at_risk" is not a danger we know',
        ),
        ("lines.csv", ",,,999,,x,2026-11-26", "does not say who answers"),
        ("lines.csv", ",,Somebody,ring them,,x,2026-11-26", '"ring them" is not a telephone number'),
        ("lines.csv", ",,Somebody,999,,x,26/11/2026", '"26/11/2026" is not a date'),
        ("phrases.csv", "want to die,", "names no danger"),
        ("phrases.csv", "want to die,sadness", '"sadness" is not a danger we know'),
        ("phrases.csv", "… die,wanting_to_die", "A phrase begins and ends with a word"),
        ("phrases.csv", '"?!",wanting_to_die', "A phrase begins and ends with a word"),
        ("phrases.csv", "[nobody] dies,wanting_to_die", r"\[nobody\] is not a group of words"),
        ("beside.csv", "years ago,perhaps", '"perhaps" is nothing that words tell'),
        ("harmless.csv", "[nobody] dies", r"\[nobody\] is not a group of words"),
    ],
)
def test_a_slip_is_named(folder, table, row, sentence):
    add(folder, table, row)
    with pytest.raises(KindsTableError, match=sentence):
        load_danger(folder)


@pytest.mark.parametrize("group", ["negation", "between"])
def test_the_groups_that_the_program_needs_must_be_there(folder, group):
    rows = (folder / "word_groups.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if not row.startswith(f"{group},")]
    (folder / "word_groups.csv").write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(KindsTableError, match=f'no row for the group "{group}"'):
        load_danger(folder)


def test_a_missing_column_is_named(folder):
    (folder / "lines.csv").write_text("nation,danger\n", encoding="utf-8")
    with pytest.raises(MissingColumnError, match=r"lines.csv has no"):
        load_danger(folder)
