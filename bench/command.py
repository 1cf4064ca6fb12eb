"""How is the bench run from a terminal: which parts, in which order, and what is said meanwhile?"""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from bench import MADE_UP_NODES, PARTS
from bench.bus_week import bus_week_figures
from bench.buses import bus_figures
from bench.conversation import conversation_figures
from bench.funding import funding_figures
from bench.gaps import gap_figures
from bench.growth import growth_figures, growth_lines
from bench.hills import hill_figures
from bench.made_up.networks import made_up_network
from bench.measuring.machine import this_machine
from bench.memory import memory_figures
from bench.pages.page import page_figures
from bench.peers.places import place_of, place_of_area
from bench.person import person_figures
from bench.plot import growth_svg
from bench.preparing import prepare_figures
from bench.register_import import register_figures
from bench.report import BenchReport
from bench.tasks import engine_tasks
from bench.tiles import tile_figures
from geo.errors import WithinReachError
from layers.area import Area, open_area


def run_bench(
    area: str,
    *,
    areas_folder: Path,
    made_up_nodes: int = MADE_UP_NODES,
    only: str = "",
    data: Path | None = None,
    plot: Path | None = None,
    say: Callable[[str], None],
) -> BenchReport:
    """Measure every part, or one of them.

    Raises
    ------
    WithinReachError
        There is no such area or part, or a peer's numbers are not ours.
    """
    if only and only not in PARTS:
        raise WithinReachError(
            'The bench has no part "{only}".', "Choose one of: {parts}.", only=only, parts=", ".join(PARTS)
        )
    opened = open_area(area, areas_folder=areas_folder)
    report = BenchReport(this_machine())
    for part in (only,) if only else PARTS:
        say(f"Measuring: {part}")
        for finding in _part(part, opened, areas_folder, made_up_nodes, data, say):
            report.add(part, finding)
    if "growth" in ((only,) if only else PARTS):
        _growth(report, plot, say)
    return report


def _growth(report: BenchReport, plot: Path | None, say: Callable[[str], None]) -> None:
    """Measured on made-up towns whatever the area."""
    lines = growth_lines(say=say)
    for figure in growth_figures(lines):
        report.add("growth", figure)
    if plot is not None:
        plot.write_text(growth_svg(lines, machine=report.machine.name), encoding="utf-8")


def _part(
    part: str,
    area: Area,
    areas_folder: Path,
    made_up_nodes: int,
    data: Path | None,
    say: Callable[[str], None],
) -> Iterator[Any]:
    if part == "made-up" and made_up_nodes:
        network = made_up_network(made_up_nodes)
        return engine_tasks(place_of(f"A made-up town of {network.node_count:,} nodes", network), say=say)
    parts: dict[str, Callable[[], Iterator[Any]]] = {
        "engine": lambda: engine_tasks(place_of_area(area), say=say),
        "person": lambda: person_figures(area),
        "conversation": lambda: conversation_figures(area),
        "gaps": lambda: gap_figures(area, say=say),
        "prepare": lambda: prepare_figures(area.name, data),
        "memory": lambda: memory_figures(area.name, areas_folder),
        "hills": lambda: hill_figures(area),
        "buses": lambda: chain(bus_week_figures(area), bus_figures(area, data)),
        "register": lambda: register_figures(area.name, areas_folder),
        "funding": lambda: funding_figures(area, say=say),
        "tile": lambda: tile_figures(area),
        "page": lambda: page_figures(area.name, areas_folder, _postcode(area)),
    }
    return parts[part]() if part in parts else iter(())  # growth is measured by itself


def _postcode(area: Area) -> str:
    """The postcode nearest to the middle of the area's assets: a busy page, not an easy one."""
    middle = area.assets.geometry.union_all().centroid
    postcodes = area.postcodes[area.postcodes["ended"].isna()]
    return str(postcodes["postcode"].iloc[int(postcodes.distance(middle).to_numpy().argmin())])
