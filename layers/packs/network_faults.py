"""Do the arrays of a walk graph hold together? Asked of every graph that was not built here and now.

Compiled kernels follow its indices without looking: one that points beyond its array would end the program.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geo.network import NETWORK_ARRAYS, NO_HOURS, WalkNetwork
from geo.own_ground import arcs_of
from geo.wording import Wording, worded

Array = npt.NDArray[Any]

# What each array numbers by its name's beginning; those that say where rows begin have one row more.
_ROWS: Final = {"node": "nodes", "arc": "arcs", "edge": "edges", "shape": "points", "piece": "pieces"}
_STARTS: Final = {
    "arc_start": ("nodes", "arcs", 0),
    "shape_start": ("edges", "points", 2),
}  # rows each, least
_INDICES: Final = {
    "arc_target": "nodes",
    "arc_edge": "edges",
    "edge_from": "nodes",
    "edge_to": "nodes",
    "edge_in_from": "nodes",
    "edge_in_to": "nodes",
    "node_piece": "pieces",
}
_ENDS_HERE: Final = -1  # in shape_way: no segment begins at an edge's last point


def network_fault(
    network: WalkNetwork, *, way_count: int | None = None, hours_count: int | None = None
) -> Wording | None:
    """What is wrong with a walk graph, as half a sentence; None if its arrays hold together.

    Parameters
    ----------
    network
        The streets, from whatever source.
    way_count
        Rows of the table of ways, if that is known.
    hours_count
        Rows of the table of hours of gates and ways, if that is known.

    Returns
    -------
    The first fault: of types and lengths, then of indices, then of lengths in metres and coordinates.
    """
    arrays = {name: getattr(network, name) for name in NETWORK_ARRAYS}
    for faults in (
        _of_form(arrays),
        _of_starts(arrays),
        _of_indices(arrays, way_count),
        _of_hours(arrays, hours_count),
        _of_measures(arrays),
    ):
        fault = next(faults, None)
        if fault is not None:
            return fault
    return None


def _of_form(arrays: Mapping[str, Array]) -> Iterator[Wording]:
    counts = _counts(arrays)
    for name, array in arrays.items():
        if array.ndim != 1 or not array.dtype.isnative or array.dtype != _dtype(name, array):
            yield worded("{name} is not an array of the right sort", name=name)
        elif name not in _STARTS and len(array) != counts.get(_ROWS.get(name.split("_")[0], ""), len(array)):
            yield worded("{name} has {rows} rows, which is not what the other arrays have", name=name,
                         rows=array.shape[0])  # fmt: skip
    if not counts["nodes"] or not counts["edges"]:
        yield worded("there is not one street in it")
    if counts["arcs"] < 2 * counts["edges"]:
        yield worded("not every street can be walked both ways")


def _counts(arrays: Mapping[str, Array]) -> dict[str, int]:
    first = {"nodes": "node_x", "arcs": "arc_target", "edges": "edge_length_m", "points": "shape_x",
             "pieces": "piece_length_m"}  # fmt: skip
    return {rows: arrays[name].shape[0] if arrays[name].ndim else 0 for rows, name in first.items()}


def _dtype(name: str, array: Array) -> np.dtype[Any]:
    """The type that an array must have; of arrays that came to the graph later, the one that it has."""
    if name in _STARTS or name in _INDICES or name in ("shape_way", "edge_hours"):
        return np.dtype(np.int32)
    if name.endswith(("_x", "_y", "_m")):
        return np.dtype(np.float64)
    return np.dtype(np.uint8) if name.endswith("_flags") else array.dtype


def _of_starts(arrays: Mapping[str, Array]) -> Iterator[Wording]:
    counts = _counts(arrays)
    for name, (of, into, least) in _STARTS.items():
        start = arrays[name]
        if len(start) != counts[of] + 1 or start[0] != 0 or start[-1] != counts[into]:
            yield worded("{name} does not begin and end where its rows do", name=name)
        elif (np.diff(start.astype(np.int64)) < least).any():
            yield worded("{name} does not rise from row to row", name=name)


def _of_indices(arrays: Mapping[str, Array], way_count: int | None) -> Iterator[Wording]:
    counts = _counts(arrays)
    for name, into in _INDICES.items():
        if _outside(arrays[name], counts[into]):
            yield worded("{name} points to rows that are not there", name=name)
    way, last = arrays["shape_way"], arrays["shape_start"][1:] - 1
    ends = np.zeros(len(way), bool)
    ends[last] = True
    if (way[ends] != _ENDS_HERE).any() or _outside(way[~ends], way_count):
        yield worded("{name} points to rows that are not there", name="shape_way")
    if not _laid_along_edges(arrays):
        yield worded("its junctions and its streets do not agree")


def _laid_along_edges(arrays: Mapping[str, Array]) -> bool:
    """Whether the arcs are just those that ``geo.own_ground`` lays along these edges; indices are sound."""
    out_of, into = (
        np.concatenate([arrays[f"edge_{way}from"], arrays[f"edge_{way}to"]]).astype(int)
        for way in ("", "in_")
    )
    first = np.ones(len(arrays["node_x"]), bool)
    first[into[into != out_of]] = False
    junction = np.cumsum(first) - 1
    ends = np.split(junction[out_of], 2)
    laid = arcs_of(ends[0], ends[1], arrays["edge_flags"], junctions=int(np.count_nonzero(first)))
    source = np.repeat(np.arange(len(first)), np.diff(arrays["arc_start"]))
    length_m = np.where(laid.walked, arrays["edge_length_m"][laid.edge], np.inf)
    return (
        len(laid.node) == len(first)
        and np.array_equal(laid.out_of[junction[out_of]], out_of)
        and np.array_equal(laid.into[junction[out_of]], into)
        and np.array_equal(laid.source, source)
        and np.array_equal(laid.target, arrays["arc_target"])
        and np.array_equal(laid.edge, arrays["arc_edge"])
        and bool(np.array_equal(np.isinf(length_m), np.isposinf(arrays["arc_length_m"])))
    )


def _of_hours(arrays: Mapping[str, Array], hours_count: int | None) -> Iterator[Wording]:
    hours = arrays["edge_hours"]
    if _outside(hours[hours != NO_HOURS], hours_count):
        yield worded("{name} points to rows that are not there", name="edge_hours")


def _outside(index: Array, count: int | None) -> bool:
    if not len(index):
        return False
    return bool(index.min() < 0 or (count is not None and index.max() >= count))


def _of_measures(arrays: Mapping[str, Array]) -> Iterator[Wording]:
    for name, array in arrays.items():
        numbers = ~np.isnan(array) if name == "arc_length_m" else np.isfinite(array)
        if array.dtype.kind == "f" and not numbers.all():
            yield worded("{name} holds something that is no number", name=name)
        elif name.endswith("_length_m") and (array < 0).any():
            yield worded("{name} holds lengths below nothing", name=name)
    walked = np.isfinite(arrays["arc_length_m"])
    for name, rows in (("length_m", walked), ("flags", slice(None))):
        if not np.array_equal(arrays[f"arc_{name}"][rows], arrays[f"edge_{name}"][arrays["arc_edge"]][rows]):
            yield worded("its junctions and its streets do not agree")
