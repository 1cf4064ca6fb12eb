"""How does the app bear many people at once? Sessions that ask, think and ask again, against a running app.

    .venv/bin/python -m bench.many_people.load --people 10 --minutes 3 --think 5 --assets 1000
    .venv/bin/python -m bench.many_people.load --people 10 20 40 80
    .venv/bin/python -m bench.many_people.load --people 10 20 40 80 --processes 2
    .venv/bin/python -m bench.many_people.load --people 40 --url http://127.0.0.1:8080 --pid 1234

Every session is one person: opens the page, types a postcode, then changes minutes, pace and kinds, chooses
places and asks for another start, with a pause for thought in between. An action is timed from sending it to
the server's last word on it. Only this machine is spoken with, and all ends by itself. ``--processes`` starts
so many as an office does, behind its proxy and signed in. ``--url`` tries an app that runs already; ``--pid``
is the process that started it, whose memory and processor time are then told, with all that it started.
Whether memory stays level is seen over 30 minutes: ``--people 10 --minutes 30``.
"""

import argparse
import asyncio
import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.import_list import write_list
from bench.many_people.load_actions import LoadReport, LoadTerms, spread, visit
from bench.many_people.load_area import write_busy_area
from bench.many_people.load_office import running_office
from bench.many_people.load_server import (
    LoadedServer,
    cpu_s,
    draw_background,
    machine_load,
    memory_mb,
    running_app,
)
from bench.many_people.load_steward import Steward
from bench.measuring.children import ROOT
from layers.area import AREAS_FOLDER, Area, open_area

MOST_PEOPLE, MOST_MINUTES = 200, 60
TARGET_P95_S: Final = 1.0
_EVERY_S: Final = 5.0
_SETTLED: Final = 3  # memory is compared from a third of the time on: by then all that is made once is made


def measure(server: LoadedServer, area: Area, *, people: int, seconds: float, think_s: float) -> LoadReport:
    """Let ``people`` use the page of ``server`` for so long, after one who makes it ready."""
    report = LoadReport(people)
    current = area.postcodes[area.postcodes["ended"].isna()]
    first = LoadTerms(
        server.address,
        area.name,
        [str(postcode) for postcode in current["postcode"]],
        think_s=0.0,
        until=time.monotonic() + 1.0,
        signed_in=server.signed_in,
    )
    asyncio.run(visit(first, LoadReport(1), 0))
    given = replace(first, think_s=think_s, until=time.monotonic() + seconds)
    asyncio.run(_all(given, report, server.pid))
    return report


async def _all(given: LoadTerms, report: LoadReport, pid: int | None) -> None:
    began, busy = time.monotonic(), cpu_s(pid)
    watching = asyncio.create_task(_watch_memory(pid, report, given.until))
    await asyncio.gather(*(visit(given, report, seed) for seed in range(report.people)))
    await watching
    report.seconds = time.monotonic() - began
    report.cores = (cpu_s(pid) - busy) / report.seconds
    report.machine = machine_load()


async def _watch_memory(pid: int | None, report: LoadReport, until: float) -> None:
    began = time.monotonic()
    while time.monotonic() < until:
        if (memory := memory_mb(pid)) is not None:
            report.memory_mb.append((time.monotonic() - began, memory))
        await asyncio.sleep(min(_EVERY_S, max(0.1, until - time.monotonic())))


def measure_beside_lists(
    server: LoadedServer, area: Area, *, people: int, seconds: float, think_s: float, rows: int
) -> tuple[LoadReport, LoadReport]:
    """The same people alone and while somebody brings in a list of ``rows``, again and again.

    The list is in the register before, so that both find as many places; each time all its rows are changed.
    """
    asyncio.run(_bring_in(server, area, rows, times=1))
    alone = measure(server, area, people=people, seconds=seconds, think_s=think_s)
    with ThreadPoolExecutor(1) as pool:
        until = time.monotonic() + seconds
        lists = pool.submit(asyncio.run, _bring_in(server, area, rows, until=until))
        beside = measure(server, area, people=people, seconds=seconds, think_s=think_s)
        took = lists.result()
    print(f"{len(took)} lists of {rows} rows came in, in {', '.join(f'{each:.0f}' for each in took)} s each")
    return alone, beside


async def _bring_in(
    server: LoadedServer, area: Area, rows: int, *, times: int = 0, until: float = 0.0
) -> list[float]:
    """Bring a list in ``times`` times, or again and again until a moment; the seconds of each."""
    steward, took = Steward(server.address, f"area={area.name}", signed_in=server.signed_in), []
    await steward.arrive()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "clubs.csv"
        while len(took) < times or time.monotonic() < until:
            write_list(file, rows, area, seed=time.monotonic_ns())
            took.append(await steward.bring_in("Clubs", file.read_bytes()))
    await steward.leave()
    return took


