"""Which rides from door to door come to this home, and what too far on foot can one still be booked to?"""

import html
from collections.abc import Hashable, Sequence
from itertools import islice
from typing import Final

import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, assets_for_visit, kinds
from app.near.rides.on_card import with_number
from app.near.rides.on_paper import this_minute
from layers.area import Area
from layers.rides.model import RideZone
from presentation.words.near.naming import named
from presentation.words.rides.for_two import zone_lines
from presentation.words.rides.place import place_lines, places_open_words
from presentation.words.rides.zone import HEADING, NONE_HERE
from questions.buses.suggested import suggested_by_bus
from questions.conversation.wishes import Wishes
from questions.rides.on_paper import goers_of
from questions.rides.ride_to import RideToPlace, places_by_ride
from questions.rides.rides_here import Rider, rides_at

_SHOWN: Final = 12  # of the places that are too far on foot


def show_rides(
    area: Area, answered: NearAnswer | None, people: tuple[Wishes] | tuple[Wishes, Wishes]
) -> None:
    """The rides that come to the home of one person or of two, whether or not streets are known there."""
    visit = Visit()
    origin = visit.origin
    if answered is None or origin is None or area.rides is None:
        return
    zones = rides_at(area.rides, origin.x, origin.y)
    with st.container(key="rides"):
        every = zone_lines(zones, goers_of(*people))
        lines = [f"<li>{with_number(line, zone)}</li>" for line, zone in every]
        body = f"<ul>{''.join(lines)}</ul>" if zones else f"<p>{html.escape(NONE_HERE)}</p>"
        st.html(f"<h2>{html.escape(HEADING)}</h2>{body}")
        if zones and answered.pair is None:
            _further(area, answered, people[0], zones, visit)


def _further(
    area: Area, answered: NearAnswer, wishes: Wishes, zones: Sequence[RideZone], visit: Visit
) -> None:
    """What fits, is too far on foot, and can still be gone to by a ride; behind a line of its own."""
    by_place = _by_place(area, answered, wishes, zones, visit)
    if not by_place:
        return
    table = assets_for_visit(area).table
    rows = named(table[table["asset_id"].isin(by_place)], kinds())
    titles, rider = dict(zip(rows["asset_id"], rows["title"], strict=True)), Rider.of(wishes)
    with st.expander(places_open_words(list(by_place.values())), key="places_by_ride"):
        lines = place_lines(by_place, titles, rider)
        shown = islice(zip(lines, by_place.values(), strict=True), _SHOWN)
        items = (f"<li>{with_number(line, ride.zone)}</li>" for line, ride in shown)
        st.html(f"<ul>{''.join(items)}</ul>")


def _by_place(
    area: Area, answered: NearAnswer, wishes: Wishes, zones: Sequence[RideZone], visit: Visit
) -> dict[str, RideToPlace]:
    """Worked out once for each answer and minute; it stays in this visit alone."""
    assets, origin, now = assets_for_visit(area), visit.origin, this_minute()
    key: Hashable = (assets.key, answered.number, now)
    if visit.get("places_by_ride_of") != key and origin is not None:
        far = suggested_by_bus(answered.answer, assets, origin, wishes, now=visit.now())
        rider, home = Rider.of(wishes), (origin.x, origin.y)
        visit.put("by_ride", places_by_ride(zones, assets, home, far, rider=rider, now=now))
        visit.put("places_by_ride_of", key)
    by_place: dict[str, RideToPlace] = visit.get("by_ride")
    return by_place
