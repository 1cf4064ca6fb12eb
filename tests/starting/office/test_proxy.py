"""What does the proxy do with requests? A real nginx with the shipped configuration, before stand-ins."""

import http.client
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from starting.commands import NotReadyError
from starting.office import proxy as proxies
from starting.office.proxy import Doors, Proxy, configuration, find_nginx
from tests.made_once import ROOT
from tests.starting.office.office import Reply, ask, free_port
from tests.starting.office.stand_in import LONG, POLICY, running_proxy, stand_in, wait_for

VISITOR = re.compile(r"within_reach_visitor=([0-9a-f]{32}); Path=/; Secure; HttpOnly; SameSite=Lax")


@pytest.fixture(scope="module")
def proxied() -> Iterator[tuple[int, list[int]]]:
    """The proxy's port, and those of two stand-ins behind it."""
    with ExitStack() as stack:
        ports = [stack.enter_context(stand_in()) for _ in range(2)]
        _, port = stack.enter_context(running_proxy(ports))
        yield port, ports


def who_answers(reply: Reply) -> int:
    return int(reply.body.split("\n", 1)[0])


def visitor_of(reply: Reply) -> str:
    [cookie] = reply.all_of("Set-Cookie")
    named = VISITOR.fullmatch(cookie)
    assert named, cookie
    return named[1]


def test_a_visitor_stays_on_his_process_and_many_are_spread(proxied: tuple[int, list[int]]) -> None:
    port, ports = proxied
    homes: list[int] = []
    for _ in range(40):
        first = ask(port)
        cookie = f"within_reach_visitor={visitor_of(first)}"
        again = [ask(port, path, Cookie=cookie) for path in ("/", "/register?area=a", "/_stcore/host-config")]
        assert {who_answers(reply) for reply in again} == {who_answers(first)}
        assert all(reply.all_of("Set-Cookie") == [] for reply in again), "the cookie is set once"
        homes.append(who_answers(first))
    assert min(homes.count(each) for each in ports) >= 4, "of 40 from one address both have some"


@pytest.mark.parametrize("cookie", ["", "x", "g" * 32, "a" * 33, "'; }", "A" * 32])
def test_a_cookie_that_is_not_the_proxys_is_replaced(proxied: tuple[int, list[int]], cookie: str) -> None:
    visitor_of(ask(proxied[0], Cookie=f"within_reach_visitor={cookie}"))


def test_the_headers_are_there_once_whoever_answers(proxied: tuple[int, list[int]]) -> None:
    port, _ = proxied
    for path, policy in {
        "/": POLICY,
        "/bare": "default-src 'none'",
        "/_stcore/metrics": "default-src 'none'",
    }.items():
        reply = ask(port, path)
        [stated] = reply.all_of("Content-Security-Policy")
        assert stated.startswith(policy)
        assert "frame-ancestors" in stated
        assert reply.all_of("X-Content-Type-Options") == ["nosniff"]
        assert reply.all_of("Referrer-Policy") == ["no-referrer"]
        assert reply.all_of("Strict-Transport-Security") == ["max-age=31536000"]
        assert reply.all_of("Server") == ["nginx"]


def test_cookies_of_many_groups_pass_both_ways_and_are_secure(proxied: tuple[int, list[int]]) -> None:
    port, _ = proxied
    cookies = ask(port, "/signed-in").all_of("Set-Cookie")
    theirs = [cookie for cookie in cookies if "_streamlit_user" in cookie]
    assert len(theirs) == 4
    assert all(LONG in cookie and "; Secure" in cookie and "; HttpOnly" in cookie for cookie in theirs)
    [xsrf] = [cookie for cookie in cookies if "_xsrf" in cookie]
    assert "Secure" in xsrf
    assert "HttpOnly" not in xsrf, "the page's own script reads it"
    sent = "; ".join(f"_streamlit_user__{part}={LONG}" for part in range(4))
    assert sent in ask(port, Cookie=sent).body


def test_the_app_learns_no_address_and_the_name_that_was_opened(proxied: tuple[int, list[int]]) -> None:
    sent = ask(
        proxied[0],
        Host="reach.test",
        X_Forwarded_For="198.51.100.7",
        X_Real_IP="198.51.100.7",
        Forwarded="for=198.51.100.7",
        X_Forwarded_Host="evil.example",
        X_Forwarded_Proto="https",
        Upgrade="websocket",
    ).body
    assert "198.51.100.7" not in sent
    assert "evil.example" not in sent
    assert "Upgrade" not in sent
    assert "Host: reach.test\n" in sent
    assert "X-Forwarded-Proto: https\n" in sent


CLOSED = (
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
    "/_stcore/",
    "/_stcore",
    "/about/_stcore/metrics",
    "/%5Fstcore/metrics",
    "//_stcore/metrics",
    "/x/../_stcore/metrics",
    "/_stcore/healthier",
    "/about/_stcore/health",
)
OPEN = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/_stcore/bidi-components/x",
    "/media/a",
)


