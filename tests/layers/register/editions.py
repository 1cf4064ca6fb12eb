"""A register whose clubs are all of one edition: whoever is killed, it is never half of two."""

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing

from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.rows import clubs, info

CLUBS = 200


def first_edition(place: str) -> None:
    """Bring in every club as edition 1."""
    with open_register(place) as register:
        register.import_assets(clubs(CLUBS, cost="1"), info(1))


def edition_of(place: str) -> int:
    """The one edition that every club is of, read by a program that knows nothing of what happened."""
    if "://" not in place:
        with closing(sqlite3.connect(place)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with open_register(place) as register:
        costs = [entry.asset.cost for entry in register.entries()]
        assert len(costs) == CLUBS
        assert len(set(costs)) == 1, "half of one edition and half of another"
        assert int(costs[0]) == len(register.imports())
        assert register.revision == len(register.imports())
        return int(costs[0])


def kill_imports(
    place: str, kills: int, *, took: float, once_killed: Callable[[], None] = lambda: None
) -> None:
    """Kill so many imports, each of the next edition, anywhere from their first breath to their commit.

    ``took`` is about how long one takes, in seconds; every fifth is measured and killed after its commit.
    """
    first_edition(place)
    draw, standing, seen = random.Random(5), 1, {"old": 0, "new": 0}
    for number in range(kills):
        process, report = writers.start(writers.import_edition, place, standing + 1, CLUBS)
        assert report.recv() == "begins"
        if number % 5:
            time.sleep(draw.uniform(0, took))
        else:
            began = time.monotonic()
            assert report.recv() == "done"
            took = time.monotonic() - began
        writers.kill(process)
        once_killed()
        found = edition_of(place)
        assert found in (standing, standing + 1)
        seen["old" if found == standing else "new"] += 1
        standing = found
    assert min(seen.values()) >= kills // 5, seen
