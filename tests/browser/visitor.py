"""One person at the browser: what they can do on the page, and all that their browser did meanwhile."""

import html
import os
import re
import time
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    Frame,
    Locator,
    Page,
    TimeoutError as PlaywrightTimeoutError,
    WebSocket,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.page_scripts import AT_REST, DRAWN, FEATURES, FRAMES, IN_THEME, RINGS, STILL, WHOLE
from tests.browser.server import ROOT, Server

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
MAP = "iframe.stCustomComponentV1"
ROW = ".st-key-near_list [data-testid=stRadioOption]"
MATCH = ".st-key-match [data-testid=stRadioOption]"
CONTROLS = ".st-key-asked > .st-key-controls > [data-testid=stExpander] > details"
FOLDED = f"{CONTROLS}:has(> [data-testid=stExpanderDetails][inert]) > summary"
WITH_LIST = "@data-testid='stSelectbox' or @data-testid='stMultiSelect'"
TALLEST_PX = 4000
SHORT_BYTES = 50_000  # the app's word that it begins or has finished is shorter
AFTER_A_THEME_MS = 300  # colours go over into one another
QUIET_LOOKS, LONGEST_S, CLICK_S = 4, 60, 1.0


@lru_cache(maxsize=1)
def axe() -> Axe:
    """The checker, read once."""
    return Axe()


