"""The same question asked of another program: a time-expanded graph in networkx, a layer for each bus.

A node of layer k is a connection ridden on the k-th bus, or the waiting for one after k buses, by a number of
its own. Nothing of it comes from ``geo.timetable`` but the arrays.
"""

import networkx as nx
import numpy as np

from geo.timetable.timetable import NEVER, Lines, Paths


class ExpandedDay:
    """The time-expanded graph of some connections, for journeys of at most ``rides`` buses."""

    def __init__(self, lines: Lines, paths: Paths, *, rides: int) -> None:
        self.lines, self.rides, self.count = lines, rides, len(lines.leave_s)
        self.graph = nx.DiGraph()
        self.graph.add_nodes_from(range(2 * (rides + 1) * self.count))
        self.waiting = {
            stop: rows[np.argsort(lines.leave_s[rows], kind="stable")]
            for stop in range(len(paths.start) - 1)
            if len(rows := np.flatnonzero((lines.from_stop == stop) & lines.boards))
        }
        following: dict[int, int] = {}
        for trip in np.unique(lines.trip):
            rows = np.flatnonzero(lines.trip == trip)
            following.update(zip(rows[:-1].tolist(), rows[1:].tolist(), strict=True))
        for k in range(1, rides + 1):
            self.graph.add_edges_from((self.ride(k, a), self.ride(k, b)) for a, b in following.items())
        for k in range(rides):
            for rows in self.waiting.values():
                self.graph.add_edges_from((self.wait(k, row), self.ride(k + 1, row)) for row in rows.tolist())
                pairs = zip(rows[:-1].tolist(), rows[1:].tolist(), strict=True)
                self.graph.add_edges_from((self.wait(k, a), self.wait(k, b)) for a, b in pairs)
        for row in np.flatnonzero(lines.alights).tolist():
            stop = lines.to_stop[row]
            for path in range(paths.start[stop], paths.start[stop + 1]):
                to = self._first(int(paths.stop[path]), int(lines.arrive_s[row] + paths.gap_s[path]))
                if to is not None:
                    layers = range(1, rides)
                    self.graph.add_edges_from((self.ride(k, row), self.wait(k, to)) for k in layers)
        self.back = self.graph.reverse(copy=True)

    def ride(self, k: int, row: int) -> int:
        """The node of a connection ridden on the k-th bus."""
        return 2 * k * self.count + row

    def wait(self, k: int, row: int) -> int:
        """The node of waiting for a connection after k buses."""
        return (2 * k + 1) * self.count + row

    def rows(self, nodes: set[int], first: int) -> np.ndarray:
        """Of the nodes those of one kind and layer, whose first is given, as connections."""
        every = np.fromiter(nodes, int, len(nodes))
        return every[(every >= first) & (every < first + self.count)] - first

    def _first(self, stop: int, from_s: int) -> int | None:
        rows = self.waiting.get(stop)
        if rows is None:
            return None
        at = np.searchsorted(self.lines.leave_s[rows], from_s)
        return int(rows[at]) if at < len(rows) else None

    def arrivals(self, out_s, in_s, from_s: int) -> list[int]:
        """The earliest arrival by exactly 1, 2 … buses; NEVER where there is none."""
        first = [
            self._first(stop, from_s + int(out_s[stop])) for stop in np.flatnonzero(out_s < NEVER).tolist()
        ]
        nodes = reached(self.graph, [self.wait(0, row) for row in first if row is not None])
        best = []
        for k in range(1, self.rides + 1):
            rows = self.rows(nodes, self.ride(k, 0))
            rows = rows[self.lines.alights[rows]]
            at = self.lines.arrive_s[rows] + in_s[self.lines.to_stop[rows]]
            best.append(min(int(at.min(initial=NEVER)), NEVER))
        return best

    def leavings(self, out_s, in_s, by_s: int) -> list[int]:
        """The latest leaving by exactly 1, 2 … buses; -NEVER where there is none."""
        lines = self.lines
        ends = np.flatnonzero(lines.alights & (lines.arrive_s + in_s[lines.to_stop] <= by_s)).tolist()
        latest = []
        for rides in range(1, self.rides + 1):
            nodes = reached(self.back, [self.ride(rides, row) for row in ends])
            rows = self.rows(nodes, self.wait(0, 0))
            times = lines.leave_s[rows] - out_s[lines.from_stop[rows]]
            latest.append(max(int(times.max(initial=-NEVER)), -NEVER // 2))
        return [time if time > -NEVER // 2 else -NEVER for time in latest]


def reached(graph: nx.DiGraph, sources: list[int]) -> set[int]:
    """Every node that can be reached from any of the sources, these among them."""
    graph.add_edges_from(("start", node) for node in sources)
    nodes = nx.descendants(graph, "start") if sources else set()
    graph.remove_nodes_from(["start"])
    return nodes


def best_there(day: ExpandedDay, out_s, in_s, by_s: int, longest_s: int) -> tuple[int, int, int] | None:
    """Leaving, buses and arrival of the latest journey; of these the fewest buses, then the earliest."""
    latest = day.leavings(out_s, in_s, by_s)
    leave_s = max(latest)
    if leave_s < by_s - longest_s:
        return None
    rides = latest.index(leave_s) + 1
    return leave_s, rides, day.arrivals(out_s, in_s, leave_s)[rides - 1]


def best_back(day: ExpandedDay, out_s, in_s, from_s: int, longest_s: int) -> tuple[int, int, int] | None:
    """The same of the journey that arrives earliest; of these the fewest buses, then the latest leaving."""
    earliest = day.arrivals(out_s, in_s, from_s)
    arrive_s = min(earliest)
    if arrive_s > from_s + longest_s:
        return None
    rides = earliest.index(arrive_s) + 1
    return day.leavings(out_s, in_s, arrive_s)[rides - 1], rides, arrive_s
