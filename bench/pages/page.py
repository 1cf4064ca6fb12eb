"""How long from submitting a postcode to the picture, and from starting the app to a usable page?"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.measuring.children import ROOT
from bench.measuring.figures import Figure, NotMeasured

try:
    from playwright.sync_api import Browser, Page, TimeoutError as TooLongError, sync_playwright
except ImportError:
    sync_playwright = None

GROUP = "page"
ASKS, STARTS = 5, 3
TARGET_ANSWER_S, TARGET_START_S = 1.0, 6.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LONGEST_MS = 120_000
PARTS = ("engine", "tables", "map")
WALKSHED_EDGE = "#0f5f6f"  # as in app/maps/pieces.py, by which a drawn answer is known
_DRAWN = """() => {
  const frames = [...document.querySelectorAll('iframe.stCustomComponentV1')];
  const inside = frames.length ? frames[frames.length - 1].contentDocument : null;
  const map = inside && inside.querySelector('.leaflet-container');
  return !!map && map.dataset.ground !== 'loading'
    && inside.querySelectorAll('img.leaflet-tile:not(.leaflet-tile-loaded)').length === 0
    && (inside.querySelectorAll('img.leaflet-tile').length > 0 || map.dataset.ground === 'drawn');
}"""
_WATCH = f"""() => {{
  const drawn = {_DRAWN};
  const seen = window.withinReach = {{}};
  const look = () => {{
    const now = performance.now();
    if (seen.words === undefined && document.querySelector('.wr-answer')
        && document.querySelector('.st-key-near_list [role=radiogroup] label')) seen.words = now;
    const frames = [...document.querySelectorAll('iframe.stCustomComponentV1')];
    const inside = frames.length ? frames[frames.length - 1].contentDocument : null;
    const walkshed = inside && inside.querySelector('path[stroke="{WALKSHED_EDGE}"]');
    if (seen.map === undefined && seen.words !== undefined && walkshed && drawn()) seen.map = now;
    if (seen.map === undefined) requestAnimationFrame(look);
  }};
  document.addEventListener('click', () => {{
    if (seen.click === undefined) {{ seen.click = performance.now(); look(); }}
  }}, true);
}}"""


@dataclass(frozen=True)
class PageAction:
    """One submission, in seconds from the click, and how the server spent its share."""

    words_s: float
    map_s: float
    sent_s: float  # from the click to the beginning of the page's script
    script_s: float
    parts_s: dict[str, float]
    runs: int  # of the page's script


def page_figures(area: str, areas_folder: Path, postcode: str) -> Iterator[Figure | NotMeasured]:
    """Cold starts of the app, then submissions, in a headless browser."""
    path = next((browser_path for name in BROWSERS if (browser_path := shutil.which(name))), None)
    if sync_playwright is None or path is None:
        yield NotMeasured(
            GROUP,
            "The page is not measured: that needs Playwright (.venv/bin/python -m pip install -r "
            "requirements-dev.txt) and Chromium (on Debian and Ubuntu: sudo apt install chromium).",
        )
        return
    try:
        yield from _measured(path, area, areas_folder, postcode)
    except TooLongError:
        yield NotMeasured(GROUP, f"The page is not measured: it was not drawn in {LONGEST_MS / 1e3:.0f} s.")


def _measured(path: str, area: str, areas_folder: Path, postcode: str) -> Iterator[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        starts = [_cold_start(browser, area, areas_folder) for _ in range(STARTS)]
        yield Figure(
            GROUP,
            "cold start of the app to a usable page",
            median(starts),
            "s",
            TARGET_START_S,
            f"median of {STARTS}; from start to the map drawn and the field ready, no tile kept",
        )
        actions = _actions(browser, area, areas_folder, postcode)
        browser.close()
    yield from _action_figures(actions)


def _action_figures(actions: list[PageAction]) -> Iterator[Figure]:
    note = f"median of {len(actions)}, in headless Chromium"
    picture_s = median(action.map_s for action in actions)
    yield Figure(
        GROUP, "postcode submitted to answer and map on screen", picture_s, "s", TARGET_ANSWER_S, note
    )
    yield Figure(GROUP, "of it: to the answer in words and the list", median(a.words_s for a in actions), "s")
    spent = {part: median(a.parts_s.get(part, 0.0) for a in actions) for part in PARTS}
    script_s, sent_s = (
        median(times) for times in zip(*((a.script_s, a.sent_s) for a in actions), strict=True)
    )
    shares = {
        "engine (look-up, reach, walkshed)": spent["engine"],
        "tables": spent["tables"],
        "map building": spent["map"],
        "Streamlit (the rest of the page's script)": script_s - sum(spent.values()),
        "browser and transport, until the script begins": sent_s,
        "browser, from the script's end to the map drawn": picture_s - script_s - sent_s,
    }
    for words, seconds in shares.items():
        yield Figure(GROUP, f"split: {words}", seconds * 1e3, "ms")


def _cold_start(browser: "Browser", area: str, areas_folder: Path) -> float:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        nothing_kept = {"WITHIN_REACH_TILES": folder}
        with _server(areas_folder, "streamlit_app.py", nothing_kept) as address, _tab(browser) as page:
            _open(page, address, area)
            return time.perf_counter() - began


def _actions(browser: "Browser", area: str, areas_folder: Path, postcode: str) -> list[PageAction]:
    """Submissions, each in a fresh tab, after one that is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "runs.jsonl"
        extra = {"WITHIN_REACH_BENCH_LOG": str(log), "PYTHONPATH": str(ROOT), "WITHIN_REACH_TILES": folder}
        with _server(areas_folder, "bench/pages/timed_app.py", extra) as address:
            return [_ask(browser, address, area, postcode, log) for _ in range(ASKS + 1)][1:]


def _ask(browser: "Browser", address: str, area: str, postcode: str, log: Path) -> PageAction:
    with _tab(browser) as page:
        _open(page, address, area)
        page.get_by_label("Where does the person start").fill(postcode)
        page.wait_for_timeout(500)
        log.write_text("", encoding="utf-8")
        page.evaluate(_WATCH)
        page.get_by_role("button", name="Find").click()
        page.wait_for_function("() => window.withinReach.map !== undefined", timeout=LONGEST_MS)
        seen = page.evaluate("() => ({...window.withinReach, origin: performance.timeOrigin})")
        page.wait_for_timeout(500)
        runs = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    full = max(runs, key=lambda run: run["script"])
    return PageAction(
        words_s=(seen["words"] - seen["click"]) / 1e3,
        map_s=(seen["map"] - seen["click"]) / 1e3,
        sent_s=full["ended"] - full["script"] - (seen["origin"] + seen["click"]) / 1e3,
        script_s=full["script"],
        parts_s={part: full.get(part, 0.0) for part in PARTS},
        runs=len(runs),
    )


def _open(page: "Page", address: str, area: str) -> None:
    page.goto(f"{address}/?area={area}")
    page.get_by_label("Where does the person start").wait_for(timeout=LONGEST_MS)
    page.wait_for_function(_DRAWN, timeout=LONGEST_MS)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=LONGEST_MS)


@contextmanager
def _tab(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield context.new_page()
    context.close()


@contextmanager
def _server(areas_folder: Path, script: str, extra: dict[str, str]) -> Iterator[str]:
    """The app on a free port, ended again at the end."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    environment = os.environ | {"WITHIN_REACH_AREAS": str(areas_folder.resolve())} | extra
    command: list[Any] = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(timeout=20)


def _wait_for(address: str, running: "subprocess.Popen[bytes]") -> None:
    while running.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 - this machine
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise OSError("the app stopped while starting")
