"""An office with one small town, an empty register of its own, and feeds of this very machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from layers.register.settings import PRIVATE_FEEDS_VARIABLE, VARIABLE
from tests.app.small_town import write_town
from tests.browser.server import Server, running_server


@contextmanager
def office(folder: Path) -> Iterator[Server]:
    """The app there; at the end, it may never have tried to reach another machine."""
    areas, beside = folder / "areas", folder / "register"
    areas.mkdir()
    beside.mkdir()
    write_town(areas, [], name="town", title="Small Town")
    place = {VARIABLE: str(beside / "register.sqlite"), PRIVATE_FEEDS_VARIABLE: "yes"}
    with mock.patch.dict(os.environ, place), running_server(areas, folder) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"
