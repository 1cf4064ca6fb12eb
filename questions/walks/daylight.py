"""Is it dark then? From sunset to sunrise, at one place, by the clock there."""

from datetime import UTC, datetime
from math import asin, atan2, cos, degrees, radians, sin
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Europe/London")
SUNSET_DEG: Final = -0.833  # the sun's upper edge at the horizon, bent light included
_NOON_2000: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)


def is_dark(moment: datetime, *, longitude: float, latitude: float) -> bool:
    """Whether the sun is down at a local moment.

    Parameters
    ----------
    moment
        Local time in the United Kingdom, without a zone; or with one.
    longitude, latitude
        Degrees.

    Returns
    -------
    True from sunset to sunrise, right to about two minutes.
    """
    return sun_height_deg(moment, longitude=longitude, latitude=latitude) < SUNSET_DEG


def sun_height_deg(moment: datetime, *, longitude: float, latitude: float) -> float:
    """Degrees of the sun's middle above the horizon; below it negative.

    Source: the low-precision formulae of The Astronomical Almanac, right to 0.01 degrees until 2050.
    """
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=ZONE)
    days = (aware - _NOON_2000).total_seconds() / 86_400
    anomaly = radians(357.528 + 0.9856003 * days)
    ecliptic = radians(280.460 + 0.9856474 * days + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
    tilt = radians(23.439 - 0.0000004 * days)
    declination = asin(sin(tilt) * sin(ecliptic))
    sun_y, sun_x = cos(tilt) * sin(ecliptic), cos(ecliptic)
    sidereal_deg = 280.46062 + 360.98564737 * days + longitude
    hour = radians(sidereal_deg) - atan2(sun_y, sun_x)
    place = radians(latitude)
    return degrees(asin(sin(place) * sin(declination) + cos(place) * cos(declination) * cos(hour)))
