"""Small timetables made at random, and a check that a journey can be ridden at all."""

from itertools import pairwise

import numpy as np

from geo.timetable.journey import Ends, Journey
from geo.timetable.timetable import NEVER, Lines, Paths, Timetable, paths_of, timetable_of


def made_up_day(seed: int, *, stops: int = 7, trips: int = 25, change_s: int = 60) -> Timetable:
    """Trips of two to five stops within two hours, some for getting on or off alone, some walks between."""
    draw = np.random.default_rng(seed)
    columns = [[] for _ in Lines._fields]
    for trip in range(trips):
        calls = draw.permutation(stops)[: draw.integers(2, 6)]
        at = int(draw.integers(0, 120)) * 60
        for a, b in pairwise(calls):
            leave = at
            at = leave + int(draw.choice([0, 37, 60, 240, 600]))
            row = (leave, at, a, b, trip, draw.random() < 0.9, draw.random() < 0.9)
            for column, value in zip(columns, row, strict=True):
                column.append(value)
            at += int(draw.choice([0, 0, 30]))
    kinds = [np.int64] * 5 + [np.bool_] * 2
    lines = Lines(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))
    return timetable_of(lines, _paths(draw, stops, change_s), trip_count=trips)


def _paths(draw: np.random.Generator, stops: int, change_s: int) -> Paths:
    begins, ends = np.divmod(np.arange(stops * stops), stops)
    near = (begins == ends) | (draw.random(stops * stops) < 0.2)
    gap_s = np.where(begins == ends, change_s, change_s + draw.integers(1, 400, stops * stops))
    return paths_of(begins[near], ends[near], gap_s[near], stop_count=stops)


def made_up_ends(seed: int, stops: int) -> Ends:
    """Walks to about half of the stops at both ends."""
    draw = np.random.default_rng(seed)
    walks = [np.where(draw.random(stops) < 0.5, draw.integers(0, 900, stops), NEVER) for _ in range(2)]
    return Ends(*walks)


def can_be_ridden(timetable: Timetable, ends: Ends, journey: Journey) -> bool:
    """Whether one is at every stop in time, gets on and off where one may, and the ends are right."""
    lines, paths = timetable.lines, timetable.paths
    at_s, stop = None, None
    for ride in journey.rides:
        if lines.trip[ride.board] != lines.trip[ride.leave] or ride.board > ride.leave:
            return False
        if not (lines.boards[ride.board] and lines.alights[ride.leave]):
            return False
        begins = lines.from_stop[ride.board]
        if stop is None:
            ready_s = journey.leave_s + ends.out_s[begins]
        else:
            rows = range(paths.start[stop], paths.start[stop + 1])
            gaps = [at_s + paths.gap_s[row] for row in rows if paths.stop[row] == begins]
            ready_s = min(gaps, default=NEVER)
        if ready_s > lines.leave_s[ride.board]:
            return False
        at_s, stop = lines.arrive_s[ride.leave], lines.to_stop[ride.leave]
    return bool(at_s + ends.in_s[stop] == journey.arrive_s)
