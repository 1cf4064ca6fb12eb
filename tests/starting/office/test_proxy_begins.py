"""Is it said that the app is open only when its proxy takes connections?"""

from pathlib import Path

import pytest

from starting.commands import NotReadyError
from starting.office.proxy import Doors, Proxy, find_nginx
from starting.office.serve import wait_until_listening
from tests.starting.office.office import free_port
from tests.starting.office.stand_in import stand_in


def slow_nginx(folder: Path, words: str) -> str:
    """An nginx that first does something else, but checks its configuration as usual."""
    program = folder / "nginx"
    program.write_text(f'#!/bin/sh\ncase "$*" in *-t*) ;; *) {words};; esac\nexec {find_nginx()} "$@"\n')
    program.chmod(0o755)
    return str(program)


def test_it_is_waited_for_until_the_proxy_takes_connections(tmp_path: Path) -> None:
    proxy = Proxy(slow_nginx(tmp_path, "sleep 1"), Doors("127.0.0.1", free_port(), ("127.0.0.1",)))
    try:
        with stand_in() as app:
            proxy.lay_out([app])
            proxy.begin()
            assert proxy.is_up
            assert not proxy.is_listening()
            wait_until_listening(proxy)
            assert proxy.is_listening()
    finally:
        proxy.end()


def test_a_proxy_that_ends_while_starting_is_said(tmp_path: Path) -> None:
    proxy = Proxy(slow_nginx(tmp_path, "exit 1"), Doors("127.0.0.1", free_port(), ("127.0.0.1",)))
    try:
        proxy.lay_out([free_port()])
        proxy.begin()
        with pytest.raises(NotReadyError, match="The proxy stopped while starting"):
            wait_until_listening(proxy)
    finally:
        proxy.end()
