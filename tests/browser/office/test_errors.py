"""Whatever breaks, the page says a number, the log has one line under it, and no word of what was typed."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from layers.shown_log.kept_log import FILE
from tests.browser.server import ROOT, _wait_for

TYPED = "14 Acacia Avenue"
NUMBER = re.compile(r"Its number is ([0-9A-F]{4}-[0-9A-F]{4})\.")
WAYS = ("On the page", "Below the page", "In a callback", "In a part")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Where an app answers whose page breaks, and the folder of all that it writes."""
    folder = tmp_path_factory.mktemp("broken")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "tests/browser/office/broken_app.py"]
    written = {"WITHIN_REACH_BROKEN_LOG": str(folder / "log"), "PYTHONPATH": str(ROOT)}
    with (folder / "printed.txt").open("wb") as out:
        running = subprocess.Popen(
            [*command, "--server.port", str(port), "--logger.level", "debug"],
            cwd=ROOT,
            env=os.environ | written,
            stdout=out,
            stderr=out,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}", running)
            yield f"http://127.0.0.1:{port}", folder
        finally:
            running.terminate()
            running.wait(timeout=20)


def test_each_error_has_a_number_on_the_page_and_in_the_log(
    broken: tuple[str, Path], browser: Browser
) -> None:
    address, folder = broken
    context = browser.new_context()
    page = context.new_page()
    numbers = []
    for way in WAYS:
        page.goto(address)
        page.get_by_label("Where from?").fill(TYPED, timeout=60_000)
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        page.get_by_role("button", name=way).click()
        page.get_by_text("Its number is").wait_for(timeout=60_000)
        text = page.locator('[data-testid="stMain"]').inner_text()
        numbers.append(NUMBER.search(text)[1])
        assert "What was saved is safe." in text
        assert "Acacia" not in text
    context.close()
    log = (folder / "log" / FILE).read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in log] == numbers
    assert all("builtins.ValueError at " in line for line in log)
    assert all("tests/browser/office/broken_page.py:" in line for line in log)
    for path in folder.rglob("*"):
        assert not path.is_file() or b"Acacia" not in path.read_bytes(), path
    assert all(number in (folder / "printed.txt").read_text(encoding="utf-8") for number in numbers)
