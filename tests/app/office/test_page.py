"""The office's page: backups are made and put back after two questions; the rest is read there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.backing_up.backups_here import FOLDER, backups_here
from app.memory.session import AREAS_VARIABLE
from layers.register.importing.seeding import register_folder
from layers.register.office.office_record import ExportDoor, KeptOfficeRecord, NewExport
from layers.register.settings import VARIABLE
from layers.register.store import Register, open_register
from layers.shown_log import kept_log
from tests.actions.backing_up.office import rewrite
from tests.app.saying import said
from tests.app.small_town import write_town
from tests.layers.register.rows import clubs, info

PAGE = str(Path(__file__).parents[3] / "app" / "office" / "page.py")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page by itself: the links at its top lead to pages that a browser's test opens."""
    monkeypatch.setattr("app.frame.area_choice.page_top", lambda _page: None)


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "areas"
    folder.mkdir()
    write_town(folder, [])
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    return folder


@pytest.fixture
def register(areas: Path) -> Iterator[Register]:
    with open_register(register_folder(areas) / "register.sqlite") as opened:
        opened.import_assets(clubs(5), info())
        yield opened


def opened(part: str = "backups", by: str = "AB") -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    page.text_input(key="office_who").set_value(by).run()
    if part != "backups":
        page.segmented_control(key="office_part").set_value(part).run()
    return page


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def names(areas: Path) -> list[str]:
    return [file.path.name for file in backups_here(areas)]


def test_a_backup_is_made_listed_and_noted_under_who_made_it(areas: Path, register: Register) -> None:
    page = opened()
    assert "There is no backup here yet." in said(page)
    page = press(page, "office_make")
    assert "It holds 5 places of the register" in said(page)
    (name,) = names(areas)
    assert page.radio(key="office_backup").value == name
    assert (register_folder(areas) / FOLDER).stat().st_mode & 0o077 == 0
    (noted,) = KeptOfficeRecord(register.database).exports()
    assert (noted.by, noted.export) == ("AB", NewExport(ExportDoor.PAGE, "backup", "", 5))


def test_nobody_makes_one_without_saying_who(areas: Path, register: Register) -> None:
    page = press(opened(by=""), "office_make")
    assert "Say first who you are" in said(page)
    assert names(areas) == []


def test_it_is_put_back_after_two_questions_with_the_counts_of_both(areas: Path, register: Register) -> None:
    page = press(opened(), "office_make")
    register.import_assets(clubs(9), info(2))
    page = press(page, "office_look")
    assert "The backup is whole" in said(page)
    page = press(page, "office_put_back")
    text = said(page)
    assert "1 change of the register was made since." in text
    for cell in ("here now", "<bdi>9</bdi>", "in the backup", "<bdi>5</bdi>", "is first kept as a backup"):
        assert cell in text
    page = press(page, "office_now")
    assert "Tick first that it is to be replaced." in said(page)
    assert len(register.entries()) == 9
    page.checkbox(key="office_sure").check().run()
    page = press(page, "office_now")
    assert "Put back as it was on" in said(page)
    assert len(register.entries()) == 5
    assert [name.startswith("before-") for name in names(areas)].count(True) == 1
    page = page.run()
    assert "before another was put back" in " ".join(page.radio(key="office_backup").options)


def test_who_thinks_again_is_left_with_all_as_it_is(areas: Path, register: Register) -> None:
    page = press(press(press(opened(), "office_make"), "office_look"), "office_put_back")
    page.checkbox(key="office_sure").check().run()
    page = press(page, "office_not_now")
    assert "here now" not in said(page)
    page = press(press(page, "office_look"), "office_put_back")
    assert not page.checkbox(key="office_sure").value, "it is asked anew"
    assert len(names(areas)) == 1


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b""), "is empty: it holds 0 bytes. Use an earlier one."),
        (lambda path: path.write_bytes(path.read_bytes()[:-4000]), "is cut short or damaged. Copy it again"),
        (lambda path: path.write_bytes(b"name,phone\n"), "is no backup of Within Reach. Choose another file"),
        (
            lambda path: rewrite(path.rename(path.with_suffix(".old")), path, {}, manifest={"format": 2}),
            "A newer version of Within Reach made the backup",
        ),
    ],
)
def test_what_is_no_whole_backup_is_refused_by_its_words(
    areas: Path, register: Register, spoil, words: str
) -> None:
    page = press(opened(), "office_make")
    (file,) = backups_here(areas)
    spoil(file.path)
    page = press(page.run(), "office_look")
    text = said(page).replace("</b>", "")
    assert words in text
    assert not [button for button in page.button if button.key == "office_put_back"]
    assert len(register.entries()) == 5


def test_another_file_under_the_same_name_is_not_taken_for_the_one_that_was_looked_through(
    areas: Path, register: Register
) -> None:
    page = press(press(press(opened(), "office_make"), "office_look"), "office_put_back")
    (file,) = backups_here(areas)
    file.path.write_bytes(b"")
    page = page.run()
    assert not [button for button in page.button if button.key in ("office_put_back", "office_now")]


def test_a_damaged_register_is_said_and_can_be_replaced(areas: Path, register: Register) -> None:
    page = press(opened(), "office_make")
    register.close_register()
    for path in register_folder(areas).glob("register.sqlite*"):
        path.unlink()
    (register_folder(areas) / "register.sqlite").write_bytes(b"no register" * 500)
    import streamlit as st

    st.cache_resource.clear()
    page = press(press(opened(), "office_look"), "office_put_back")
    assert "cannot be read" in said(page)
    page.checkbox(key="office_sure").check().run()
    page = press(page, "office_now")
    assert "The damaged register was moved to" in said(page)
    with open_register(register_folder(areas) / "register.sqlite") as again:
        assert len(again.entries()) == 5


def test_what_left_the_register_is_read_there(areas: Path, register: Register) -> None:
    assert "No file of the register has left it" in said(opened("exports"))
    new = NewExport(ExportDoor.TERMINAL, "xlsx", "small-town", 1234)
    KeptOfficeRecord(register.database).note_export(new, by="<b>Mary</b>")
    text = said(opened("exports"))
    assert "<bdi>&lt;b&gt;Mary&lt;/b&gt;</bdi>" in text
    for cell in ("Excel", "small-town", "1,234", "a command"):
        assert f"<bdi>{cell}</bdi>" in text


def test_periods_stand_with_their_reasons_and_what_is_over(areas: Path, register: Register) -> None:
    text = said(opened("periods"))
    for cell in ("names of people who have left", "24 months", "as long as the office keeps it"):
        assert f"<bdi>{cell}</bdi>" in text


def test_errors_are_read_there_the_newest_first(areas: Path, register: Register) -> None:
    assert "There has been none." in said(opened("errors"))
    folder = register_folder(areas) / kept_log.FOLDER
    for number in ("1111-AAAA", "2222-BBBB"):
        kept_log.append_line(folder, f"2026-11-27T18:00:00Z {number} 0.2 <script>")
    text = said(opened("errors"))
    assert text.index("2222-BBBB") < text.index("1111-AAAA")
    assert "&lt;script&gt;" in text
