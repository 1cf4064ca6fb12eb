"""A dial-a-ride of the tiny town: from Monday to Friday, half past nine to three, over both streets."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import shapely

from layers.rides.model import Notice, RideHours, RideZone, WhoMayRide
from layers.tables.prices_and_ages import Ages
from layers.times.session import Session
from questions.conversation.wishes import Wishes
from questions.rides import in_files, on_paper
from questions.rides.on_paper import RidesOnPaper, goers_of
from questions.rides.ride_to import RideToPlace, places_by_ride
from questions.rides.rides_here import Rider
from tests.tiny_area import ASSETS, here

HOME = here(100, 10).x, here(100, 10).y
CLUB, CAFE, ISLAND = "t/club", "t/cafe", "t/island"
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
NOON_BEFORE = Notice(1, time(12))
WEEKDAYS = tuple(RideHours(Session(day, time(9, 30), time(15))) for day in range(5))
OUTLINE = shapely.box(*here(0, -200).coords[0], *here(1200, 400).coords[0])
RIDE = RideZone(
    "Tiny Dial-a-Ride", OUTLINE, WEEKDAYS, "Mon-Fri 9:30-15:00", WhoMayRide(Ages(60), others="disabled"),
    NOON_BEFORE, "by noon the day before", phone="01632 960123",
)  # fmt: skip


def ride(**other: Any) -> RideZone:
    """That ride, but for what is given."""
    return replace(RIDE, **other)


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment, local time."""
    return datetime.combine(day, time(hour, minute, second))


def rides_of_house(house: Any) -> dict[str, RideToPlace]:
    """The rides of a town to the places around a home there."""
    home = (house.origin.x, house.origin.y)
    return places_by_ride(
        house.area.rides or [RIDE], house.assets, home, house.near, rider=Rider(70), now=at(MONDAY, 9)
    )


def riding_from(house: Any) -> dict[str, Any]:
    """From where, who rides and when, of a home in a town."""
    home = (house.origin.x, house.origin.y)
    return {"home": home, "goers": goers_of(Wishes(age=70)), "now": at(MONDAY, 9)}


def rides_on_paper(house: Any) -> RidesOnPaper | None:
    """The rides on paper to the first place around a home."""
    return on_paper.rides_on_paper(house.area, house.assets, house.near[0], **riding_from(house))


def rides_on_papers(house: Any) -> dict[str, RidesOnPaper] | None:
    """Those to each of the places around it."""
    return on_paper.rides_on_papers(house.area, house.assets, **_to_all(house))


def rides_in_files(house: Any) -> dict[str, RidesOnPaper] | None:
    """Likewise, as a file has them."""
    return in_files.rides_in_files(house.area, house.assets, **_to_all(house))


def _to_all(house: Any) -> dict[str, Any]:
    riding = riding_from(house)
    return {**riding, "goers": dict.fromkeys(house.near, riding["goers"])}


def assets_meeting(when: str) -> list[dict[str, Any]]:
    """The tiny town's assets, its club meeting then."""
    return [{**asset, "when": when} if asset["asset_id"] == CLUB else dict(asset) for asset in ASSETS]
