"""How is an office's server started for a load test? As ``start.py serve`` does it, with one who signed in.

Signing in goes to a provider that this test has none of. So the office gets a secret of its own, and every
person of the test a cookie that is signed with it, as Streamlit would sign it after the provider's word.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from itsdangerous import URLSafeTimedSerializer

from bench.measuring.children import ROOT

_COOKIE: Final = "_streamlit_user"
_ROLE: Final = "Load.Everything"
_LONGEST_START_S: Final = 300
_LONGEST_END_S: Final = 60
_SETTINGS: Final = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "within-reach"
client_secret = "not needed here"
server_metadata_url = "https://127.0.0.1/.well-known/openid-configuration"

[sign_in.roles]
{roles}
"""
_ROLES: Final = ("front line", "steward", "planner", "panel", "administrator")


@contextmanager
def running_office(areas_folder: Path, scratch: Path, processes: int) -> Iterator[tuple[str, int, str]]:
    """So many processes behind their proxy: its address, the process that started all, a signed cookie."""
    port, status_port, secret = _free_port(), _free_port(), secrets.token_hex(32)
    address, settings = f"http://127.0.0.1:{port}", scratch / "secrets.toml"
    roles = "\n".join(f'"{role}" = ["{_ROLE}"]' for role in _ROLES)
    settings.write_text(_SETTINGS.format(address=address, secret=secret, roles=roles), encoding="utf-8")
    environment = os.environ | {
        "STREAMLIT_SECRETS_FILES": str(settings),
        "WITHIN_REACH_AREAS": str(areas_folder.resolve()),
        "WITHIN_REACH_TILES": str(scratch / "tiles"),
    }
    words = ["--processes", str(processes), "--port", str(port), "--status-port", str(status_port)]
    with (scratch / "load-office.log").open("wb") as log:
        office = subprocess.Popen(
            [sys.executable, "start.py", "serve", *words], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{status_port}/health", office)
            yield address, office.pid, f"{_COOKIE}={_signed(secret, address)}"
        finally:
            office.terminate()
            office.wait(timeout=_LONGEST_END_S)


def _signed(secret: str, address: str) -> str:
    """What a browser holds after signing in."""
    claims = {
        "origin": address,
        "is_logged_in": True,
        "provider": "default",
        "within_reach_session": secrets.token_urlsafe(24),
        "within_reach_name": "Load",
        "within_reach_gives": [_ROLE],
    }
    return str(URLSafeTimedSerializer(secret, salt=_COOKIE).dumps(json.dumps(claims)))


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(address: str, office: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _LONGEST_START_S
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=1).close()  # noqa: S310 - this machine
            return
        except OSError:
            if office.poll() is not None:
                raise OSError("The office's server stopped while starting.") from None
            time.sleep(0.5)
    raise OSError(f"The office's server did not answer within {_LONGEST_START_S} seconds.")
