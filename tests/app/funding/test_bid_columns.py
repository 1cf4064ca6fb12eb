"""Which column of a list of bids is what is shown as it was understood, and chosen anew on the page."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from app.funding.memory import SentFile
from layers.area import Area
from tests.app.funding.test_page import opened
from tests.app.saying import said

ODD = """What,Who,Wanted,What sort,Easting,Northing
Tea,Friends,900,cafe,300000,450000
"""


def sent(content: bytes, name: str = "bids.csv") -> AppTest:
    """The page after a file was sent that is not read yet."""
    page = opened()
    page.session_state["fund_sent"] = SentFile(name, content)
    return page.run()


def read_again(page: AppTest) -> AppTest:
    return page.button(key="fund_columns_read").click().run()


@pytest.mark.usefixtures("area")
def test_a_list_with_headings_of_its_own_is_read_by_the_columns_that_somebody_chooses() -> None:
    page = sent(ODD.encode())
    assert "Nothing was read of these columns: What, Who, Wanted, What sort." in said(page)
    for field, column in (("title", "What"), ("pounds", "Wanted"), ("kind", "What sort")):
        page.selectbox(key=f"fund_col_{field}").set_value(column)
    page = read_again(page)
    assert "1 bid asks for £900." in said(page)
    assert "Nothing was read of these columns: Who." in said(page)


@pytest.mark.usefixtures("area")
def test_without_a_column_for_titles_the_page_says_so_and_asks_for_it(area: Area) -> None:
    page = read_again(sent(ODD.encode()))
    assert "bids.csv has no column that names the bids; it has What, Who, Wanted" in said(page)
    assert page.selectbox(key="fund_col_title").value == ""


@pytest.mark.usefixtures("area")
def test_another_sheet_of_a_workbook_is_chosen() -> None:
    book = openpyxl.Workbook()
    book.active.title = "2026"
    book.active.append(["Title", "Amount", "Kind"])
    book.active.append(["Tea", 900, "cafe"])
    other = book.create_sheet("2025")
    other.append(["Title", "Amount", "Kind"])
    other.append(["Soup", 400, "cafe"])
    content = io.BytesIO()
    book.save(content)
    page = read_again(sent(content.getvalue(), "bids.xlsx"))
    assert "1 bid asks for £900." in said(page)
    page.selectbox(key="fund_col_sheet").set_value("2025")
    page = read_again(page.run())
    assert "1 bid asks for £400." in said(page)
    assert page.selectbox(key="fund_col_sheet").value == "2025"