@pytest.mark.parametrize("path", CLOSED)
def test_what_the_browser_does_not_need_is_closed(proxied: tuple[int, list[int]], path: str) -> None:
    reply = ask(proxied[0], path)
    assert (reply.status, reply.body) == (404, "There is no such page.\n")


@pytest.mark.parametrize("path", OPEN)
def test_what_the_browser_needs_is_open(proxied: tuple[int, list[int]], path: str) -> None:
    assert ask(proxied[0], path).status == 200


@pytest.mark.parametrize("host", ["evil.example", "reach.test.evil.example", ""])
def test_under_another_name_nothing_is_answered(proxied: tuple[int, list[int]], host: str) -> None:
    reply = ask(proxied[0], Host=host)
    assert reply.status in (400, 421)
    assert str(proxied[1][0]) not in reply.body


def test_a_file_is_taken_up_to_the_size_of_the_settings(proxied: tuple[int, list[int]]) -> None:
    assert proxies.upload_megabytes(ROOT / ".streamlit" / "config.toml") == 50
    asked = http.client.HTTPConnection("127.0.0.1", proxied[0], timeout=15)
    asked.putrequest("PUT", "/_stcore/upload_file/a/b")
    asked.putheader("Content-Length", str(52 * 1024 * 1024))
    asked.endheaders()
    assert asked.getresponse().status == 413
    asked.close()


def test_what_the_app_says_itself_passes_as_it_is(proxied: tuple[int, list[int]]) -> None:
    reply = ask(proxied[0], "/full")
    assert reply.status == 503
    assert who_answers(reply) in proxied[1]


def test_who_has_no_process_just_now_is_asked_for_patience_and_sent_to_no_other() -> None:
    with stand_in() as alive, running_proxy([alive, free_port()]) as (_, port):
        replies = [ask(port, "/register?start=1+High+Street") for _ in range(40)]
    waiting = [reply for reply in replies if reply.status == 503]
    assert len(waiting) >= 2
    assert {reply.status for reply in replies} == {200, 503}
    for reply in waiting:
        assert "Keep this tab open." in reply.body
        assert "in a minute" in reply.body
        assert reply.all_of("Retry-After") == ["60"]
        assert reply.all_of("Content-Type") == ["text/html; charset=utf-8"]
        assert reply.all_of("X-Content-Type-Options") == ["nosniff"]
        assert reply.all_of("Strict-Transport-Security") == ["max-age=31536000"]
        [policy] = reply.all_of("Content-Security-Policy")
        assert "frame-ancestors 'none'" in policy


def test_nothing_that_was_asked_is_written_anywhere(capfd: pytest.CaptureFixture[str]) -> None:
    before = set(Path(tempfile.gettempdir()).glob("within-reach-*"))
    with running_proxy([free_port()]) as (_, port):
        ask(port, "/?start=ONE-HIGH-STREET", Cookie="own=ONE-HIGH-STREET")
        own = set(Path(tempfile.gettempdir()).glob("within-reach-*")) - before
        written = [path for folder in own for path in folder.rglob("*") if path.is_file()]
        assert written
        assert not any(b"ONE-HIGH-STREET" in path.read_bytes() for path in written)
    assert "ONE-HIGH-STREET" not in "".join(capfd.readouterr())
    assert not any(folder.exists() for folder in own), "its folder goes with it"


def test_a_process_is_left_out_without_closing_what_is_open() -> None:
    with stand_in() as first, stand_in() as second, running_proxy([first, second]) as (proxy, port):
        kept = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
        kept.request("GET", "/")
        kept.getresponse().read()
        proxy.lay_out([second])
        proxy.take_configuration()
        until = time.monotonic() + 30
        while {who_answers(ask(port)) for _ in range(20)} != {second}:
            assert time.monotonic() < until
        assert proxy.is_up


def test_a_killed_proxy_is_started_again(capsys: pytest.CaptureFixture[str]) -> None:
    with stand_in() as app, running_proxy([app]) as (proxy, port):
        assert proxy._running is not None
        proxy._running.kill()
        until = time.monotonic() + 30
        while proxy.restarts == 0:
            assert time.monotonic() < until
            proxy.look_after()
        wait_for(port)
        assert ask(port).status == 200
    assert "The proxy ended by itself and is started again." in capsys.readouterr().out


def test_a_word_that_nobody_fills_in_is_an_error() -> None:
    with pytest.raises(KeyError, match="@NEW_WORD@"):
        configuration("listen @NEW_WORD@;", Doors("127.0.0.1", 1, ()), [], upload_mb=1)


def test_without_nginx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_args, **_more: None)
    with pytest.raises(NotReadyError, match=r"nginx is not installed; .* sudo apt install nginx"):
        find_nginx()


def test_what_nginx_does_not_take_is_said_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "office.conf").write_text("wrong words;", encoding="utf-8")
    monkeypatch.setattr(proxies, "TEMPLATE", tmp_path / "office.conf")
    proxy = Proxy(find_nginx(), Doors("127.0.0.1", 1, ("a",)))
    try:
        with pytest.raises(NotReadyError, match=r'does not take the configuration.*directive "wrong"'):
            proxy.lay_out([1])
    finally:
        proxy.end()
