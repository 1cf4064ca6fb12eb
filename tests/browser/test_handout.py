"""The hand-out and what is passed on, in a real browser: fetched, printed, nothing of anybody left behind."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.test_privacy import STORED, absent, changed_at
from tests.browser.visitor import Visitor

HANDOUT = "A hand-out that needs nobody to explain it"
WORKER, NUMBER = "Zyxomma Quagfeather", "01632 960 777"


@pytest.fixture
def chosen(visitor: Visitor) -> Visitor:
    """Two places of the demo town on the sheet, and the hand-out opened with a worker's name and number."""
    visitor.open("area=demo")
    visitor.find("ZZ1 1AP")
    for row in (0, 2):
        visitor.choose_row(row)
        visitor.page.get_by_role("button", name="Put on the sheet").click()
        visitor.settle()
    visitor.page.get_by_text(HANDOUT).click()
    visitor.page.get_by_label("Your name, for questions").fill(WORKER)
    visitor.page.get_by_label("Your telephone number").fill(NUMBER)
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    return visitor


def words_of(pdf: Path) -> str:
    """The text of a PDF as poppler reads it."""
    ran = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(ran.stdout.split())


def test_the_file_and_the_browsers_own_print_say_the_same(chosen: Visitor, tmp_path: Path) -> None:
    with chosen.page.expect_download(timeout=60_000) as download:
        chosen.page.get_by_role("button", name="Hand-out to print (PDF)").click()
    assert download.value.suggested_filename == "places-to-walk-to-hand-out.pdf"
    download.value.save_as(tmp_path / "file.pdf")
    chosen.page.get_by_text("Show it here, to print it from the browser").click()
    chosen.settle()
    chosen.page.locator(".wr-handout").wait_for(timeout=60_000)
    told = chosen.page.locator(".wr-handout .wr-beside p").all_inner_texts()
    chosen.page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    file, printed = words_of(tmp_path / "file.pdf"), words_of(tmp_path / "print.pdf")
    assert len(told) > 20
    for text in (" ".join(each.split()) for each in told):
        assert text in printed, text
        assert text in file, text
    for absent_words in ("Find", "How fast do they walk", "Share these places", HANDOUT):
        assert absent_words not in printed
    assert chosen.serious() == []


def test_the_worker_is_on_the_paper_and_nowhere_else(chosen: Visitor) -> None:
    before = changed_at(chosen.server)
    with chosen.page.expect_download(timeout=60_000) as download:
        chosen.page.get_by_role("button", name="Hand-out to print (PDF)").click()
    assert WORKER in words_of(Path(download.value.path()))
    secrets = {*WORKER.split(), NUMBER, NUMBER.replace(" ", ""), NUMBER.replace(" ", "%20")}
    absent(secrets, [chosen.page.url, *chosen.requests], "an address or request of the browser")
    absent(secrets, [chosen.page.evaluate(STORED), *chosen.console], "what the browser keeps")
    absent(secrets, [chosen.server.log.read_text("utf-8", "replace")], "the server's log")
    now = changed_at(chosen.server)
    written = [path for path, at in now.items() if before.get(path) != at]
    absent(secrets, [path.read_bytes().decode("latin-1") for path in written], "a file")
    chosen.open_about()
    chosen.follow("Near a person")
    chosen.page.get_by_text(HANDOUT).wait_for(timeout=60_000)
    chosen.settle()
    chosen.page.get_by_text(HANDOUT).click()
    assert chosen.page.get_by_label("Your telephone number").input_value() == ""


def test_one_file_opens_offline_and_asks_nothing_of_anybody(chosen: Visitor, tmp_path: Path) -> None:
    chosen.page.get_by_text("Share these places").click()
    with chosen.page.expect_download(timeout=60_000) as download:
        chosen.page.get_by_role("button", name="One file that opens anywhere").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    draft = chosen.page.get_by_role("link", name="Open an e-mail draft").get_attribute("href")
    assert draft is not None
    assert draft.startswith("mailto:?subject=")
    context = chosen.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    page, requests = context.new_page(), []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert page.locator("h2").count() == 2
    assert page.evaluate("[...document.images].every(one => one.naturalWidth > 0)")
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    context.close()
