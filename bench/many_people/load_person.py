"""How does one person use the page, as the server sees it? The browser's side of it, without a browser.

Speaks the messages that a browser sends to Streamlit over its websocket, keeps what the page has on it, and
asks for the map's pictures as the map would. Only ever speaks with this machine.
"""

import asyncio
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asinh, pi, radians, tan
from typing import Any
from urllib.parse import urlsplit

import websockets.asyncio.client as sockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

HERE = ("127.0.0.1", "localhost", "::1")
LONGEST_S = 180.0  # the first on a busy machine waits for all that is made once
_UNAVAILABLE = 503
_HOLDS = ("text_input", "selectbox", "radio", "button_group", "multiselect")
_TEXTS = ("html", "markdown", "text", "heading")
_TILES = re.compile(r"/tiles/[\w-]+/[\w-]+/\{z\}/\{x\}/\{y\}\{r\}\.png")
_BOUNDS = re.compile(r"lookAt\(\w+, (\[\[.*?\]\])")


class FullError(Exception):
    """The server lets nobody in just now."""


@dataclass
class Shown:
    """One thing on the page."""

    kind: str  # of Streamlit's elements
    element: Any
    fragment: str  # the part of the page that it belongs to, "" if to none
    run: str


@dataclass
class Person:
    """One browser tab, from the server's side."""

    address: str
    query: str
    shown: dict[tuple[int, ...], Shown] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    cached_messages: dict[str, ForwardMsg] = field(
        default_factory=dict
    )  # large messages, which are sent once
    page_hash: str = ""
    pages: dict[str, str] = field(default_factory=dict)  # the hash of each, by its path
    signed_in: str = ""  # the cookie of who signed in, "" where nobody does
    cookies: str = ""  # that, and what the server has set, as it is sent back
    session_id: str = ""  # as the server calls this tab
    received_bytes: int = 0
    _socket: Any = None

    async def arrive(self) -> None:
        """Open the page and wait until it is there. Raises ``FullError``."""
        parts = urlsplit(self.address)
        if parts.hostname not in HERE:
            raise ValueError("The load test only speaks with this machine.")
        cookies = await asyncio.to_thread(cookies_of, f"{self.address}/")
        self.cookies = "; ".join(cookie for cookie in (self.signed_in, cookies) if cookie)
        self._socket = await sockets.connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=self.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookies} if self.cookies else None,
            max_size=None,
        )
        await self.rerun()

    async def leave(self) -> None:
        """Close the tab."""
        if self._socket is not None:
            await self._socket.close()

    async def go_to(self, path: str) -> None:
        """Open another page of the app in this tab, by its path: "ward-gaps", "" for the first."""
        self.page_hash = self.pages[path]
        await self.rerun()

    async def rerun(self, *, fragment: str = "", trigger: str = "") -> None:
        """Send the page's state and read until the server has answered it."""
        message = BackMsg()
        request = message.rerun_script
        request.query_string, request.page_script_hash, request.fragment_id = (
            self.query,
            self.page_hash,
            fragment,
        )
        request.cached_message_hashes.extend(self.cached_messages)
        request.context_info.url = f"{self.address}/"
        there = {thing.element.id for thing in self.shown.values() if hasattr(thing.element, "id")}
        request.widget_states.widgets.extend(state for key, state in self.states.items() if key in there)
        if trigger:
            request.widget_states.widgets.add(id=trigger, trigger_value=True)
        await self._socket.send(message.SerializeToString())
        await asyncio.wait_for(self._read_until_finished(), LONGEST_S)

    async def _read_until_finished(self) -> None:
        run = ""
        while True:
            message = await self._received()
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                metadata, cached = message.metadata, self.cached_messages[message.ref_hash]
                message = ForwardMsg()
                message.CopyFrom(cached)
                message.metadata.CopyFrom(metadata)
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable and message.hash:
                self.cached_messages[message.hash] = message
            if kind == "new_session":
                run = message.metadata.run.script_run_id
                self.session_id = message.new_session.initialize.session_id or self.session_id
                self.page_hash = message.new_session.page_script_hash or self.page_hash
            elif kind == "navigation":
                self.pages = {
                    page.url_pathname: page.page_script_hash for page in message.navigation.app_pages
                }
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                self._show(message, run)
            elif kind == "script_finished" and self._finished(message.script_finished, run):
                return

    async def answer_of(self, kind: str) -> ForwardMsg:
        """The next message of this kind; between two runs of the page nothing else is lost by that."""
        while True:
            message = await self._received()
            if message.WhichOneof("type") == kind:
                return message

    async def _received(self) -> ForwardMsg:
        data = await self._socket.recv()
        self.received_bytes += len(data)
        message = ForwardMsg()
        message.ParseFromString(data)
        return message

    def _finished(self, how: int, run: str) -> bool:
        """Whether this ends the run; what it did not show again is gone from the page."""
        if how == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        if how == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.shown = {at: thing for at, thing in self.shown.items() if thing.run == run}
        elif how == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
            redrawn = {thing.fragment for thing in self.shown.values() if thing.run == run and thing.fragment}
            self.shown = {
                at: thing
                for at, thing in self.shown.items()
                if thing.run == run or thing.fragment not in redrawn
            }
        return True

    def _show(self, message: ForwardMsg, run: str) -> None:
        delta, at = message.delta, tuple(message.metadata.delta_path)
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type") or ""
        element = getattr(delta.new_element, kind) if kind else None
        self.shown[at] = Shown(kind, element, delta.fragment_id, run)
        if kind in _HOLDS and (element.id not in self.states or element.set_value):
            self.put(self.shown[at], _held(kind, element))

    def things(self, kind: str) -> Iterator[Shown]:
        """What is on the page of one kind, from top to bottom."""
        return (self.shown[at] for at in sorted(self.shown) if self.shown[at].kind == kind)

    def labelled(self, kind: str, words: str) -> Shown:
        """The first thing of this kind whose label begins so."""
        for thing in self.things(kind):
            if str(thing.element.label).startswith(words):
                return thing
        raise LookupError(f"The page has no {kind} called {words!r}.")

    def says(self) -> str:
        """The page's plain text."""
        bodies = (thing.element for kind in _TEXTS for thing in self.things(kind))
        return "\n".join(str(getattr(body, "body", "")) for body in bodies)

    def put(self, thing: Shown, value: str | list[str]) -> None:
        """Set a field, a choice of one, or a row of buttons; nothing is sent yet."""
        state = WidgetState(id=thing.element.id)
        if isinstance(value, str):
            if value or thing.kind == "text_input":
                state.string_value = value
        else:
            state.string_array_value.data.extend(value)
        self.states[state.id] = state

    def pictures(self) -> list[str]:
        """The addresses of the background pictures that the map shown last needs."""
        maps = list(self.things("component_instance"))
        return _tiles_for(str(json.loads(maps[-1].element.json_args).get("script", ""))) if maps else []