@dataclass
class Visitor:
    """One browser tab."""

    page: Page
    server: Server
    context: BrowserContext
    theme: str = "light"
    width: int = 1280
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)  # lengths of the messages to the app
    runs: int = 0  # times that the app was asked to run the page, or a part of it
    asked: bool = False  # the app for something that it has not begun
    running: bool = False  # the app's script
    settled: int = 0  # messages sent when the page last stood still

    def watch(self) -> None:
        """Write down what the browser does."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        def sent(data: str | bytes) -> None:
            self.sent.append(len(data))
            told = BackMsg.FromString(data) if isinstance(data, bytes) else BackMsg()
            if told.WhichOneof("type") == "rerun_script":
                self.asked = True
                self.runs += 1

        def received(data: str | bytes) -> None:
            if isinstance(data, bytes) and len(data) < SHORT_BYTES:
                told = ForwardMsg.FromString(data).WhichOneof("type")
                if told == "new_session":
                    self.asked, self.running = False, True
                elif told == "script_finished":
                    self.running = False

        socket.on("framesent", sent)
        socket.on("framereceived", received)

    def open(self, query: str = "") -> None:
        """Open the page, once it has drawn itself."""
        self.page.goto(f"{self.server.address}/?{query}")
        self.page.wait_for_selector('[data-testid="stMain"] h1, .wr-notice', timeout=60_000)
        self.settle()

    def follow(self, link: str) -> None:
        """Go to another page by its link, once the map is there, as somebody who looks first."""
        if self.page.locator(MAP).count():
            self.map()
            self.page.wait_for_timeout(500)
        self.page.get_by_role("link", name=link).first.click()

    def open_about(self) -> None:
        """Go to About the data by its link."""
        self.follow("About the data")
        self.page.wait_for_url("**/about*", timeout=30_000)
        self.page.wait_for_selector("h1:has-text('answers come from')", timeout=30_000)
        self.settle()

    def settle(self) -> None:
        """Wait until the app has answered all that was sent to it."""
        begun = time.monotonic()
        while len(self.sent) == self.settled and time.monotonic() < begun + CLICK_S:
            self.page.wait_for_timeout(50)
        if len(self.sent) == self.settled:  # the browser itself may be slow to send what was clicked
            self.page.wait_for_function(AT_REST, timeout=30_000)
        quiet, deadline = 0, begun + LONGEST_S
        while quiet < QUIET_LOOKS:
            assert time.monotonic() < deadline, f"the app did not answer; {self.asked=}, {self.running=}"
            self.page.wait_for_timeout(100)
            busy = self.asked or self.running or not self.page.locator(IDLE).count()
            quiet = 0 if busy else quiet + 1
        self.page.wait_for_function(WHOLE, timeout=30_000)
        self.page.evaluate(AT_REST)
        self.settled = len(self.sent)

    def turn_to_theme(self, theme: str) -> None:
        """See the page in the dark or in the light, once it is drawn so; no run of the page is waited for."""
        is_dark = theme == "dark"
        self.page.emulate_media(color_scheme="dark" if is_dark else "light")
        self.page.wait_for_function(IN_THEME, arg=is_dark, timeout=LONGEST_S * 1000)
        self.page.wait_for_timeout(AFTER_A_THEME_MS)
        if self.asked or self.running:
            self.settle()
        self.theme = theme

    def open_controls(self) -> None:
        """Open the controls where they are folded into one line, as somebody does who changes something."""
        line = self.page.locator(FOLDED)
        if line.count():
            line.click()
            self.page.wait_for_function(STILL, arg=CONTROLS, timeout=LONGEST_S * 1000)

    def fold_controls(self) -> None:
        """Fold the controls again, as they are for who comes back to an answer."""
        self.open_controls()
        self.page.locator(f"{CONTROLS} > summary").click()
        self.page.locator(FOLDED).wait_for()
        self.page.wait_for_function(STILL, arg=CONTROLS, timeout=LONGEST_S * 1000)

    def start(self) -> str:
        """How the start was found, also where the controls that say it are folded; "" without one."""
        line = self.page.locator(".wr-start")
        return (line.text_content() or "").strip() if line.count() else ""

    def find(self, typed: str) -> None:
        """Type where the person starts and press Find."""
        self.open_controls()
        self.page.get_by_label("Where does the person start").fill(typed)
        self.page.get_by_role("button", name="Find", exact=True).click()
        self.settle()

    def open_more(self) -> None:
        """Open what most people leave as it is, or close it again; a click into what moves would miss."""
        self.open_controls()
        self.page.locator(".st-key-more summary").click()
        self.page.wait_for_function(STILL, arg=".st-key-more details", timeout=LONGEST_S * 1000)

    def choose(self, group: str, choice: str) -> None:
        """Choose one of a row of buttons."""
        self.open_controls()
        self.page.locator(f".st-key-{group} button", has_text=choice).first.click()
        self.settle()

    def rows(self) -> list[str]:
        """The names in the list, in its order."""
        return [name for group in self.groups() for name in group]

    def groups(self) -> list[list[str]]:
        """The names in the list by the group in which the arrows go from one to the next."""
        groups = self.page.locator('.st-key-near_list [role="radiogroup"]').all()
        return [
            [
                text.split("\n")[0].strip().replace("\u2060", "")
                for text in group.locator("label p").all_inner_texts()
            ]
            for group in groups
        ]

    def fitting(self) -> list[str]:
        """The names in the list of what is in reach, or fits: not what is just beyond it, or almost fits."""
        beyond = self.page.locator('.st-key-group_misses [role="radiogroup"] label p')
        return self.rows()[: len(self.rows()) - beyond.count()]

    def unfold(self) -> None:
        """Open every line of the list behind which others are folded, and show all rows of each group."""
        closed = self.page.locator(".st-key-near_list details:not([open]) > summary")
        while closed.count():
            closed.first.click()
            self.settle()
        more = self.page.locator(".st-key-near_list").get_by_role("button", name="Show all")
        while more.count():
            more.first.click()
            self.settle()

    def pick(self, label: str, option: str) -> None:
        """Pick from the field of this label, or one that begins so."""
        self.pick_from(self.page.get_by_label(label, exact=False).first, option)

    def pick_from(self, field: Locator, option: str) -> None:
        """Pick from a list; again, if the page about it still moved and the list closed."""
        choice = self.page.get_by_role("option").filter(has_text=option).first
        taken = field.locator(f"xpath=ancestor::*[{WITH_LIST}][1]").filter(has_text=option)
        for patience_ms in (3_000, 3_000, 30_000):
            field.scroll_into_view_if_needed()
            field.click()
            field.fill(option)
            try:
                choice.wait_for(timeout=patience_ms)
            except PlaywrightTimeoutError:
                if patience_ms > 3_000:
                    raise
                field.press("Escape")
                continue
            self.page.wait_for_timeout(300)  # the choices that do not fit are taken away a moment later
            field.press("Enter")
            self.settle()
            field.blur()  # what was typed and not taken is put back
            if option in field.input_value() or taken.count():
                return
        raise AssertionError(f"{option} was not taken")

    def choose_row(self, at: int) -> str:
        """Choose a place in the list; gives what the page then says of the way."""
        self.page.locator(ROW).nth(at).click()
        self.settle()
        return self.page.locator(".wr-way").inner_text()

    def open_table(self) -> list[str]:
        """Open the table of the answer; gives its names."""
        self.page.get_by_text("Show the table of").click()
        cells = self.page.locator(".wr-table table").last.locator("tbody th")
        cells.first.wait_for()
        return [text.strip() for text in cells.all_inner_texts()]

    def download(self) -> str:
        """What the file holds."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Download").click()
        return Path(download.value.path()).read_text(encoding="utf-8-sig")

    def map(self) -> Frame:
        """The map's own frame, once its pictures are drawn."""
        shown = self.page.locator(MAP).locator("visible=true").first
        try:
            shown.wait_for(timeout=60_000)
        except PlaywrightTimeoutError:
            told = self.page.evaluate(FRAMES)
            raise AssertionError(f"No map is shown. Frames: {told}; console: {self.console[-10:]}") from None
        handle = shown.element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_function(DRAWN, timeout=30_000)
        return frame

    def on_map(self) -> dict[str, str]:
        """The places on the map: the id of each and what it is called there."""
        found: dict[str, str] = self.map().evaluate(FEATURES)
        return {html.unescape(key): html.unescape(title) for key, title in found.items()}

    def home_on_map(self) -> tuple[float, float] | None:
        """Latitude and longitude of the ring where the person starts."""
        rings = self.map().evaluate(RINGS)
        return tuple(rings[0]) if rings else None

    def tiles(self) -> list[tuple[int, str]]:
        """Zoom and address of every background picture that was asked for."""
        found = (re.search(r"/tiles/[^/]+/[^/]+/(\d+)/\d+/", url) for url in self.requests)
        return [(int(match[1]), match.string) for match in found if match]

    def text(self) -> str:
        """The words on the page."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def all_it_shows(self) -> str:
        """Every word that the page or its map holds, seen or not."""
        parts = [self.page.content(), *(frame.content() for frame in self.page.frames[1:])]
        return html.unescape("\n".join(parts))

    def serious(self) -> list[dict[str, Any]]:
        """Serious and critical findings of axe on the page and its map: rule, impact, element."""
        for frame in self.page.frames:
            frame.evaluate(axe().axe_script)
        told = self.page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: true})")
        return [
            {
                "rule": rule["id"],
                "target": str(node["target"]),
                "html": node["html"][:200],
                "why": node["failureSummary"][:300],
            }
            for rule in told["violations"]
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]

    def picture(self, state: str, *, page: str = "near-a-person") -> None:
        """Keep a picture of the whole page in screenshots/; not where nobody looks at them."""
        if os.environ.get("CI") == "true":
            return
        folder = ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        size = self.page.viewport_size or {"width": self.width, "height": 1000}
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": min(height, TALLEST_PX)})
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=folder / f"{page}-{state}-{self.width}-{self.theme}.png")
        self.page.set_viewport_size(size)
