"""A feed of 100,000 sessions comes in within a minute of work and a gigabyte; usually a tenth of it."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from layers.register.store import open_register
from tests.actions.feeds.planted import planted, series, session
from tests.made_once import ROOT
from tests.memory import needs_peak
from tests.tiny_area import tiny_area

MOST_S, MOST_BYTES = 60.0, 1_000_000_000
SESSIONS = 100_000
OF_A_SERIES = 50
CHILD = """
import json, sys, time
from datetime import UTC, datetime
from pathlib import Path
from actions.acting import Acting
from actions.bring_in_list import ImportDesk
from actions.feeds.refresh import refresh
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.register.feed_model import ListFeed, FeedForm
from layers.register.store import open_register
from tests.memory import peak_bytes

areas, register, *addresses = sys.argv[1:]
with open_register(register) as opened:
    opened.feeds.add(ListFeed("Large", FeedForm.OPENACTIVE, tuple(addresses), "tiny"), by="AB")
    area = open_area("tiny", areas_folder=Path(areas))
    desk = lambda kept: ImportDesk(area, opened, load_kinds(), Acting("feeds"), private_feeds=True)
    for _ in range(2):
        began, worked = time.perf_counter(), time.process_time()
        done = refresh(opened.feeds.one("Large"), opened, desk, now=datetime(2026, 11, 26, 9, tzinfo=UTC))
        print(json.dumps({
            "sentence": done.sentence, "added": done.added, "unchanged": done.unchanged,
            "seconds": time.perf_counter() - began, "processor_s": time.process_time() - worked,
            "bytes": peak_bytes(),
        }))
"""


@needs_peak
def test_a_large_feed_comes_in_within_its_time_and_room(tmp_path: Path, long_run: bool) -> None:
    count = SESSIONS if long_run else SESSIONS // 10
    tiny_area(tmp_path / "areas")
    first = datetime(2026, 12, 1, 18, 15, tzinfo=UTC)
    with planted() as server:
        all_series, all_sessions = server.rpde("/series", page=500), server.rpde("/sessions", page=500)
        for number in range(count // OF_A_SERIES):
            key = f"s{number}"
            all_series.put("SessionSeries", key, series(key, description="Words about it. " * 20))
            for week in range(OF_A_SERIES):
                at = session(
                    key, first + timedelta(weeks=week, minutes=number % 60), remainingAttendeeCapacity=4
                )
                all_sessions.put("ScheduledSession", f"{key}-{week}", at)
        pages = serve_fast(all_sessions), serve_fast(all_series)
        server.routes |= {"/sessions": pages[0], "/series": pages[1]}
        words = [
            str(tmp_path / "areas"),
            str(tmp_path / "r.sqlite"),
            *map(server.url, ("/series", "/sessions")),
        ]
        ran = subprocess.run(
            [sys.executable, "-c", CHILD, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert not ran.returncode, ran.stderr
    first_time, again = map(json.loads, ran.stdout.splitlines())
    print(first_time, again)  # noqa: T201 - shown by -rP
    assert (first_time["sentence"], first_time["added"]) == ("", count // OF_A_SERIES)
    assert (again["added"], again["unchanged"]) == (0, count // OF_A_SERIES)
    assert first_time["processor_s"] <= MOST_S * count / SESSIONS + 2
    assert again["bytes"] <= MOST_BYTES
    with open_register(tmp_path / "r.sqlite") as register:
        assert len(register.entries()) == count // OF_A_SERIES


def serve_fast(feed):
    """The same pages, each made up once beforehand: what is measured is who reads."""
    items = sorted(feed.items.values(), key=lambda item: item["modified"])
    starts = {0: 0} | {item["modified"]: number + 1 for number, item in enumerate(items)}

    def reply(_, query, base):
        after = int(query.get("after", ["0"])[0])
        page = items[starts[after] : starts[after] + feed.page]
        following = page[-1]["modified"] if page else after
        return {"items": page, "next": f"{base}{feed.path}?after={following}"}

    return reply
