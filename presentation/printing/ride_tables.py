"""How do the rides from door to door to a place stand in a file: as cells of a table, and as JSON?

What is not known is empty, or null: never 0, "no" or false. ``RIDE_COLUMNS``:

==================== ===============================================================================
ride                 the scheme; of several the one whose session comes first
ride_comes           to this home: "yes"; "ask": it goes to the place, whether it comes is not told
                     here; "no": none that is known here takes anybody there; "": rides are not known
ride_there_and_back  "yes"; "ask": something has to be asked of that session; "": not known
ride_session         when that session begins, local time
ride_until           the last moment at which one rings for it; a day where the hour is not said
ride_notice          how long beforehand one rings, each time
ride_phone …         where one rings or books, what a ride costs and for whom it is, in the scheme's words
ride_youngest_age …  years, inclusive
other_rides          the names of the others
==================== ===============================================================================
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from layers.register.importing.mapping.own_export import spreadsheet_safe
from layers.rides.model import RideZone
from presentation.words.rides.zone import notice_words, scheme_whom
from questions.rides.book_by import BookBy
from questions.rides.on_paper import RidesOnPaper, RideTaken
from questions.rides.ride_to import RideToSession
from questions.rides.rides_here import RideAsk

FileRides = Mapping[str, RidesOnPaper] | None  # by asset id; None: rides are not known in the area

RIDE_COLUMNS: Final = (
    "ride",
    "ride_comes",
    "ride_there_and_back",
    "ride_session",
    "ride_until",
    "ride_notice",
    "ride_phone",
    "ride_website",
    "ride_cost",
    "ride_for_whom",
    "ride_youngest_age",
    "ride_oldest_age",
    "other_rides",
)
_UNSURE: Final = (RideAsk.HOURS, RideAsk.HOLIDAY, RideAsk.LITTLE_TIME, RideAsk.SESSION)


@dataclass(frozen=True)
class _Row:
    """One scheme to one place; ``taken``: it comes to the home, and that may be told."""

    zone: RideZone
    taken: RideTaken | None = field(default=None, repr=False)

    @property
    def session(self) -> RideToSession | None:
        """The next one that can still be booked; None where none is told."""
        return None if self.taken is None else self.taken.ride.session

    @property
    def asks(self) -> tuple[RideAsk, ...]:
        """What has to be asked of that session, in the order in which it is said."""
        return () if self.session is None else tuple(ask for ask in self.session.asks if ask in _UNSURE)

    @property
    def until(self) -> str | None:
        """The last moment to ring, or the last day."""
        return None if self.session is None else _until(self.session.book_by)


def ride_cells(rides: FileRides, asset_id: str) -> tuple[str, ...]:
    """The cells of one place under ``RIDE_COLUMNS``; none of them begins a formula."""
    paper = None if rides is None else rides.get(asset_id)
    if paper is None:
        return ("",) * len(RIDE_COLUMNS)
    rows = _rows(paper)
    if not rows:
        return ("", "no", *("",) * (len(RIDE_COLUMNS) - 2))
    record, others = _record(rows[0]), "; ".join(row.zone.name for row in rows[1:])
    ages = record["youngest_age"], record["oldest_age"]
    cells = (
        record["name"],
        "yes" if rows[0].taken else "ask",
        ("ask" if rows[0].asks else "yes") if rows[0].session else "",
        record["session_starts"],
        record["until"],
        *(record[name] for name in ("notice", "phone", "website", "cost", "for_whom")),
        *ages,
        others,
    )
    return tuple("" if cell is None else spreadsheet_safe(str(cell)) for cell in cells)


def ride_records(rides: FileRides, asset_id: str) -> list[dict[str, Any]] | None:
    """The schemes to one place for JSON, an empty list where none that is known goes; null: not known."""
    paper = None if rides is None else rides.get(asset_id)
    return None if paper is None else [_record(row) for row in _rows(paper)]


def _rows(paper: RidesOnPaper) -> Sequence[_Row]:
    """Those of the home where they may be told, else those that go to the place, wherever one lives."""
    if not paper.tells_own(whole_way=False):
        return [_Row(zone) for zone in paper.anybody]
    rows = [_Row(taken.ride.zone, taken) for taken in paper.taken]
    return sorted(rows, key=lambda row: row.session.starts if row.session else datetime.max)


def _record(row: _Row) -> dict[str, Any]:
    zone, session, ages = row.zone, row.session, row.zone.for_whom.ages
    return {
        "name": zone.name,
        "of": None if row.taken is None or row.taken.whose is None else str(row.taken.whose),
        "comes_to_this_home": True if row.taken else None,
        "there_and_back": None if session is None or row.asks else True,
        "ask": [str(ask) for ask in row.asks],
        "session_starts": None if session is None else _minute(session.starts),
        "session_ends": None if session is None or session.ends is None else _minute(session.ends),
        "until": row.until,
        "notice": _notice(zone),
        "phone": zone.phone or None,
        "website": zone.website or None,
        "cost": zone.cost or None,
        "for_whom": scheme_whom(zone) or None,
        "youngest_age": None if ages is None else ages.youngest,
        "oldest_age": None if ages is None else ages.oldest,
    }


def _notice(zone: RideZone) -> str | None:
    if zone.notice is None:
        return zone.notice_words or None
    return notice_words(zone)


def _until(by: BookBy | None) -> str | None:
    if by is None:
        return None
    return _minute(by.moment) if by.is_hour_known else by.moment.date().isoformat()


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
