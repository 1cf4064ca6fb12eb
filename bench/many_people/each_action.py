"""How much processor time does each action on each page cost the server? One person, asked one by one.

    .venv/bin/python -m bench.many_people.each_action --assets 1000

The time that a busy machine takes says little; the processor time of the app's process says much the same
however busy it is. Every action is done once beforehand, so that what is made once is made.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from bench.many_people.load_area import write_busy_area
from bench.many_people.load_person import Person
from bench.many_people.load_server import cpu_s, machine_load, running_app
from bench.measuring.children import ROOT
from layers.area import AREAS_FOLDER, Area, open_area

TARGET_CPU_S: Final = 0.12
ROUNDS: Final = 20
_OF_THE_LIST: Final = "-row_"
_SETTLE_S: Final = 0.3


@dataclass
class Bill:
    """What each action cost: seconds of processor time, by what was done."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, float, float]]:
        """Each action with its median and its mean."""
        return [(name, median(many), sum(many) / len(many)) for name, many in self.seconds.items()]


async def bill_of(address: str, area: Area, pid: int, *, rounds: int, seed: int = 5) -> Bill:
    """Do each action ``rounds`` times, after once uncounted, and take the processor time of ``pid``."""
    bill = Bill()
    current = area.postcodes[area.postcodes["ended"].isna()]
    chance = Chance(random.Random(seed), [str(postcode) for postcode in current["postcode"]])
    person = Person(address, f"area={area.name}")
    await person.arrive()
    for name, (path, act) in ACTIONS.items():
        for at in range(rounds + 1):
            if person.page_hash != person.pages[path]:
                await person.go_to(path)
            await asyncio.sleep(_SETTLE_S)
            before = cpu_s(pid)
            await act(person, chance)
            await asyncio.sleep(_SETTLE_S)  # what the server does after its last word belongs to it
            if at:
                bill.seconds.setdefault(name, []).append(cpu_s(pid) - before)
    await person.leave()
    return bill


@dataclass(frozen=True)
class Chance:
    """What is drawn by lot, the same in each run."""

    lot: random.Random
    postcodes: list[str]


Act = Callable[[Person, Chance], Awaitable[None]]


async def _find(person: Person, chance: Chance) -> None:
    person.put(
        person.labelled("text_input", "Where does the person start"), chance.lot.choice(chance.postcodes)
    )
    await person.rerun(trigger=person.labelled("button", "Find").element.id)


async def _open_card(person: Person, chance: Chance) -> None:
    rows = [row for row in person.things("radio") if _OF_THE_LIST in row.element.id and row.element.options]
    if rows:
        person.put(rows[0], chance.lot.choice(list(rows[0].element.options)))
        await person.rerun(fragment=rows[0].fragment)


async def _search(person: Person, chance: Chance) -> None:
    words = chance.lot.choice(("club", "library", "park", "lunch", "street", "church"))
    person.put(person.labelled("text_input", "Search names"), words)
    await person.rerun()


def _turn_to(path: str) -> Act:
    async def turn(person: Person, _: Chance) -> None:
        """Turn to the page."""
        await person.go_to(path)

    return turn


def _choose(label: str) -> Act:
    async def choose(person: Person, chance: Chance) -> None:
        """Press one of the buttons."""
        buttons = person.labelled("button_group", label)
        person.put(buttons, [chance.lot.choice([option.content for option in buttons.element.options])])
        await person.rerun(fragment=buttons.fragment)

    return choose


def _select(label: str) -> Act:
    async def select(person: Person, chance: Chance) -> None:
        """Take one of the list."""
        choice = person.labelled("selectbox", label)
        person.put(choice, chance.lot.choice(list(choice.element.options)))
        await person.rerun(fragment=choice.fragment)

    return select


# What is done, and from which page.
ACTIONS: Final[dict[str, tuple[str, Act]]] = {
    "near: find": ("", _find),
    "near: minutes": ("", _choose("How many minutes")),
    "near: card": ("", _open_card),
    "near: kinds": ("", _choose("Kinds of places")),
    "page: near": ("about", _turn_to("")),
    "page: ward gaps": ("about", _turn_to("ward-gaps")),
    "gaps: minutes": ("ward-gaps", _choose("Minutes, one way")),
    "gaps: shown": ("ward-gaps", _select("Shown on the map")),
    "page: funding": ("about", _turn_to("funding")),
    "funding: part": ("funding", _choose("What do you want to look at")),
    "page: register": ("about", _turn_to("register")),
    "register: search": ("register", _search),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.many_people.each_action", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--assets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--area", default="newport")
    parser.add_argument("--areas-folder", type=Path, default=ROOT / AREAS_FOLDER)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        area = open_area(options.area, areas_folder=options.areas_folder)
        write_busy_area(area, scratch / "areas", assets=options.assets)
        busy = open_area(options.area, areas_folder=scratch / "areas")
        with running_app(scratch / "areas", scratch, drawn=busy) as (address, pid):
            bill = asyncio.run(bill_of(address, busy, pid, rounds=options.rounds))
    print(f"processor time of the server for each action, aim {TARGET_CPU_S} s; {machine_load()}")
    for name, middle, mean in bill.rows():
        print(f"  {name:20} median {middle:5.3f} s   mean {mean:5.3f} s")


if __name__ == "__main__":
    main()
