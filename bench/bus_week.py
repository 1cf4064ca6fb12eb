"""How long does one person's week by bus take, every session there and home again?"""

import time
from collections.abc import Iterator
from datetime import datetime, time as time_of_day, timedelta
from statistics import median
from typing import Final

from bench.measuring.figures import Figure, NotMeasured
from bench.person import random_addresses
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from layers.buses.passes import load_passes
from layers.places.gazetteer import build_gazetteer
from questions.buses.bus_journey import Fares
from questions.buses.sessions_by_bus import BusWish, week_by_bus
from questions.buses.suggested import suggested_by_bus
from questions.conversation.wishes import NO_WISHES
from questions.places.area_assets import pack_assets
from questions.places.find_place import find_place
from questions.walks.near_person import Origin, Question, near_person

GROUP: Final = "buses"
PEOPLE, MINUTES, TARGET_MS, NOON = 11, 15, 150.0, time_of_day(12)


def bus_week_figures(area: Area) -> Iterator[Figure | NotMeasured]:
    """Medians over people at random addresses, by the clock, after one that is not timed.

    Their week begins on the second Monday of the timetable, and has every session of the places that the page
    asks for by bus where no words are typed.
    """
    if area.buses is None or area.buses.first_day is None:
        yield NotMeasured(GROUP, "A week by bus is not measured: the area has no buses.")
        return
    gazetteer, assets = build_gazetteer(area), pack_assets(area)
    monday = area.buses.first_day + timedelta(days=14 - area.buses.first_day.weekday())
    wish = BusWish(PACES[DEFAULT_PACE], MINUTES, monday, Fares(load_passes()))
    walks = Question(wish.pace, MINUTES)
    times: list[float] = []
    sessions: list[int] = []
    for typed in random_addresses(gazetteer, PEOPLE + 1):
        match = find_place(gazetteer, typed).certain
        if match is not None:
            origin = Origin(match.x, match.y)
            near = near_person(area, assets, origin, walks)
            places = suggested_by_bus(near, assets, origin, NO_WISHES, now=datetime.combine(monday, NOON))
            began = time.perf_counter()
            week = week_by_bus(area, assets, origin, wish, places)
            times.append(time.perf_counter() - began)
            sessions.append(len(week.sessions))
    if not any(sessions):
        yield NotMeasured(GROUP, "A week by bus is not measured: nothing has sessions, or nobody an address.")
        return
    note = f"{len(times) - 1} random addresses; {median(sessions[1:]):.0f} sessions in the median"
    yield Figure(GROUP, "one person's week by bus, both ways", 1e3 * median(times[1:]), "ms", TARGET_MS, note)
