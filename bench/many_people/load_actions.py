"""What does one person do under load? Opens the page, asks, thinks, changes something, opens places."""

import asyncio
import random
import time
import urllib.request
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Final

from websockets.exceptions import WebSocketException

from bench.many_people.load_person import FullError, Person, Shown

ACTIONS: Final = ("search", "minutes", "pace", "kinds", "way", "way", "way")
ARRIVE_OVER_S: Final = 10.0
TRY_AGAIN_S: Final = 15.0
_OF_THE_LIST: Final = "-row_"  # in the id of each group of the list


@dataclass
class LoadReport:
    """What was measured."""

    people: int
    seconds: float = 0.0
    actions: dict[str, list[float]] = field(default_factory=dict)  # seconds of each
    arrivals: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: int = 0  # pages that said to try again in a minute
    let_in: int = 0  # people who got in, at once or later
    memory_mb: list[tuple[float, float]] = field(default_factory=list)  # seconds since the start, MB
    cores: float = 0.0  # busy, on the average
    answered: int = 0
    machine: str = ""  # how busy the machine was at the end

    @property
    def all_actions(self) -> list[float]:
        """Seconds of every action."""
        return [seconds for many in self.actions.values() for seconds in many]

    @property
    def cpu_s_each(self) -> float:
        """Processor time of the server for each action, pictures and all else included."""
        return self.cores * self.seconds / max(1, len(self.all_actions))


@dataclass(frozen=True)
class LoadTerms:
    """What each person is given."""

    address: str
    area: str
    postcodes: list[str]
    think_s: float
    until: float  # on the clock
    signed_in: str = ""  # the cookie of who signed in


def spread(seconds: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    if len(seconds) < 2:
        return (seconds[0], seconds[0]) if seconds else (float("nan"), float("nan"))
    cut = quantiles(seconds, n=20, method="inclusive")
    return cut[9], cut[18]


async def visit(given: LoadTerms, report: LoadReport, seed: int) -> None:
    """One person, from opening the page to leaving it."""
    chance = random.Random(seed)
    person = Person(given.address, f"area={given.area}", signed_in=given.signed_in)
    await asyncio.sleep(chance.uniform(0, min(ARRIVE_OVER_S, given.think_s * 2)))
    try:
        if not await _let_in(person, given, report):
            return
        await _pictures(person, report)
        await _act(person, "search", chance, given, report)
        while time.monotonic() < given.until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * given.think_s)
            await _act(person, chance.choice(ACTIONS), chance, given, report)
    except (OSError, LookupError, TimeoutError, WebSocketException) as error:
        report.errors.append(f"{type(error).__name__}: {error}")
    finally:
        await person.leave()


async def _let_in(person: Person, given: LoadTerms, report: LoadReport) -> bool:
    """Open the page; who is refused tries again, until there is no time left."""
    while True:
        began = time.monotonic()
        try:
            await person.arrive()
        except FullError:
            report.refused += 1
            if time.monotonic() + TRY_AGAIN_S > given.until:
                return False
            await asyncio.sleep(TRY_AGAIN_S)
        else:
            report.arrivals.append(time.monotonic() - began)
            report.let_in += 1
            return True


async def _act(
    person: Person, action: str, chance: random.Random, given: LoadTerms, report: LoadReport
) -> None:
    began = time.monotonic()
    done = await _do(person, action, chance, given.postcodes)
    report.actions.setdefault(done, []).append(time.monotonic() - began)
    page_words = person.says()
    if "Something went wrong" in page_words or any(person.things("exception")):
        report.errors.append(f"{done}: the page says that something went wrong")
    report.answered += any(rows_shown(person))
    await _pictures(person, report)


def rows_shown(person: Person) -> list[Shown]:
    """The groups of the list of places."""
    return [thing for thing in person.things("radio") if _OF_THE_LIST in thing.element.id]


async def _do(person: Person, action: str, chance: random.Random, postcodes: list[str]) -> str:
    """Send one action and wait for its answer; gives what was done."""
    rows = rows_shown(person)
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
        await asyncio.to_thread(_fetch, f"{person.address}{path}", person.cookies)
        report.pictures.append(time.monotonic() - began)


def _fetch(address: str, cookies: str) -> None:
    request = urllib.request.Request(address, headers={"Cookie": cookies})  # noqa: S310 - this machine
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - this machine
        answer.read()
