"""How long is the walk there when they would go, and the walk back, as far as hours on the way matter?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf, isfinite
from typing import Final

from geo.paces import minutes_up
from questions.conversation.wishes import Wishes
from questions.walks.walks_by_hours import AssetWalk, WalkThen

SHORTEST_STAY: Final = timedelta(minutes=30)
_WEEK: Final = 7


@dataclass(frozen=True)
class Walk:
    """How long the walk is: always, or by the time at which it is made."""

    usual: timedelta  # whole minutes, while all on the way is open
    by_hours: AssetWalk | None = None  # None: no hours matter
    longest_s: float = inf  # a walk that takes longer at its time does not do

    def there(self, arrive: datetime) -> timedelta | None:
        """The walk that ends at a moment, in whole minutes; None where it does not do."""
        return self._doing(self.by_hours.arriving_s(arrive)) if self.by_hours else self.usual

    def back(self, leave: datetime | None) -> timedelta | None:
        """The walk back that begins at a moment, likewise; the usual one where the moment is not known."""
        return self._doing(self.by_hours.leaving_s(leave)) if self.by_hours and leave else self.usual

    def then(self, arrive: datetime, leave: datetime | None) -> WalkThen | None:
        """What is to be said of both, where hours matter."""
        return self.by_hours.then(arrive, leave) if self.by_hours else None

    def stay(self, arrive: datetime, last: datetime) -> WalkThen | None:
        """The walks of somebody who comes and may stay until ``last``, but need not; None where none does."""
        if self.by_hours is None:
            return None
        whole_time, short = (self.by_hours.then(arrive, leave) for leave in (last, arrive + SHORTEST_STAY))
        if self._does(whole_time.longest_s):
            return whole_time
        return replace(short, shuts_later=True) if self._does(short.longest_s) else None

    def _doing(self, walk_s: float) -> timedelta | None:
        return whole(walk_s) if self._does(walk_s) else None

    def _does(self, walk_s: float) -> bool:
        """Not infinite: then there is no way at that time, however long they would walk."""
        return isfinite(walk_s) and walk_s <= self.longest_s


def whole(walk_s: float) -> timedelta:
    """A walk in whole minutes, rounded up."""
    return timedelta(minutes=minutes_up(walk_s))


def walk_when_free(walk: Walk, wishes: Wishes, now: datetime) -> WalkThen | None:
    """The walks there and back if they go while they are free, where nobody knows when the asset is on.

    The first of their free times that does, there at its beginning and back at its end or sooner; else the
    first of all. None where no hours matter or they did not say when they are free.
    """
    if walk.by_hours is None:
        return None
    stays = [(begins + walk.usual, ends - walk.usual) for begins, ends in _free_windows(wishes, now)]
    doing = [then for arrive, last in stays if (then := walk.stay(arrive, last))]
    return next(iter(doing), None) or next((walk.by_hours.then(*stay) for stay in stays), None)


def _free_windows(wishes: Wishes, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The free times of the day that is asked for, or of the seven days from now."""
    first = wishes.on or now.date()
    for ahead in range(1 if wishes.on else _WEEK + 1):
        day = first + timedelta(days=ahead)
        for free in wishes.free:
            ends = datetime.combine(day, free.ends)
            begins = max(datetime.combine(day, free.starts), now)
            if free.weekday == day.weekday() and begins < ends:
                yield begins, ends
