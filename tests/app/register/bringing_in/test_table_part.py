"""Which part of a file is the list is shown, and another sheet or row of headings is chosen and read anew."""

from streamlit.testing.v1 import AppTest

from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened, until
from tests.app.saying import said
from tests.layers.register.importing.real_lists.made import text, workbook

TWO_YEARS = workbook(
    {
        "2026": [["Name", "Type", "Postcode"], ["Tea", "Lunch club", "ZZ1 1AA"]],
        "2025": [["Name", "Type", "Postcode"], ["Old Tea", "Lunch club", "ZZ1 1AA"], ["More", "Choir", ""]],
    }
)


def sent(register: Register, name: str, content: bytes) -> AppTest:
    """The page at the step of the columns of a file that was sent."""
    register.import_assets([], ImportInfo("Clubs", by="CD"))
    page = opened()
    page.segmented_control(key="reg_part").set_value("import").run()
    page.file_uploader(key="reg_file").set_value((name, content, "text/csv"))
    page.selectbox(key="reg_title").set_value("Clubs")
    page.button(key="reg_read").click().run()
    return until(page, "reg_look")


def read_part(page: AppTest) -> AppTest:
    page.button(key="reg_part_read").click().run()
    return until(page, "reg_look")


def test_another_sheet_is_chosen_and_read_anew(register: Register) -> None:
    page = sent(register, "two years.xlsx", TWO_YEARS)
    assert "Read now: the sheet “2026”, with its headings in row 1." in said(page)
    assert "1 row" in said(page)
    page.selectbox(key="reg_part_sheet").set_value("2025").run()
    page = read_part(page)
    assert "Read now: the sheet “2025”, with its headings in row 1." in said(page)
    assert "2 rows" in said(page)


def test_the_row_of_headings_is_chosen_and_a_table_may_have_none(register: Register) -> None:
    page = sent(register, "clubs.csv", text("Tea,Lunch club,Old road", "Bowls,Sports club,Low road"))
    assert "Read now: the headings in row 1." in said(page)
    page.number_input(key="reg_part_row").set_value(0).run()
    page = read_part(page)
    assert "Read now: a table without a row of headings." in said(page)
    assert "There is no row of headings" in said(page)
    assert "2 rows" in said(page)


def test_what_was_sent_is_forgotten_with_the_list(register: Register) -> None:
    page = sent(register, "two years.xlsx", TWO_YEARS)
    assert page.session_state["reg_sent"] is not None
    page.button(key="reg_another").click().run()
    assert page.session_state["reg_sent"] is None


def test_the_encoding_is_chosen_where_letters_cannot_be_told(register: Register) -> None:
    register.import_assets([], ImportInfo("Clubs", by="CD"))
    page = opened()
    page.segmented_control(key="reg_part").set_value("import").run()
    content = "Name,Type,Postcode\nCafé,Lunch club,ZZ1 1AA\n".encode("mac_roman")
    page.file_uploader(key="reg_file").set_value(("clubs.csv", content, "text/csv"))
    page.selectbox(key="reg_title").set_value("Clubs")
    page.button(key="reg_read").click().run()
    page = until(page, "reg_read")
    assert "“Café” in mac_roman" in said(page)
    page.file_uploader(key="reg_file").set_value(("clubs.csv", content, "text/csv")).run()
    page.selectbox(key="reg_encoding").set_value("mac_roman")
    page.button(key="reg_read").click().run()
    page = until(page, "reg_look")
    assert "1 row" in said(page)
    page.selectbox(key="reg_encoding").set_value("cp850").run()
    page = read_part(page)
    assert "Caf" in said(page)
    assert page.session_state["reg_incoming"].table.rows[0][0] == "Café".encode("mac_roman").decode("cp850")
