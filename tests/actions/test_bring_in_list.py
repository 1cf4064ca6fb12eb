"""A list goes the same way whichever door it comes through: opened, looked over, written, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.acting import Acting
from actions.bring_in_list import (
    AboutList,
    ImportDesk,
    IncomingList,
    MappedBy,
    commit,
    likely_doubles,
    look_over,
    map_as,
    open_content,
    open_list,
    plan_again,
)
from actions.list_part import TablePart
from actions.take_back import take_back
from geo.errors import MissingColumnError
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.register.engine.errors import AssetRefusedError, PlanOutOfDateError, RegisterError
from layers.register.exporting.give_back import ExportFormat, write_file
from layers.register.exporting.provenance import Provenance
from layers.register.importing.source import Source
from layers.register.store import open_register
from layers.tables.source_table import ImportRefusedError
from tests.layers.register.importing.real_lists.made import workbook
from tests.tiny_area import tiny_area

TODAY = date(2026, 11, 1)
CLUBS = Source("Clubs")
LIST = b"Ref,Club,Type,Postcode\n1,Tuesday Lunch,Lunch club,ZZ1 1AA\n2,Darts,Nonsense,ZZ1 1AA\n"


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "areas"
    tiny_area(folder)
    return folder


@pytest.fixture
def desk(areas: Path, tmp_path: Path) -> Iterator[ImportDesk]:
    with open_register(tmp_path / "register.sqlite") as register:
        area = open_area("tiny", areas_folder=areas)
        yield ImportDesk(area, register, load_kinds(), Acting("AB"))


def looked_over(desk: ImportDesk, content: bytes = LIST) -> IncomingList:
    incoming = open_content(content, "clubs.csv", CLUBS, desk=desk)
    assert incoming.mapping is not None
    return look_over(incoming, incoming.mapping, desk=desk, today=TODAY)


def names(desk: ImportDesk) -> list[str]:
    return sorted(entry.asset.name for entry in desk.register.entries())


def test_nothing_is_written_before_it_is_committed(desk: ImportDesk) -> None:
    incoming = looked_over(desk)
    assert incoming.plan is not None
    assert incoming.imported is not None
    assert [asset.name for asset in incoming.plan.new] == ["Tuesday Lunch"]
    assert [fault.row for fault in incoming.imported.faults] == [3]
    assert (names(desk), desk.register.imports()) == ([], ())


def test_what_was_looked_over_is_written_in_the_name_of_who_acts_and_taken_back(desk: ImportDesk) -> None:
    result = commit(looked_over(desk), desk.register).result
    assert result is not None
    assert result.import_id is not None
    (record,) = desk.register.imports()
    assert (record.info.by, record.info.rows_read, record.info.rows_rejected) == ("AB", 2, 1)
    assert names(desk) == ["Tuesday Lunch"]
    undone = take_back(desk.register, result.import_id, acting=Acting("CD"))
    assert (len(undone.removed), names(desk)) == (1, [])
    assert desk.register.imports()[0].undone_by == "CD"
    with pytest.raises(RegisterError, match="CD took this import back already"):
        take_back(desk.register, result.import_id, acting=Acting("EF"))


def test_nobody_brings_in_a_list_without_a_name(desk: ImportDesk) -> None:
    nobody = replace(desk, acting=Acting(" "))
    with pytest.raises(AssetRefusedError):
        commit(looked_over(nobody), desk.register)
    assert names(desk) == []


def test_a_plan_that_others_have_overtaken_is_refused_and_made_again(desk: ImportDesk) -> None:
    first, second = looked_over(desk), looked_over(desk)
    commit(first, desk.register)
    with pytest.raises(PlanOutOfDateError):
        commit(second, desk.register)
    again = plan_again(second, desk.register).plan
    assert again is not None
    assert (again.new, again.unchanged) == ((), 1)


def test_the_columns_of_last_time_are_taken_again_and_what_does_not_fit_them_is_guessed(
    desk: ImportDesk,
) -> None:
    assert open_content(LIST, "clubs.csv", CLUBS, desk=desk).mapped_by is MappedBy.GUESSED
    commit(looked_over(desk), desk.register)
    assert open_content(LIST, "clubs.csv", CLUBS, desk=desk).mapped_by is MappedBy.LAST_TIME
    other = open_content(LIST.replace(b"Club,", b"Title,", 1), "clubs.csv", CLUBS, desk=desk)
    assert other.not_recalled is not None
    assert other.not_recalled.what.startswith('clubs.csv has no "Club" any more')
    assert other.mapped_by is MappedBy.GUESSED
    assert other.mapping is not None
    assert other.mapping.column_of("name") == "Title"


def test_a_mapping_that_a_person_wrote_counts_before_all_others(desk: ImportDesk) -> None:
    incoming = open_content(LIST, "clubs.csv", CLUBS, desk=desk)
    remembered = {
        "columns": [["name", "Type"], ["postcode", "Postcode"]],
        "kinds": {},
        "all_kind": "sports_club",
    }
    mapped = map_as(incoming, remembered)
    assert mapped.mapped_by is MappedBy.PERSON
    assert mapped.unused_columns == ("Ref", "Club")
    assert mapped.mapping is not None
    plan = look_over(mapped, mapped.mapping, desk=desk, today=TODAY).plan
    assert plan is not None
    assert [asset.name for asset in plan.new] == ["Lunch club", "Nonsense"]
    with pytest.raises(ImportRefusedError, match='has no "Title" any more'):
        map_as(incoming, remembered | {"columns": [["name", "Title"]]})


def test_a_column_of_leaders_is_not_said_to_be_kept_and_opening_and_closing_are_one(desk: ImportDesk) -> None:
    content = (
        b"Ref,Lead person,Mon Opens,Mon Closes,Remark,Club,Type,Postcode\n"
        b"1,Jane,10:00,12:00,Bring a cup,Tuesday Lunch,Lunch club,ZZ1 1AA\n"
    )
    incoming = open_content(content, "clubs.csv", CLUBS, desk=desk)
    assert incoming.table is not None
    assert "Lead person" in incoming.table.columns
    assert incoming.unused_columns == ("Remark",)
    assert incoming.mapping is not None
    assert incoming.mapping.column_of("monday") == "Monday"


def test_columns_that_tell_no_names_are_asked_for(desk: ImportDesk) -> None:
    incoming = open_content(LIST, "clubs.csv", CLUBS, desk=desk)
    assert incoming.mapping is not None
    with pytest.raises(MissingColumnError, match=r"No column of clubs\.csv is chosen for the names"):
        look_over(incoming, incoming.mapping.corrected("name", ()), desk=desk, today=TODAY)


def test_rows_outside_the_area_come_in_only_where_they_are_wanted(desk: ImportDesk) -> None:
    far = b"Ref,Club,Type,Longitude,Latitude\n1,Far,Lunch club,-2.99,51.58\n"
    here = looked_over(desk, far).imported
    everywhere = looked_over(replace(desk, everywhere=True), far).imported
    assert here is not None
    assert everywhere is not None
    assert (here.refused, len(everywhere.assets)) == ({"outside the area and its margin": 1}, 1)


def test_what_may_be_there_twice_is_named_before_it_comes_in(desk: ImportDesk) -> None:
    commit(looked_over(desk), desk.register)
    other = open_content(LIST, "other.csv", Source("Other list"), desk=desk)
    assert other.mapping is not None
    pairs = likely_doubles(look_over(other, other.mapping, desk=desk, today=TODAY), desk)
    assert [{pair.a, pair.b} for pair in pairs] == [{"clubs/1", "other-list/1"}]


def test_our_own_export_tells_its_columns_itself_and_leaves_no_mapping(
    desk: ImportDesk, tmp_path: Path
) -> None:
    commit(looked_over(desk), desk.register)
    assets = [entry.asset for entry in desk.register.entries()]
    file = tmp_path / "given.csv"
    provenance = Provenance("Given", exported_on=TODAY)
    write_file(file, assets, ExportFormat.CSV, kinds=desk.kinds, provenance=provenance)
    incoming = open_list(file, CLUBS, desk=desk)
    assert incoming.mapped_by is MappedBy.GUESSED, "not by the columns of last time, which are others"
    assert incoming.not_recalled is None
    assert incoming.mapping is not None
    plan = look_over(incoming, incoming.mapping, desk=desk, today=TODAY).plan
    assert plan is not None
    assert plan.info.mapping is None


def test_a_list_that_is_not_there_is_refused_in_words(desk: ImportDesk, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"There is no file none\.csv\. Check the name"):
        open_list(tmp_path / "none.csv", CLUBS, desk=desk)


def test_no_step_goes_before_another(desk: ImportDesk) -> None:
    bare = IncomingList(AboutList(CLUBS, Acting("AB"), "clubs.csv", ""))
    with pytest.raises(ValueError, match="no row was read"):
        plan_again(bare, desk.register)
    with pytest.raises(ValueError, match="nothing was looked over"):
        commit(bare, desk.register)
    with pytest.raises(ValueError, match="no table"):
        map_as(bare, {})


def test_the_sheet_that_somebody_chose_is_read_the_next_time_too(desk: ImportDesk) -> None:
    years = {"2026": [["Name", "Type"], ["Tea", "Choir"]], "2025": [["Name", "Type"], ["Old Tea", "Choir"]]}
    sheets = {
        year: [[*row, "ZZ1 1AA" if n else "Postcode"] for n, row in enumerate(rows)]
        for year, rows in years.items()
    }
    content = workbook(sheets)
    incoming = open_content(content, "clubs.xlsx", CLUBS, desk=desk, part=TablePart("2025"))
    assert incoming.mapping is not None
    commit(look_over(incoming, incoming.mapping, desk=desk, today=TODAY), desk.register)
    assert names(desk) == ["Old Tea"]
    again = open_content(content, "clubs.xlsx", CLUBS, desk=desk)
    assert again.table is not None
    assert (again.table.sheet, again.mapped_by) == ("2025", MappedBy.LAST_TIME)
    one_sheet = workbook({"2027": sheets["2026"]})
    newer = open_content(one_sheet, "clubs.xlsx", CLUBS, desk=desk)
    assert newer.table is not None
    assert newer.table.sheet == "2027"


def test_a_sheet_that_is_not_there_is_named(desk: ImportDesk) -> None:
    content = workbook({"Clubs": [["Name", "Type"], ["Tea", "Choir"]]})
    with pytest.raises(ImportRefusedError, match=r'clubs.xlsx has no sheet "2025"; it has Clubs. Choose one'):
        open_content(content, "clubs.xlsx", CLUBS, desk=desk, part=TablePart("2025"))
