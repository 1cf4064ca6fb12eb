"""Which opportunities do a feed's items make up: series with their dates, courses, and single events?

A session takes name and place from its series, wherever that stands: embedded in it, beside it, or in another
feed of the same data set.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from layers.assets.kinds import plain_word
from layers.feeds.openactive.sieve import FURTHEST, ONCE, SUPER, WHOLE
from layers.feeds.openactive.weekly import DatedSession
from layers.register.feed_model import FeedItem

Thing = Mapping[str, Any]
_NOT_INHERITED = frozenset(
    {"ref", "id", "type", "parent", "events", "schedules", "starts", "ends", "most", "left", "off"}
)


@dataclass
class Opportunity:
    """One thing that people can join at one place, and when."""

    thing: Thing  # with what it inherits
    place: Thing
    dates: list[DatedSession] = field(default_factory=list)
    is_alone: bool = False  # a single event, or several of one name, place and organiser
    variant: str = ""  # what tells it from the same series at another place


@dataclass
class Opportunities:
    """What items make up, and what of them does not make up anything."""

    all: list[Opportunity] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def opportunities_of(items: Iterable[FeedItem], *, today: date) -> Opportunities:
    """Put items together; what is cancelled has no date here, and what is online has no place."""
    heap = _Heap(today)
    for item in items:
        heap.take(item)
    done = Opportunities()
    for thing in heap.wholes.values():
        _whole(thing, heap, done)
    _alone(heap, done)
    return done


class _Heap:
    """The items by what they are."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.by_ref: dict[str, Thing] = {}
        self.places: dict[str, Thing] = {}
        self.wholes: dict[str, Thing] = {}
        self.of_parent: dict[str, list[Thing]] = defaultdict(list)
        self.have_series: set[str] = set()  # series that other series belong to
        self.alone: list[Thing] = []

    def take(self, item: FeedItem) -> None:
        """Put one item where it belongs."""
        thing = json.loads(item.content)
        if "elsewhere" in thing:
            return
        kind, ref = thing.get("type"), thing.get("ref", "")
        if kind == "Place":
            self.places[thing.get("place", {}).get("ref", "")] = thing.get("place", {})
        elif kind in WHOLE:
            key = ref or f"{item.part}/{item.kind}/{item.item_id}"
            if item.kind != SUPER or key not in self.wholes:  # one that stands for itself knows more
                thing.setdefault("id", item.item_id)
                self.wholes[key] = self.by_ref[key] = thing
                self.have_series.add(thing.get("parent", ""))
        elif kind in ONCE and thing.get("parent"):
            self.of_parent[thing["parent"]].append(thing)
        elif kind in ONCE:
            self.alone.append(thing)

    def inherited(self, thing: Thing, depth: int = 3) -> Thing:
        """A thing with what it does not say itself as what it belongs to says it."""
        above = self.by_ref.get(thing.get("parent", ""))
        if above is None or not depth or above is thing:
            return thing
        whole = self.inherited(above, depth - 1)
        return {**{name: value for name, value in whole.items() if name not in _NOT_INHERITED}, **thing}

    def place_of(self, thing: Thing) -> Thing:
        """The place of a thing, looked up where only its reference is given."""
        place: Thing = thing.get("place", {})
        return {**self.places.get(place.get("ref", ""), {}), **place}


def _whole(thing: Thing, heap: _Heap, done: Opportunities) -> None:
    """A series, course or the like, once for each place at which it happens."""
    whole = heap.inherited(thing)
    if whole.get("off"):
        done.counts["cancelled"] += 1
        return
    dates = [*thing.get("events", []), *heap.of_parent.get(thing.get("ref", ""), [])]
    if not dates and "starts" in thing and thing.get("type") != "EventSeries":
        dates = [thing]
    if not dates and thing.get("ref", "-") in heap.have_series:
        return  # a series of series: each of them is an opportunity of its own
    by_place: dict[str, Opportunity] = {}
    if not dates and not whole.get("virtual"):
        _at(by_place, whole, heap.place_of(whole))
    for happening in dates:
        if happening.get("virtual", False) or (whole.get("virtual") and "place" not in happening):
            done.counts["online"] += 1
            continue
        occurrence = _occurrence(happening, heap.today, done.counts)
        place = heap.place_of(happening) if "place" in happening else heap.place_of(whole)
        opportunity = _at(by_place, whole, place)
        if occurrence is not None:
            opportunity.dates.append(occurrence)
    if not by_place and whole.get("virtual"):
        done.counts["online"] += not dates
    done.all += by_place.values()


def _at(by_place: dict[str, Opportunity], whole: Thing, place: Thing) -> Opportunity:
    """The opportunity at a place; that at the series' own place, or the first, has no variant."""
    key = "/".join(str(place.get(name, "")) for name in ("lon", "lat", "postcode", "name"))
    if key not in by_place:
        own = not by_place or place.get("ref", "-") == whole.get("place", {}).get("ref")
        by_place[key] = Opportunity(whole, place, variant="" if own and not by_place else key)
    return by_place[key]


def _alone(heap: _Heap, done: Opportunities) -> None:
    """Events without a series, those of one name, place and organiser together; and sessions of no series."""
    together: dict[tuple[str, ...], Opportunity] = {}
    lone = list(heap.alone)
    for parent, things in heap.of_parent.items():
        if parent not in heap.by_ref:
            lone += [thing for thing in things if "name" in thing and "place" in thing]
            done.counts["waiting"] += sum(not ("name" in t and "place" in t) for t in things)
    for thing in lone:
        if thing.get("virtual"):
            done.counts["online"] += 1
            continue
        occurrence = _occurrence(thing, heap.today, done.counts)
        place = heap.place_of(thing)
        key = (
            plain_word(thing.get("name", "")),
            plain_word(place.get("postcode", "") or place.get("name", "")),
            *(str(place.get(name)) for name in ("lon", "lat")),
            plain_word(thing.get("organiser", {}).get("name", "")),
        )
        if occurrence is not None and key[0]:
            together.setdefault(key, Opportunity(thing, place, is_alone=True, variant="/".join(key)))
            together[key].dates.append(occurrence)
    done.all += together.values()


def _occurrence(thing: Thing, today: date, counts: Counter[str]) -> DatedSession | None:
    """The date of what happens once; None where it is cancelled, over, or beyond any calendar."""
    if thing.get("off"):
        counts["cancelled"] += 1
        return None
    if "starts" not in thing:
        return None
    starts = datetime.fromisoformat(thing["starts"])
    if not today <= starts.date() <= today + FURTHEST:
        return None
    ends = datetime.fromisoformat(thing["ends"]).time() if thing.get("ends") else None
    left, most = thing.get("left"), thing.get("most")
    full = None if left is None else left == 0
    return DatedSession(starts.date(), starts.time(), ends, full, most)
