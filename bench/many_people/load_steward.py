"""How does a steward bring in a list, as the server sees it? File, columns and report, one by one."""

import asyncio
import time
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.many_people.load_person import LONGEST_S, Person, Shown, cookies_of
from presentation.words.register.record import PARTS

_LOOK_S: Final = 0.7  # as often as the page looks by itself
_LONGEST_LIST_S: Final = 600.0
_GIVES_A_COOKIE: Final = "/_stcore/health"  # which a file has to bring with it


@dataclass
class Steward(Person):
    """Somebody at the register's page."""

    async def bring_in(self, title: str, content: bytes) -> float:
        """Bring a list in, from choosing the file to its being in the register; the seconds that it took."""
        began = time.monotonic()
        await self.go_to("register")
        if not self.signed_in:  # who has signed in is known by name
            self._choose("reg_who", "LT")
        self._choose("reg_part", str(PARTS["import"]))
        await self.rerun()
        await self._send("reg_file", f"{title}.csv", content)
        self._choose("reg_title", title)
        await self.rerun()
        await self.press("reg_read")
        for button in ("reg_look", "reg_commit"):
            await self._until(button)
            await self.press(button)
        await self._until("reg_next")
        await self.press("reg_next")
        return time.monotonic() - began

    async def press(self, key: str) -> None:
        """Press the button of this key and wait for what it does."""
        await self.rerun(trigger=self._of_key(key).element.id)

    def _of_key(self, key: str) -> Shown:
        for thing in self.shown.values():
            if str(getattr(thing.element, "id", "")).endswith(f"-{key}"):
                return thing
        raise LookupError(f"The page has nothing with the key {key!r}.")

    def _choose(self, key: str, value: str) -> None:
        thing = self._of_key(key)
        self.put(thing, [value] if thing.kind == "button_group" else value)

    async def _until(self, key: str) -> None:
        until = time.monotonic() + _LONGEST_LIST_S
        while time.monotonic() < until:
            try:
                self._of_key(key)
                return
            except LookupError:
                await asyncio.sleep(_LOOK_S)
                await self.rerun(fragment=self._looks_by_itself())
        raise TimeoutError(f"No {key!r} within {_LONGEST_LIST_S:.0f} s: {self.says()[-500:]}")

    def _looks_by_itself(self) -> str:
        """The part of the page that is shown again and again as long as work goes on, "" where none is."""
        return next((thing.fragment for thing in self.shown.values() if thing.fragment), "")

    async def _send(self, key: str, name: str, content: bytes) -> None:
        """Send a file as a browser does: ask for its address, put it there, and say that it is there."""
        message, uploader = BackMsg(), self._of_key(key)
        request = message.file_urls_request
        request.request_id, request.session_id = uuid.uuid4().hex, self.session_id
        request.file_names.append(name)
        await self._socket.send(message.SerializeToString())
        answer = await asyncio.wait_for(self.answer_of("file_urls_response"), LONGEST_S)
        urls = answer.file_urls_response.file_urls[0]
        await asyncio.to_thread(self._put_file, urls.upload_url, name, content)
        state = WidgetState(id=uploader.element.id)
        state.file_uploader_state_value.uploaded_file_info.add(
            name=name, size=len(content), file_id=urls.file_id, file_urls=urls
        )
        self.states[state.id] = state

    def _put_file(self, path: str, name: str, content: bytes) -> None:
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        mine = cookies_of(self.address + _GIVES_A_COOKIE, self.cookies)
        request = urllib.request.Request(  # noqa: S310 - this machine
            f"{self.address}{path}",
            data=head.encode() + content + f"\r\n--{mark}--\r\n".encode(),
            method="PUT",
            headers={
                "Content-Type": f"multipart/form-data; boundary={mark}",
                "Cookie": f"{self.cookies}; {mine}".removeprefix("; "),
                "X-Xsrftoken": mine.partition("=")[2],
                "Origin": self.address,
            },
        )
        urllib.request.urlopen(request, timeout=LONGEST_S).close()  # noqa: S310 - this machine
