"""What does `cli.py near` say of rides from door to door: to this home, and to places from it?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from presentation.words.near.lines import printable
from presentation.words.near.naming import named
from presentation.words.rides.for_two import ride_lines_of, zone_lines
from presentation.words.rides.place import TO_PLACES, place_lines
from presentation.words.rides.zone import HEADING, NONE_HERE, NOT_KNOWN
from questions.buses.suggested import suggested_by_bus
from questions.rides.on_paper import RidesOnPaper, rides_on_paper
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
    home = (answer.origin.x, answer.origin.y)
    serving = rides_at(rides, *home)
    yield from ("", HEADING)
    for line, _ in zone_lines(serving, answer.goers(None)):
        yield f"  {printable(line)}"
    if not serving:
        yield f"  {NONE_HERE}"
    elif not answer.of_two:
        yield from _far_lines(answer, now=now, everything=everything)


def _far_lines(answer: PersonAnswer, *, now: datetime, everything: bool) -> Iterator[str]:
    """What is too far on foot for one person, and can still be gone to by a ride."""
    rides, rider, home = answer.area.rides or (), Rider.of(answer.wishes), (answer.origin.x, answer.origin.y)
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
    home, every = (answer.origin.x, answer.origin.y), answer.area.rides or ()
    rides = {
        goer: rides_to_place(every, answer.assets, home, asset_id, rider=goer.rider, now=now)
        for goer in answer.goers(asset_id)
    }
    lines = ride_lines_of(rides)
    if lines:
        yield from ("", HEADING)
    for line, _ in lines:
        yield f"  {printable(line)}"


def rides_of(answer: PersonAnswer, asset_id: str, *, now: datetime) -> RidesOnPaper | None:
    """The rides to one place, as paper may have them."""
    home = (answer.origin.x, answer.origin.y)
    goers = answer.goers(asset_id)
    return rides_on_paper(answer.area, answer.assets, asset_id, home=home, goers=goers, now=now)


def _titles(answer: PersonAnswer, asset_ids: set[str]) -> dict[str, str]:
    table = named(answer.assets.table[answer.assets.table["asset_id"].isin(asset_ids)], answer.kinds)
    return dict(zip(table["asset_id"], table["title"], strict=True))
