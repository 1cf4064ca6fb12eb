"""Turning to another page in a test as a browser does."""

from streamlit.testing.v1 import AppTest


def turn_to(page: AppTest, file: str) -> AppTest:
    """Change the page: a browser sends nothing of the widgets of the page before, while ``run`` would."""
    return page.switch_page(file)._run()
