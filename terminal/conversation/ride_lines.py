"""What does `cli.py near` say of rides from door to door: to this home, and to places from it?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from presentation.words.near.lines import printable
from presentation.words.near.naming import named
from presentation.words.rides.place import TO_PLACES, place_lines, ride_to_words
from presentation.words.rides.zone import HEADING, NONE_HERE, NOT_KNOWN, zone_words
from questions.buses.suggested import suggested_by_bus
from questions.rides.ride_to import places_by_ride, rides_to_place
from questions.rides.rides_here import Rider, rides_at
from terminal.conversation.near_answer import PersonAnswer

PLACES_SHOWN: Final = 6


def ride_lines(answer: PersonAnswer, *, now: datetime, by_bus: bool, everything: bool) -> Iterator[str]:
    """The rides that come to this home, and what is too far on foot to which one can still be booked.

    Where rides are not known that is said only with ``by_bus``, to who asks how else one gets there.
    """
    rides = answer.area.rides
    if rides is None:
        yield from ("", HEADING, f"  {NOT_KNOWN}") if by_bus else ()
        return
    rider, home = Rider.of(answer.wishes), (answer.origin.x, answer.origin.y)
    serving = rides_at(rides, *home)
    yield from ("", HEADING)
    for zone in serving:
        yield f"  {printable(zone_words(zone, rider))}"
    if not serving:
        yield f"  {NONE_HERE}"
        return
    far = suggested_by_bus(answer.suggestions.near, answer.assets, answer.origin, answer.wishes, now=now)
    by_place = places_by_ride(rides, answer.assets, home, far, rider=rider, now=now)
    if not by_place:
        return
    yield f"  {TO_PLACES}"
    lines = place_lines(by_place, _titles(answer, set(by_place)), rider)
    for line in islice(lines, None if everything else PLACES_SHOWN):
        yield f"    {printable(line)}"


def ride_to_lines(answer: PersonAnswer, asset_id: str, *, now: datetime) -> Iterator[str]:
    """What each ride that comes to this home says of one place."""
    rider, home = Rider.of(answer.wishes), (answer.origin.x, answer.origin.y)
    rides = rides_to_place(answer.area.rides or (), answer.assets, home, asset_id, rider=rider, now=now)
    if rides:
        yield from ("", HEADING)
    for ride in rides:
        yield f"  {printable(ride_to_words(ride, rider))}"


def _titles(answer: PersonAnswer, asset_ids: set[str]) -> dict[str, str]:
    table = named(answer.assets.table[answer.assets.table["asset_id"].isin(asset_ids)], answer.kinds)
    return dict(zip(table["asset_id"], table["title"], strict=True))
