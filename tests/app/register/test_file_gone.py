"""The register's file goes while the pages are open: every page says so, and no edit is taken."""

import os
from pathlib import Path

import pytest

from layers.register.settings import VARIABLE
from tests.app.funding.conftest import area  # noqa: F401 - the fixture
from tests.app.funding.test_page import opened, part
from tests.app.saying import said


@pytest.mark.usefixtures("area")
@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_a_page_says_that_the_register_is_gone(left: str) -> None:
    place = Path(os.environ[VARIABLE])
    page = part(opened(), "what_if")
    place.unlink()
    if left == "an empty file":
        place.touch()
    page = page.switch_page("register/page.py").run()
    text = said(page)
    what = "is gone: it was deleted or moved" if left == "nothing" else "An empty file lies in the place"
    assert what in text
    assert "start Within Reach again" in text
    assert "Something went wrong" not in text
