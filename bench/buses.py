"""How long do journeys by bus take to find beside ferrobus? The same homes, all to all, in processor time.

ferrobus takes no walks but those of its own streets, so its minutes are not ours and are not compared.
"""

import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from bench.measuring.children import ROOT
from bench.measuring.figures import Figure, NotMeasured
from geo.crs import to_lonlat
from geo.network import SHUT
from geo.paces import PACES
from geo.pairs import pairs
from geo.timetable.many import StopWalks, earliest_home
from geo.timetable.timetable import NEVER
from layers.area import Area
from layers.buses.model import Buses
from layers.recipes.model import load_recipe
from layers.relief.hilly_area import level_of
from questions.buses.bus_ground import EARLY_S, BusGround, bus_ground, seconds_up
from questions.walks.resident_homes import resident_homes

GROUP: Final = "buses"
MOST: Final = 1.0  # times the processor time of ferrobus
HOMES, ROUNDS, FROM_S, WALK_MIN, CHANGES = 300, 15, 10 * 3600, 15, 2


def bus_figures(area: Area, data: Path | None) -> Iterator[Figure | NotMeasured]:
    """All of some homes to all, leaving at ten on the first Tuesday of the timetable; rounds by turns."""
    recipe_file = ROOT / "recipes" / f"{area.name}.toml"
    if area.buses is None or area.buses.first_day is None or data is None or not recipe_file.is_file():
        yield NotMeasured(GROUP, "Buses are not measured: that takes an area with buses, and --data.")
        return
    try:
        ferrobus = import_module("ferrobus")
    except ImportError:
        yield NotMeasured(GROUP, "ferrobus is not installed: see requirements-bench.in.")
        return
    recipe, day = load_recipe(recipe_file), area.buses.first_day
    while day.weekday() != 1:
        day += timedelta(days=1)
    at = area.residents.geometry.iloc[:: max(1, len(area.residents) // HOMES)].iloc[:HOMES]
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(data / recipe.buses.file).extractall(folder)  # type: ignore[union-attr]
        model = ferrobus.create_transit_model(str(data / recipe.streets.file), [folder], day)
    rows, points = _joined(ferrobus, model, area, at)
    own = _own(level_of(area), area.buses, day, rows)
    times = [(_seconds(own), _seconds(lambda: _theirs(ferrobus, model, points))) for _ in range(ROUNDS)]
    own_s, their_s = (median(column) for column in zip(*times, strict=True))
    note = f"{1e3 * own_s:.0f} ms, ferrobus {1e3 * their_s:.0f} ms, processor time; its walks are its own"
    words = f"{len(rows)} homes, all to all by bus, beside ferrobus"
    yield Figure(GROUP, words, own_s / their_s, "×", MOST, note)


def _joined(ferrobus: Any, model: Any, area: Area, at: Any) -> tuple[list[int], list[Any]]:
    """The rows of the homes that ferrobus can join to its streets, and these as it has them."""
    lon, lat = to_lonlat(at.x.to_numpy(), at.y.to_numpy(), crs=area.crs)
    rows, points = [], []
    for row, longitude, latitude in zip(at.index.tolist(), lon.tolist(), lat.tolist(), strict=True):
        try:
            point = ferrobus.create_transit_point(latitude, longitude, model, WALK_MIN * 60, 100)
        except ValueError:
            continue
        rows.append(row)
        points.append(point)
    return rows, points


def _theirs(ferrobus: Any, model: Any, points: list[Any]) -> object:
    return ferrobus.travel_time_matrix(model, points, FROM_S, CHANGES)


def _own(area: Area, buses: Buses, day: date, rows: list[int]) -> Callable[[], object]:
    """What is measured of ours: a scan for every home, over walks that are there already."""
    pace = PACES["steady"].level
    ground: BusGround = bus_ground(area, buses, day, pace)
    homes, stops = resident_homes(area, pace.avoid).snaps.take(np.array(rows)), ground.stops
    walks = pairs(
        area.network, homes, stops, door_asset=np.arange(len(stops)), asset_count=len(stops),
        cutoff_m=pace.cutoff_m(WALK_MIN), avoid=pace.avoid | SHUT,
    )  # fmt: skip
    walk_s = seconds_up(walks.distance_m, pace.speed_mps)
    near = StopWalks(walks.start, walks.asset, walk_s + EARLY_S, walk_s)

    def matrix() -> object:
        """Seconds of arrival, home by home."""
        return [_row(ground, near, home, len(stops)) for home in range(len(rows))]

    matrix()  # compiled
    return matrix


def _row(ground: BusGround, near: StopWalks, home: int, stops: int) -> object:
    own = slice(near.start[home], near.start[home + 1])
    out_s = np.full(stops, NEVER)
    out_s[near.stop[own]] = near.out_s[own]
    return earliest_home(ground.timetable, near, out_s, FROM_S)


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
