"""How does the page bear many people at once? Sessions that ask, think and ask again, against a running app.

    .venv/bin/python -m bench.many_people.load --people 10 --minutes 3 --think 5

Every session is one person: opens the page, types a postcode, then changes minutes, pace and kinds, chooses
places and asks for another start, with a pause for thought in between. An action is timed from sending it to
the server's last word on it. Only this machine is spoken with, and all ends by itself.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from websockets.exceptions import WebSocketException

from bench.many_people.load_area import write_busy_area
from bench.many_people.load_person import Person, Shown
from bench.many_people.load_server import cpu_s, memory_mb, running_app
from bench.measuring.children import ROOT
from layers.area import AREAS_FOLDER, Area, open_area

MOST_PEOPLE, MOST_MINUTES = 200, 60
TARGET_P95_S = 1.0
ACTIONS = ("search", "minutes", "pace", "kinds", "way", "way", "way")
ARRIVE_OVER_S = 10.0
_OF_THE_LIST = "-row_"  # in the id of each group of the list


@dataclass
class LoadReport:
    """What was measured."""

    people: int
    seconds: float = 0.0
    actions: dict[str, list[float]] = field(default_factory=dict)  # seconds of each
    arrivals: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory_mb: list[tuple[float, float]] = field(default_factory=list)  # seconds since the start, MB
    cores: float = 0.0  # busy, on the average
    answered: int = 0

    @property
    def all_actions(self) -> list[float]:
        """Seconds of every action."""
        return [seconds for many in self.actions.values() for seconds in many]


def spread(seconds: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    if len(seconds) < 2:
        return (seconds[0], seconds[0]) if seconds else (float("nan"), float("nan"))
    cut = quantiles(seconds, n=20, method="inclusive")
    return cut[9], cut[18]


def measure(
    address: str, area: Area, *, people: int, seconds: float, think_s: float, pid: int | None = None
) -> LoadReport:
    """Let ``people`` use the page at ``address`` for so long, after one who makes it ready."""
    report = LoadReport(people)
    current = area.postcodes[area.postcodes["ended"].isna()]
    postcodes = [str(postcode) for postcode in current["postcode"]]
    asyncio.run(_all(address, area.name, postcodes, report, seconds=seconds, think_s=think_s, pid=pid))
    return report


async def _all(
    address: str,
    area: str,
    postcodes: list[str],
    report: LoadReport,
    *,
    seconds: float,
    think_s: float,
    pid: int | None,
) -> None:
    await _one(address, area, postcodes, LoadReport(1), 0, until=time.monotonic() + 1.0, think_s=0.0)  # first
    began, busy = time.monotonic(), cpu_s(pid)
    until = began + seconds
    watching = asyncio.create_task(_watch_memory(pid, report, until))
    await asyncio.gather(
        *(
            _one(address, area, postcodes, report, seed, until=until, think_s=think_s)
            for seed in range(report.people)
        )
    )
    await watching
    report.seconds = time.monotonic() - began
    report.cores = (cpu_s(pid) - busy) / report.seconds


async def _one(
    address: str,
    area: str,
    postcodes: list[str],
    report: LoadReport,
    seed: int,
    *,
    until: float,
    think_s: float,
) -> None:
    """One person, from opening the page to leaving it."""
    chance = random.Random(seed)
    person = Person(address, f"area={area}")
    await asyncio.sleep(chance.uniform(0, min(ARRIVE_OVER_S, think_s * 2)))
    try:
        began = time.monotonic()
        await person.arrive()
        report.arrivals.append(time.monotonic() - began)
        await _pictures(person, report)
        await _act(person, "search", chance, postcodes, report)
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * think_s)
            await _act(person, chance.choice(ACTIONS), chance, postcodes, report)
    except (OSError, LookupError, TimeoutError, WebSocketException) as error:
        report.errors.append(f"{type(error).__name__}: {error}")
    finally:
        await person.leave()


async def _act(
    person: Person, action: str, chance: random.Random, postcodes: list[str], report: LoadReport
) -> None:
    began = time.monotonic()
    done = await _do(person, action, chance, postcodes)
    report.actions.setdefault(done, []).append(time.monotonic() - began)
    page_words = person.says()
    if "Something went wrong" in page_words or any(person.things("exception")):
        report.errors.append(f"{done}: the page says that something went wrong")
    report.answered += any(_rows(person))
    await _pictures(person, report)


def _rows(person: Person) -> list[Shown]:
    """The groups of the list."""
    return [thing for thing in person.things("radio") if _OF_THE_LIST in thing.element.id]


async def _do(person: Person, action: str, chance: random.Random, postcodes: list[str]) -> str:
    """Send one action and wait for its answer; gives what was done."""
    rows = _rows(person)
    if action == "way" and rows and rows[0].element.options:
        person.put(rows[0], chance.choice(list(rows[0].element.options)))
        await person.rerun(fragment=rows[0].fragment)
        return "way"
    if action in ("minutes", "pace", "kinds"):
        words = {"minutes": "How many minutes", "pace": "How fast", "kinds": "Kinds of places"}
        buttons = person.labelled("button_group", words[action])
        choices = [option.content for option in buttons.element.options]
        person.put(buttons, [chance.choice(choices)])
        await person.rerun()
        return action
    person.put(person.labelled("text_input", "Where does the person start"), chance.choice(postcodes))
    await person.rerun(trigger=person.labelled("button", "Find").element.id)
    return "search"


async def _pictures(person: Person, report: LoadReport) -> None:
    """Fetch the background of a newly drawn map, as the map does."""
    for path in person.pictures():
        began = time.monotonic()
        await asyncio.to_thread(_fetch, f"{person.address}{path}")
        report.pictures.append(time.monotonic() - began)


def _fetch(address: str) -> None:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - this machine
        answer.read()


async def _watch_memory(pid: int | None, report: LoadReport, until: float) -> None:
    began = time.monotonic()
    while time.monotonic() < until:
        if (memory := memory_mb(pid)) is not None:
            report.memory_mb.append((time.monotonic() - began, memory))
        await asyncio.sleep(min(5.0, max(0.1, until - time.monotonic())))


def print_report(report: LoadReport) -> None:
    """The report as a small table."""
    _, p95 = spread(report.all_actions)
    print(f"{report.people} people for {report.seconds:.0f} s: {len(report.all_actions)} actions, "
          f"{report.answered} answers, {len(report.errors)} errors")  # fmt: skip
    rows = {"all actions": report.all_actions, **report.actions, "arriving": report.arrivals}
    for name, many in {**rows, "background pictures": report.pictures}.items():
        low, high = spread(many)
        print(f"  {name:20} {len(many):5}   p50 {low:6.3f} s   p95 {high:6.3f} s")
    if report.memory_mb:
        marks = [report.memory_mb[at][1] for at in (0, len(report.memory_mb) // 2, -1)]
        print(
            "  memory of the server "
            + ", ".join(f"{mark:.0f}" for mark in marks)
            + " MB (start, middle, end)"
        )
    each = report.cores * report.seconds / max(1, len(report.all_actions))
    print(f"  the server used {report.cores:.2f} cores on the average, {each:.2f} s of one for each action")
    for error in dict.fromkeys(report.errors):
        print(f"  error ({report.errors.count(error)}): {error}")
    print(
        f"  target p95 {TARGET_P95_S} s: {'met' if p95 <= TARGET_P95_S and not report.errors else 'not met'}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.many_people.load", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--think", type=float, default=5.0, help="seconds of thought between actions")
    parser.add_argument("--assets", type=int, default=1000)
    parser.add_argument("--area", default="newport")
    parser.add_argument("--areas-folder", type=Path, default=ROOT / AREAS_FOLDER)
    parser.add_argument("--json", type=Path, help="also write every figure to this file")
    options = parser.parse_args()
    people, minutes = min(options.people, MOST_PEOPLE), min(options.minutes, MOST_MINUTES)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        write_busy_area(
            open_area(options.area, areas_folder=options.areas_folder),
            scratch / "areas",
            assets=options.assets,
        )
        busy = open_area(options.area, areas_folder=scratch / "areas")
        with running_app(scratch / "areas", scratch) as (address, pid):
            report = measure(
                address, busy, people=people, seconds=minutes * 60, think_s=options.think, pid=pid
            )
    print_report(report)
    if options.json:
        options.json.write_text(json.dumps(vars(report)), encoding="utf-8")


if __name__ == "__main__":
    main()
