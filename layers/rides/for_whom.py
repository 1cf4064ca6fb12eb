"""For whom are rides: "60 and over or disabled", "anyone", "members"?"""

import re
from typing import Final

from layers.rides.model import WhoMayRide
from layers.tables.prices_and_ages import Ages, read_ages

_OR: Final = re.compile(r"(?<=\S),? or (?=\S)", re.I)
_ANYONE: Final = frozenset(["anyone", "anybody", "everyone", "everybody", "all", "all ages", "any age"])


def read_for_whom(text: str) -> WhoMayRide:
    """Read words about who may ride. Ages count as a bound only where the words leave no doubt of it."""
    plain = " ".join(text.split()).strip(" .")
    if not plain:
        return WhoMayRide()
    bare = re.sub(r"^(?:only )?for ", "", plain, flags=re.I)
    if bare.casefold() in _ANYONE:
        return WhoMayRide(Ages())
    ages = read_ages(bare)
    if ages is not None:
        return WhoMayRide(ages)
    for match in reversed(list(_OR.finditer(bare))):  # "60 or over or disabled"
        left, right = bare[: match.start()], bare[match.end() :]
        if (ages := read_ages(left)) is not None:
            return WhoMayRide(ages, others=right)
        if (ages := read_ages(right)) is not None:
            return WhoMayRide(ages, others=left)
    return WhoMayRide(only=plain)


def ages_record(ages: Ages | None) -> str:
    """Ages as a pack keeps them: "60-", "-25", "16-25", "-" for any, "" where they are not said."""
    if ages is None:
        return ""
    bounds = ("" if bound is None else str(bound) for bound in (ages.youngest, ages.oldest))
    return "-".join(bounds)


def ages_of_record(record: str) -> Ages | None:
    """Ages that ``ages_record`` wrote. Raises ``ValueError`` where they are none."""
    if not record:
        return None
    youngest, oldest = (int(bound) if bound else None for bound in record.split("-"))
    return Ages(youngest, oldest)
