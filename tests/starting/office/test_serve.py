"""Does an office's app hold? Two processes behind nginx: killed, ended, and refused where it must."""

import asyncio
import base64
import os
import re
import secrets
import signal
import socket
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import websockets.asyncio.client as sockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

import start
from starting import setting_up, sign_in
from starting.commands import NotReadyError
from starting.office import proxy as proxies
from starting.office.serve import OfficeOptions, check_options, serve
from tests.starting.office.office import KEY_TEXT, RunningOffice, ask, free_port, running_office

pytestmark = pytest.mark.slow


def visitors(count: int) -> list[str]:
    return [f"within_reach_visitor={secrets.token_hex(16)}" for _ in range(count)]


async def opened(stack: AsyncExitStack, office: RunningOffice, cookie: str) -> sockets.ClientConnection:
    """A page's connection through the proxy, under the office's name and with its origin."""
    return await stack.enter_async_context(
        sockets.connect(
            f"ws://reach.test:{office.port}/_stcore/stream",
            host="127.0.0.1",
            port=office.port,
            additional_headers={"Cookie": cookie},
            origin=Origin(f"http://reach.test:{office.port}"),
            max_size=None,
        )
    )


async def runs(page: sockets.ClientConnection) -> bool:
    """Whether the page runs its script to the end when it is asked to."""
    asked = BackMsg()
    asked.rerun_script.query_string = "area=demo"
    await page.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(await asyncio.wait_for(page.recv(), 60))
        if message.WhichOneof("type") == "script_finished":
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def pages_of(office: RunningOffice) -> dict[str, int]:
    return office.metric("process_open_pages")


def test_visitors_are_spread_and_each_stays_on_his_own(office: RunningOffice) -> None:
    async def journey() -> None:
        async with AsyncExitStack() as stack:
            for cookie in visitors(24):
                await opened(stack, office, cookie)
            spread = pages_of(office)
            assert sum(spread.values()) == 24
            assert min(spread.values()) >= 2
        office.wait("they are closed", lambda: sum(pages_of(office).values()) == 0)
        async with AsyncExitStack() as stack:
            [cookie] = visitors(1)
            for _ in range(6):
                await opened(stack, office, cookie)
            assert sorted(pages_of(office).values()) == [0, 6]

    asyncio.run(journey())


def test_a_killed_process_takes_nobody_else_with_it_and_comes_again(office: RunningOffice) -> None:
    async def journey() -> None:
        async with AsyncExitStack() as stack:
            pages = [(cookie, await opened(stack, office, cookie)) for cookie in visitors(20)]
            before = office.metric("process_restarts_total")
            os.kill(office.apps()[0], signal.SIGKILL)
            office.wait("it is missed", lambda: office.health()[0] == 503)
            states = [await is_open(page) for _, page in pages]
            assert any(states)
            assert not all(states)
            others = [page for (_, page), is_well in zip(pages, states, strict=True) if is_well]
            assert await runs(others[0]), "who is on the other process goes on"
            lost = next(cookie for (cookie, _), is_well in zip(pages, states, strict=True) if not is_well)
            reply = ask(office.port, "/", Cookie=lost)
            assert reply.status == 200 or "Keep this tab open." in reply.body
            office.wait("it is there again", lambda: office.health()[0] == 200)
            assert ask(office.port, "/", Cookie=lost).status == 200
            assert await runs(await opened(stack, office, lost)), "who was on it is served again"
            after = office.metric("process_restarts_total")
            assert sum(after.values()) == sum(before.values()) + 1

    asyncio.run(journey())


async def is_open(page: sockets.ClientConnection) -> bool:
    try:
        await asyncio.wait_for(await page.ping(), 20)
    except ConnectionClosed:
        return False
    return True


def test_both_bring_the_same_town_into_one_new_register(office: RunningOffice, own_areas: Path) -> None:
    """Two processes that open an area at the same moment write its lists once."""

    async def journey() -> list[bool]:
        async with AsyncExitStack() as stack:
            pages = [await opened(stack, office, cookie) for cookie in visitors(16)]
            assert min(pages_of(office).values()) >= 1
            return await asyncio.gather(*(runs(page) for page in pages))

    assert all(asyncio.run(journey()))
    listed = [ask(process, "/services?per_page=1").body for process in inner_ports(office)]
    assert len(listed) == 2
    assert len(set(listed)) == 1
    assert (own_areas.parent / "register" / "register.sqlite").is_file()


def inner_ports(office: RunningOffice) -> list[int]:
    return sorted(
        int(port) for words in office.pids().values() for port in re.findall(r"--server\.port (\d+)", words)
    )


