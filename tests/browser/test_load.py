"""Ten people at once for half a minute, or half an hour: nobody meets an error, and nobody waits long."""

from concurrent.futures import ThreadPoolExecutor

from bench.many_people.load import measure
from bench.many_people.load_actions import spread
from bench.many_people.load_server import LoadedServer
from layers.area import Area
from tests.browser.server import Server

PEOPLE, SECONDS, SECONDS_OF_A_LONG_RUN, THINK_S = 10, 30.0, 1_800.0, 4.0
GENEROUS_P95_S = 3.0  # on a busy machine; bench/many_people/load.py measures in earnest
MOST_GROWTH = 1.35


def test_ten_people_at_once_are_answered(server: Server, newport_area: Area, long_run: bool) -> None:
    with ThreadPoolExecutor(1) as apart:  # the browser's own loop runs in this thread
        report = apart.submit(
            measure,
            LoadedServer(server.address, server.pid),
            newport_area,
            people=PEOPLE,
            seconds=SECONDS_OF_A_LONG_RUN if long_run else SECONDS,
            think_s=THINK_S,
        ).result()
    assert report.errors == []
    assert len(report.all_actions) >= 3 * PEOPLE
    assert report.answered > PEOPLE
    median_s, p95_s = spread(report.all_actions)
    assert p95_s <= GENEROUS_P95_S, (
        f"half are answered in {median_s:.2f} s, one in twenty after {p95_s:.2f} s"
    )
    if report.memory_mb:
        first, last = report.memory_mb[0][1], report.memory_mb[-1][1]
        assert last <= first * MOST_GROWTH, f"memory grew from {first:.0f} to {last:.0f} MB"
