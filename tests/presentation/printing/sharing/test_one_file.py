"""One file: it asks nothing of anybody, runs nothing, and every name in it is only text."""

import re
from html.parser import HTMLParser

import pytest

from presentation.printing.sharing.one_file import one_file
from tests.presentation.printing.sharing.conftest import TODAY


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one."""
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page(town) -> str:
    return one_file(town.area, town.shared(town.chosen_and_said()), scene=town.scene, today=TODAY).decode()


def test_it_fetches_nothing_and_runs_nothing(page):
    elements = Elements(page).found
    assert not [tag for tag, _ in elements if tag in ("script", "link", "iframe", "object", "form", "base")]
    assert not [name for _, given in elements for name in given if name.startswith("on")]
    sources = [given["src"] or "" for _, given in elements if "src" in given]
    assert len(sources) == 3
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_names_are_only_text_and_only_numbers_can_be_rung(page):
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x" in page
    links = [given["href"] for tag, given in Elements(page).found if tag == "a"]
    assert links == ["tel:01632960001"]


def test_it_says_whom_to_name_and_reads_in_order(page):
    assert "Map: © Nobody in particular" in page
    headings = re.findall(r"<(h\d)>", page)
    assert headings == ["h1", "h2", "h2", "h2"]
    assert '<html lang="en-GB">' in page
