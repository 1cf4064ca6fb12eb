"""Where can people walk, by a network that comes from OSMnx? The streets of an area out of GraphML."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from geo.network import NO_HOURS, StreetSegments, build_network, freeze
from geo.types import FloatArray, IntArray
from geo.wording import Wording, worded
from layers.graphml.attributes import FORMAT, FORMAT_KEY
from layers.graphml.edges import DrawnStreets, drawn_streets
from layers.graphml.parse import parse_graphml
from layers.graphml.street_tags import JudgedStreet, judged_street
from layers.streets.points import street_points
from layers.streets.read import NO_LENGTH, OUTSIDE, STRAY, Streets, no_streets
from layers.streets.timed_access import HOURS_COLUMNS
from layers.streets.ways import WAY_COLUMNS


def read_graphml_streets(path: Path, *, crs: str, keep: shapely.Geometry) -> Streets:
    """Read the walkable streets of an area from GraphML as OSMnx writes it, simplified or not.

    Parameters
    ----------
    crs
        The area's CRS, metres; the file may be in any.
    keep
        Polygon in metres in ``crs``. A stretch with either end inside it is kept.

    Raises
    ------
    GraphmlError
        The file cannot be read, or is no network of streets.
    NoStreetsError
        Nothing in the file can be walked along within ``keep``.
    """
    file = parse_graphml(path)
    drawn = drawn_streets(file, path.name, crs=crs)
    own_format = file.graph.get(FORMAT_KEY) == FORMAT
    judged = [judged_street(attributes, own_format=own_format) for attributes in drawn.attributes]
    stretches, dropped = _stretches(drawn, judged, keep)
    if not len(stretches.street):
        raise no_streets(path.name)
    table, row_of = _distinct([each.row for each in judged], WAY_COLUMNS)
    hours, hours_of = _distinct([each.hours for each in judged], HOURS_COLUMNS)
    street = stretches.street
    network = build_network(
        StreetSegments(
            x=stretches.x,
            y=stretches.y,
            start=stretches.start,
            end=stretches.end,
            way=row_of[street],
            flags=np.array([each.flags for each in judged], np.uint8)[street],
            hours=hours_of[street],
        )
    )
    real = network.shape_way >= 0
    edges = int(np.count_nonzero(real))
    dropped[STRAY] += len(street) - edges
    used, row = np.unique(network.shape_way[real], return_inverse=True)
    shape_way = np.full(len(network.shape_way), -1, np.int32)
    shape_way[real] = row
    nowhere = pd.DataFrame({"x": np.empty(0), "y": np.empty(0)}, index=np.empty(0, np.int64))
    return Streets(
        network=freeze(replace(network, shape_way=shape_way)),
        ways=table.iloc[used].reset_index(drop=True),
        points=street_points({}, nowhere, crs=crs),
        hours=hours,
        segments_read=edges + dropped.total(),
        segments_kept=edges,
        dropped={why: count for why, count in dropped.most_common() if count},
        notes=_notes(drawn, [judged[at] for at in np.unique(street).tolist()]),
    )


@dataclass(frozen=True, eq=False)
class _Stretches:
    """Straight stretches between v vertices, and the street of each."""

    x: FloatArray  # (v,) metres
    y: FloatArray
    start: IntArray  # (k,)
    end: IntArray
    street: IntArray


def _stretches(
    drawn: DrawnStreets, judged: Sequence[JudgedStreet], keep: shapely.Geometry
) -> tuple[_Stretches, Counter[str]]:
    """Those that people walk along within the area, and how many were left out, by reason."""
    places, of = shapely.get_coordinates(drawn.lines, return_index=True)
    goes_on = of[:-1] == of[1:]
    within = np.append(False, goes_on) & np.append(goes_on, False)
    vertex = np.full(len(places), -1)
    begins, stops = np.append(True, ~goes_on), np.append(~goes_on, True)
    vertex[begins], vertex[stops] = drawn.start, drawn.end
    vertex[within] = len(drawn.x) + np.arange(np.count_nonzero(within))
    x, y = np.concatenate([drawn.x, places[within, 0]]), np.concatenate([drawn.y, places[within, 1]])
    at = np.flatnonzero(goes_on)
    start, end, street = vertex[at], vertex[at + 1], of[at]

    reasons = np.array([each.not_walked.value if each.not_walked else "" for each in judged], object)[street]
    dropped: Counter[str] = Counter(reason for reason in reasons.tolist() if reason)
    shapely.prepare(keep)
    inside = shapely.contains_xy(keep, x, y)
    walked, long, near = reasons == "", start != end, inside[start] | inside[end]
    dropped[NO_LENGTH] = int(np.count_nonzero(walked & ~long))
    dropped[OUTSIDE] = int(np.count_nonzero(walked & long & ~near))
    take = walked & long & near
    numbers = (each[take].astype(np.int32) for each in (start, end, street))
    return _Stretches(x, y, *numbers), dropped


def _distinct(
    rows: Sequence[tuple[str, ...] | None], columns: Sequence[str]
) -> tuple[pd.DataFrame, IntArray]:
    """A table of the rows, each once, and which row each of them is; ``NO_HOURS`` where there is none."""
    numbers: dict[tuple[str, ...], int] = {}
    of = [NO_HOURS if row is None else numbers.setdefault(row, len(numbers)) for row in rows]
    return pd.DataFrame(list(numbers), columns=list(columns), dtype="str"), np.array(of, np.int32)


def _notes(drawn: DrawnStreets, judged: Sequence[JudgedStreet]) -> tuple[Wording, ...]:
    """What the file cannot say, in sentences."""
    silent = sum(not each.says_who for each in judged)
    notes = [
        worded(
            "The streets are a network in GraphML: what a map has beside streets (addresses, places, the "
            "background, benches) is not in it, nor are crossings, kerbs and gates as such."
        )
    ]
    if silent:
        notes.append(
            worded(
                "Of {silent:,} of {streets:,} streets the file does not say who may walk there: that is not "
                "known, and they are walked as untagged streets of the map are.",
                silent=silent,
                streets=len(judged),
            )
        )
    unknown = sum(not each.knows_wheels for each in judged)
    if unknown:
        notes.append(
            worded(
                "Of {unknown:,} of {streets:,} streets it is not known whether wheels pass, since kerbs, "
                "stiles and gates are not in the file: step-free walks do not count on them.",
                unknown=unknown,
                streets=len(judged),
            )
        )
    if drawn.otherwise_long:
        notes.append(
            worded(
                "{count:,} streets are drawn longer or shorter than the file says: they are as long as they "
                "are drawn.",
                count=drawn.otherwise_long,
            )
        )
    return tuple(notes)