def cookies_of(address: str, held: str = "") -> str:
    """Open a page, as a browser does that holds cookies already, and give those that it sets.

    Raises ``FullError`` where nobody is let in.
    """
    headers = {"Accept": "text/html", "Cookie": held}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - this machine
    try:
        with urllib.request.urlopen(request, timeout=LONGEST_S) as page:  # noqa: S310 - this machine
            cookies = page.headers.get_all("Set-Cookie") or []
    except urllib.error.HTTPError as error:
        if error.code == _UNAVAILABLE:
            raise FullError from None
        raise
    return "; ".join(cookie.partition(";")[0] for cookie in cookies)


def _held(kind: str, element: Any) -> str | list[str]:
    """What a control holds when it comes: set by the page, or its default."""
    if kind == "text_input":
        return str(element.value if element.set_value else element.default)
    if kind in ("selectbox", "radio"):
        at = element.default if element.HasField("default") else None
        return str(element.raw_value or (element.options[at] if at is not None else ""))
    if element.set_value:
        return list(element.raw_values)
    options = [getattr(option, "content", option) for option in element.options]
    return [options[at] for at in element.default]


def _tiles_for(script: str) -> list[str]:
    """The addresses of the background pictures for what the map looks at."""
    address, bounds = _TILES.search(script), _BOUNDS.search(script)
    if not address or not bounds:
        return []
    (south, west), (north, east) = json.loads(bounds[1])
    zoom = next(z for z in range(17, 7, -1) if _tile(z, east, south)[0] - _tile(z, west, north)[0] <= 1)
    (left, top), (right, bottom) = _tile(zoom, west, north), _tile(zoom, east, south)
    return [
        address[0].replace("{z}/{x}/{y}{r}", f"{zoom}/{x}/{y}")
        for x in range(left, right + 1)
        for y in range(top, bottom + 1)
    ]


def _tile(zoom: int, lon: float, lat: float) -> tuple[int, int]:
    across = (lon + 180) / 360 * 2**zoom
    down = (1 - asinh(tan(radians(lat))) / pi) / 2 * 2**zoom
    return int(across), int(down)
