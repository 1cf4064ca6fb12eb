"""A server on this machine that answers for every host of the catalogue, and fails where it is told to.

``https://HOST/PATH?QUERY`` comes as ``/HOST/PATH?QUERY`` when ``WITHIN_REACH_WEB`` names this server. What
answers is a function by host; a planted fault comes before it, as often as it says.
"""

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

PUBLISHED: Final = formatdate(1_764_000_000, usegmt=True)  # 24 November 2025


@dataclass(frozen=True)
class Request:
    """What was asked: host, path and query, and the headers."""

    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    url: str
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What is answered; a file may be asked for in part, and only if it is newer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    is_file: bool = False
    cut_at: int | None = None  # after so many bytes the server hangs up
    silent_s: float = 0.0  # it waits so long before the body
    drip_s: float = 0.0  # it waits so long after each byte


Respond = Callable[[Request], Answer | None]
Fault = Callable[[Request, Answer], Answer]


def file_answer(body: bytes) -> Answer:
    """A file as web servers give it: with a tag, a date, and in part where that is asked for."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Last-Modified": PUBLISHED, "Accept-Ranges": "bytes"}
    return Answer(body, headers=headers, is_file=True)


@dataclass
class Planted:
    """A fault: which addresses it befalls, and how often."""

    pattern: str
    fault: Fault
    times: int


@dataclass
class StandInWeb:
    """The server: what answers for each host, what is planted, what has been asked."""

    hosts: dict[str, Respond] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    address: str = ""

    def plant(self, pattern: str, fault: Fault | Answer, times: int = 1_000_000) -> None:
        """Let addresses that fit a pattern fail, so many times."""
        if isinstance(fault, Answer):
            answer = fault
            self.planted.append(Planted(pattern, lambda *_: answer, times))
        else:
            self.planted.append(Planted(pattern, fault, times))

    def heal(self) -> None:
        """Let nothing fail any more."""
        self.planted.clear()

    def urls(self, pattern: str = "") -> list[str]:
        """The addresses that were asked and fit."""
        return [request.url for request in self.requests if re.search(pattern, request.url)]

    def answer(self, request: Request) -> Answer:
        """What is answered to a request."""
        self.requests.append(request)
        respond = self.hosts.get(request.host)
        answer = (respond(request) if respond else None) or Answer(b"<html>not here</html>", 404)
        for each in self.planted:
            if each.times > 0 and re.search(each.pattern, request.url):
                each.times -= 1
                answer = each.fault(request, answer)
        return _conditional(request, answer) if answer.is_file else answer


def _conditional(request: Request, answer: Answer) -> Answer:
    """A file in part, or only that it has not changed."""
    tag, changed = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
    if "Range" not in request.headers:
        same = request.headers.get("If-None-Match") == tag if tag else False
        same = same or (not tag and bool(changed) and request.headers.get("If-Modified-Since") == changed)
        return replace(answer, body=b"", status=304) if same else answer
    start = int(re.findall(r"bytes=(\d+)-", request.headers["Range"])[0])
    end = re.findall(r"bytes=\d+-(\d+)", request.headers["Range"])
    if request.headers.get("If-Range", tag) not in (tag, changed) or "Accept-Ranges" not in answer.headers:
        return answer
    if start >= len(answer.body):
        return replace(answer, body=b"", status=416)
    body = answer.body[start : int(end[0]) + 1 if end else None]
    span = f"bytes {start}-{start + len(body) - 1}/{len(answer.body)}"
    return replace(answer, body=body, status=206, headers={**answer.headers, "Content-Range": span})


def _request(target: str, headers: dict[str, str], body: bytes) -> Request:
    """What was really meant, by where a request for the stand-in goes."""
    parts = urlsplit(target)
    host, _, path = parts.path.lstrip("/").partition("/")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    url = f"https://{host}/{unquote(path)}" + (f"?{unquote(parts.query)}" if parts.query else "")
    return Request(host, f"/{unquote(path)}", query, headers, url, body)


@contextmanager
def serving(web: StandInWeb) -> Iterator[StandInWeb]:
    """Serve until the end; ``web.address`` is where."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            with suppress(OSError):
                self._send(web.answer(_request(self.path, dict(self.headers.items()), body)))

        do_POST = do_GET  # noqa: N815 - by this name it is looked for

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304 and "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.flush()
            time.sleep(answer.silent_s)
            if answer.drip_s:
                for letter in answer.body:
                    self.wfile.write(bytes([letter]))
                    self.wfile.flush()
                    time.sleep(answer.drip_s)
            else:
                self.wfile.write(answer.body if answer.cut_at is None else answer.body[: answer.cut_at])
            if answer.cut_at is not None:
                self.close_connection = True

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    web.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
