"""Which items of an OpenActive feed are worth keeping until they become assets: what is, or may be, here?

What lies elsewhere is remembered by its reference only, so that its sessions can be passed over too; what is
over, or far beyond any calendar, is counted and let go.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from layers.feeds.openactive.places import Where, point_of
from layers.feeds.openactive.reduced import Reduced, reduced
from layers.feeds.openactive.values import type_of
from layers.feeds.rpde import RpdeItem
from layers.register.feed_model import FeedItem
from layers.register.importing.places import PlaceFinder

READER: Final = "1"  # goes up when an item is reduced otherwise: all feeds are then read anew
SUPER: Final = "within"  # the kind under which what an item lies within is kept
FURTHEST: Final = timedelta(days=3 * 366)
FOR_HIRE: Final = frozenset({"FacilityUse", "IndividualFacilityUse", "Slot"})
WHOLE: Final = frozenset({"SessionSeries", "EventSeries", "CourseInstance", "HeadlineEvent", "Course"})
ONCE: Final = frozenset({"ScheduledSession", "Event"})


class Sieve:
    """Takes items one after the other, and counts what it lets go."""

    def __init__(self, finder: PlaceFinder, *, today: date, held: Iterable[FeedItem] = ()) -> None:
        self._finder, self._today = finder, today
        self._elsewhere: set[str] = set()
        self._where: dict[str, Where] = {}
        self.counts: Counter[str] = Counter()
        self.newest: date | None = None  # the newest date that was met, however long ago
        self.came_here = False  # something that was elsewhere is here now: its sessions were passed over
        for item in held:
            if '"elsewhere"' in item.content:
                self._elsewhere.add(json.loads(item.content).get("ref", ""))
        self._elsewhere.discard("")

    def taken(self, item: RpdeItem, part: int) -> list[FeedItem]:
        """What is kept of an item; nothing where it is of no use here."""
        thing_type = type_of(item.data)
        if thing_type in FOR_HIRE:
            self.counts["for_hire"] += 1
            return []
        if thing_type not in WHOLE | ONCE | {"Place"}:
            self.counts["other"] += 1
            return []
        thing = reduced(item.data if thing_type != "Place" else {"@type": "Place", "location": item.data})
        within = thing.pop("within", None)
        items = [] if within is None else self._within(within, part)
        if within is not None:
            thing["parent"] = within["ref"]
        if thing_type == "Place":
            return [_item(part, item.kind, item.item_id, item.modified, thing)]
        if thing_type in ONCE and not self._is_to_come(thing):
            return []
        return [*items, *self._placed(item, part, thing)]

    def _within(self, thing: Reduced, part: int) -> list[FeedItem]:
        """What an item lies within, under its reference; it may itself lie within another."""
        above = thing.pop("within", None)
        key = (thing.get("ref") or thing.get("id") or json.dumps(thing.get("name", "")))[:300]
        thing["ref"] = key
        items = [] if above is None else self._within(above, part)
        return [*items, *self._placed(RpdeItem(SUPER, key, "", deleted=False, data=None), part, thing)]

    def _placed(self, item: RpdeItem, part: int, thing: Reduced) -> Iterator[FeedItem]:
        where = self._where_of(thing)
        ref = thing.get("ref", "")
        if where is Where.ELSEWHERE:
            self.counts["elsewhere"] += 1
            if thing.get("type") in WHOLE and ref:
                self._elsewhere.add(ref)
                yield _item(part, item.kind, item.item_id, item.modified, {"ref": ref, "elsewhere": True})
            return
        if ref in self._elsewhere:
            self._elsewhere.discard(ref)
            self.came_here = True
        yield _item(part, item.kind, item.item_id, item.modified, thing)

    def _where_of(self, thing: Reduced) -> Where:
        place = thing.get("place")
        if place and set(place) - {"ref", "phone", "amenities"}:
            key = json.dumps(place, sort_keys=True)
            if key not in self._where:
                self._where[key] = point_of(place, self._finder)[0]
            return self._where[key]
        return Where.ELSEWHERE if thing.get("parent") in self._elsewhere else Where.UNKNOWN

    def _is_to_come(self, thing: Reduced) -> bool:
        if "starts" not in thing:
            return True  # an event that names its dates otherwise
        day = datetime.fromisoformat(thing.get("ends") or thing["starts"]).date()
        if day > self._today + FURTHEST:
            self.counts["far"] += 1
            return False
        self.newest = day if self.newest is None else max(day, self.newest)
        if day < self._today:
            self.counts["over"] += 1
        return day >= self._today


def _item(part: int, kind: str, item_id: str, modified: str, content: dict[str, Any]) -> FeedItem:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return FeedItem(part, kind, item_id, modified, text)
