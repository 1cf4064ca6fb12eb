"""The register's page in a test: opened, read, and waited for while work goes on beside it."""

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.app.saying import said

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")


def opened(by: str = "AB") -> AppTest:
    """The page, and who is there."""
    page = AppTest.from_file(PAGES, default_timeout=60).run()
    page.switch_page("register/page.py").run()
    if by:
        page.text_input(key="reg_who").set_value(by).run()
    return page


def until(page: AppTest, key: str) -> AppTest:
    """Look again until the work beside the page has come so far."""
    for _ in range(100):
        page.run()
        if any(button.key == key for button in page.button):
            return page
        time.sleep(0.1)
    raise AssertionError(said(page))


def send(page: AppTest, name: str, content: str, *, title: str = "Clubs") -> AppTest:
    """Go to the part for lists, choose a file and a title that is known, and have it read."""
    page.segmented_control(key="reg_part").set_value("import").run()
    page.file_uploader(key="reg_file").set_value((name, content.encode(), "text/csv"))
    page.selectbox(key="reg_title").set_value(title)
    page.button(key="reg_read").click().run()
    return page