def print_report(report: LoadReport) -> None:
    """The report as a small table."""
    _, p95 = spread(report.all_actions)
    print(f"{report.people} people for {report.seconds:.0f} s: {len(report.all_actions)} actions, "
          f"{report.answered} answers, {len(report.errors)} errors; {report.machine}")  # fmt: skip
    if report.refused:
        print(f"  {report.let_in} were let in; {report.refused} pages said to try again in a minute")
    rows = {"all actions": report.all_actions, **report.actions, "arriving": report.arrivals}
    for name, many in {**rows, "background pictures": report.pictures}.items():
        low, high = spread(many)
        print(f"  {name:20} {len(many):5}   p50 {low:6.3f} s   p95 {high:6.3f} s")
    if report.memory_mb:
        marks = [report.memory_mb[at][1] for at in (0, len(report.memory_mb) // 2, -1)]
        print(
            "  memory of the server "
            + ", ".join(f"{mark:.0f}" for mark in marks)
            + f" MB (start, middle, end); {growth(report):+.1%} from a third of the time to its end"
        )
    print(
        f"  the server used {report.cores:.2f} cores on the average, "
        f"{report.cpu_s_each:.2f} s of one for each action"
    )
    for error in dict.fromkeys(report.errors):
        print(f"  error ({report.errors.count(error)}): {error}")
    print(
        f"  target p95 {TARGET_P95_S} s: {'met' if p95 <= TARGET_P95_S and not report.errors else 'not met'}"
    )


def growth(report: LoadReport) -> float:
    """By which share memory grew from a third of the time to its end; nan where it was not told."""
    if not report.memory_mb:
        return float("nan")
    settled = report.memory_mb[len(report.memory_mb) // _SETTLED][1]
    return report.memory_mb[-1][1] / settled - 1


def table_row(report: LoadReport) -> str:
    """The report as a row of the table in docs/speed.md."""
    low, high = spread(report.all_actions)
    memory = f"{report.memory_mb[-1][1]:.0f} MB" if report.memory_mb else "not told"
    return (
        f"| {report.people} | {report.let_in} | {low:.2f} s | {high:.2f} s | {len(report.errors)} | "
        f"{report.refused} | {memory} | {report.cpu_s_each:.2f} s | {report.machine} |"
    )


def main() -> None:
    """Measure and print, one number of people after the other, each with a server that has seen nobody."""
    options = _options()
    seconds = min(options.minutes, MOST_MINUTES) * 60
    reports = []
    for people in options.people:
        with ExitStack() as stack:
            server, area = _server_and_area(options, stack)
            terms = {"people": min(people, MOST_PEOPLE), "seconds": seconds, "think_s": options.think}
            if options.rows:
                measured = measure_beside_lists(server, area, **terms, rows=options.rows)
            else:
                measured = (measure(server, area, **terms),)
        for report in measured:
            print_report(report)
        reports += measured
    print("\n".join(map(table_row, reports)))
    if options.json:
        options.json.write_text(json.dumps([vars(report) for report in reports]), encoding="utf-8")


def _server_and_area(options: argparse.Namespace, stack: ExitStack) -> tuple[LoadedServer, Area]:
    """What is spoken with: what runs at ``--url``, an office of ``--processes``, or the app by itself."""
    own = open_area(options.area, areas_folder=options.areas_folder)
    if options.url:
        return LoadedServer(options.url, options.pid), own
    scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    scratch.chmod(0o711)  # nginx's workers may be another user
    areas = scratch / "areas"
    write_busy_area(own, areas, assets=options.assets)
    area = open_area(options.area, areas_folder=areas)
    if options.processes:
        draw_background(areas, scratch, area)
        return LoadedServer(*stack.enter_context(running_office(areas, scratch, options.processes))), area
    return LoadedServer(*stack.enter_context(running_app(areas, scratch, drawn=area))), area


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.many_people.load", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--people", type=int, nargs="+", default=[10])
    parser.add_argument("--minutes", type=float, default=3.0, help="for each number of people")
    parser.add_argument("--think", type=float, default=5.0, help="seconds of thought between actions")
    parser.add_argument("--assets", type=int, default=1000)
    parser.add_argument(
        "--processes", type=int, default=0, help="as an office: so many behind a proxy, signed in"
    )
    parser.add_argument(
        "--rows", type=int, default=0, help="then measure again beside lists of so many rows coming in"
    )
    parser.add_argument("--area", default="newport")
    parser.add_argument("--areas-folder", type=Path, default=ROOT / AREAS_FOLDER)
    parser.add_argument("--url", default="", help="of an app of this machine that runs already")
    parser.add_argument("--pid", type=int, help="of the process that started what is at --url")
    parser.add_argument("--json", type=Path, help="also write every figure to this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
