"""How do time and memory grow with the streets, and with how many ask?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from bench import ours
from bench.made_up.networks import made_up_network
from bench.measuring.figures import Figure
from bench.measuring.measure import in_turn
from bench.peers.places import CUTOFF_M, Place, place_of
from geo.network import NETWORK_ARRAYS, WalkNetwork

GROUP = "growth"
NODES = (10_000, 31_600, 100_000, 316_000, 1_000_000)
ORIGINS = (100, 316, 1_000, 3_160, 10_000)
ORIGINS_ON_NODES = 100_000


@dataclass(frozen=True)
class GrowthLine:
    """One quantity as another grows."""

    words: str
    x_words: str
    unit: str
    x: tuple[float, ...]
    y: tuple[float, ...]

    @property
    def fit(self) -> tuple[float, float]:
        """Slope and height of the straight line through the logarithms."""
        slope, height = np.polyfit(np.log10(self.x), np.log10(self.y), 1)
        return float(slope), float(height)

    @property
    def slope(self) -> float:
        """How y grows with x to the power of it: 1 is in proportion, 0 is not at all."""
        return self.fit[0]


def growth_lines(
    *, nodes: tuple[int, ...] = NODES, origins: tuple[int, ...] = ORIGINS, say: Callable[[str], None]
) -> list[GrowthLine]:
    """Measured on made-up towns, on one core, the fastest of several runs: by nodes, then by origins."""
    sizes, reach_ms, nearest_ms, memory_mb = [], [], [], []
    for node_count in nodes:
        place = place_of("made up", made_up_network(node_count))
        say(f"Growth: a town of {place.nodes:,} nodes")
        sizes.append(float(place.nodes))
        reach, nearest = in_turn([_catchments(place), _nearest(place)])
        reach_ms.append(min(reach.seconds) * 1e3)
        nearest_ms.append(min(nearest.seconds) * 1e3)
        memory_mb.append(network_mb(place.network))
    by_nodes = (
        ("300 catchments of 1,200 m", "ms", reach_ms),
        ("nearest asset of every node", "ms", nearest_ms),
        ("memory of the network", "MB", memory_mb),
    )
    lines = [GrowthLine(words, "nodes", unit, tuple(sizes), tuple(y)) for words, unit, y in by_nodes]
    return [*lines, *_by_origins(origins, say)]


def _by_origins(origins: tuple[int, ...], say: Callable[[str], None]) -> Iterator[GrowthLine]:
    network = made_up_network(max(min(ORIGINS_ON_NODES, 20 * max(origins)), 2 * max(origins)))
    taken_ms, answer_mb = [], []
    for number in origins:
        say(f"Growth: {number:,} origins")
        place = place_of("made up", network, origins=number)
        taken_ms.append(min(in_turn([_catchments(place)])[0].seconds) * 1e3)
        reached = ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=1)
        answer_mb.append((reached.start.nbytes + reached.node.nbytes + reached.distance_m.nbytes) / 1e6)
    x = tuple(float(number) for number in origins)
    where = f"origins, among {network.node_count:,} nodes"
    yield GrowthLine("catchments of 1,200 m", where, "ms", x, tuple(taken_ms))
    yield GrowthLine("memory of the answer", where, "MB", x, tuple(answer_mb))


def growth_figures(lines: list[GrowthLine]) -> Iterator[Figure]:
    """Every point, and each line's slope."""
    for line in lines:
        yield Figure(GROUP, f"{line.words} by {line.x_words}: slope", line.slope, "")
        for x, y in zip(line.x, line.y, strict=True):
            yield Figure(GROUP, f"  at {x:,.0f}", y, line.unit)


def network_mb(network: WalkNetwork) -> float:
    """Megabytes of a network's arrays."""
    return sum(getattr(network, name).nbytes for name in NETWORK_ARRAYS) / 1e6


def _catchments(place: Place) -> Callable[[], object]:
    return lambda: ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=1)


def _nearest(place: Place) -> Callable[[], object]:
    return lambda: ours.nearest(place, cutoff_m=np.inf)