def test_the_real_app_s_headers_stand_once_and_its_closed_paths_are_closed(office: RunningOffice) -> None:
    reply = ask(office.port)
    for name in (
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Strict-Transport-Security",
    ):
        assert len(reply.all_of(name)) == 1, name
    assert "frame-ancestors 'self'" in reply.all_of("Content-Security-Policy")[0]
    assert ask(office.port, "/_stcore/metrics").status == 404
    assert ask(office.port, "/", Host="evil.example").status == 421
    assert ask(office.port, "/", Host="reach.test").status == 200


def test_health_and_metrics_answer_this_machine_alone_and_about_nobody(office: RunningOffice) -> None:
    status, state = office.health()
    assert (status, state) == (200, {"ok": True, "processes": 2, "answering": 2, "proxy": True})
    assert set(office.metric("process_up").values()) == {1}
    assert min(office.metric("process_memory_bytes").values()) > 50_000_000
    assert ask(office.status_port, "/health", Host="evil.example").status == 421
    assert ask(office.status_port, "/elsewhere").status == 404
    for path in ("/health", "/metrics"):
        assert "process_up" not in ask(office.port, path).body, "not through the proxy"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{office.status_port:04X}")}
    assert {each.split(":")[0] for each in listening} == {"0100007F"}


def test_the_key_of_what_tabs_keep_is_in_memory_alone(office: RunningOffice, own_areas: Path) -> None:
    key = base64.urlsafe_b64encode(KEY_TEXT)
    assert len(office.apps()) == 2
    for pid in office.pids():
        for part in ("cmdline", "environ"):
            assert key not in (Path("/proc") / str(pid) / part).read_bytes()
    for folder in (office.scratch, own_areas.parent):
        assert not any(key in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_however_it_is_ended_nothing_is_left_running(
    number: signal.Signals, own_areas: Path, scratch: Path
) -> None:
    with running_office(own_areas, scratch) as office:
        assert len(office.apps()) == 2
        assert any("nginx" in words for words in office.pids().values())
        office.process.send_signal(number)
        code = office.process.wait(60)
        assert code == (-signal.SIGKILL if number == signal.SIGKILL else 0)
        office.wait("all have ended", lambda: not office.pids())
        if number != signal.SIGKILL:
            assert list(scratch.glob("within-reach-*")) == []
        with socket.socket() as door:
            assert door.connect_ex(("127.0.0.1", office.port)) != 0


# What it refuses


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "check_set_up", lambda: None)
    monkeypatch.setattr(sign_in, "check_sign_in", lambda _root: None)


def test_it_never_starts_without_a_sign_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_root: Path) -> None:
        raise NotReadyError("No sign-in is configured. Configure one.")

    monkeypatch.setattr(sign_in, "check_sign_in", refuse)
    monkeypatch.setattr(proxies, "find_nginx", lambda: pytest.fail("it went on"))
    monkeypatch.setattr(start.serving, "end_on_signals", lambda: None)
    for words in (["--bind", "127.0.0.1"], ["--bind", "192.0.2.1"], []):
        assert start.main(["serve", "--processes", "2", *words]) == 1
        assert "No sign-in is configured." in capsys.readouterr().err


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("which", ["port", "status_port"])
def test_a_port_in_use_is_said(which: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = {"port": free_port(), "status_port": free_port()} | {which: taken.getsockname()[1]}
        with pytest.raises(NotReadyError, match=rf"Port {ports[which]} of 127\.0\.0\.1 cannot be used"):
            serve(OfficeOptions(1, **ports))


def test_what_is_not_set_up_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sign_in, "check_sign_in", lambda _root: None)
    monkeypatch.setattr(setting_up.commands, "VENV", tmp_path)
    with pytest.raises(NotReadyError, match=r"not set up yet\. .* python3 start\.py setup"):
        serve(OfficeOptions(1, free_port()))


REFUSED = [
    (OfficeOptions(0, 1), "0 processes cannot be run: give --processes from 1 to 64"),
    (OfficeOptions(65, 1), "65 processes cannot be run"),
    (OfficeOptions(1, 0), "0 is no port"),
    (OfficeOptions(1, 65_535), "65536 is no port"),
    (OfficeOptions(1, 1, names=("https://reach.test",)), "'https://reach.test' is no name of a machine"),
    (OfficeOptions(1, 1, names=("a b; return 200",)), "is no name of a machine"),
    (OfficeOptions(1, 1, names=("a\n",)), "is no name of a machine"),
    (OfficeOptions(1, 1, address="::1; x"), "'::1; x' is no address to listen on"),
]


@pytest.mark.parametrize(("options", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(options: OfficeOptions, sentence: str) -> None:
    with pytest.raises(NotReadyError, match=re.escape(sentence)):
        check_options(options)


@pytest.mark.parametrize(
    "words",
    [
        ["serve"],
        ["run", "--processes", "2"],
        ["--name", "a"],
        ["serve", "--processes", "2", "--place", "Wigan"],
    ],
)
def test_words_that_do_not_go_together_are_refused(words: Sequence[str]) -> None:
    with pytest.raises(SystemExit):
        start.arguments(list(words))
