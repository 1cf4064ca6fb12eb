"""Where would the register have a place that the panel points at?"""

from geo.crs import to_lonlat, to_metres
from layers.area import Area
from layers.register.model import rounded_degrees


def kept_degrees(area: Area, at: tuple[float, float]) -> tuple[float, float]:
    """Longitude and latitude as the register keeps them, of a place in metres in the area's CRS."""
    lon, lat = to_lonlat(*at, crs=area.crs)
    return rounded_degrees(float(lon)), rounded_degrees(float(lat))


def kept_place(area: Area, at: tuple[float, float]) -> tuple[float, float]:
    """The place, metres, as it comes back from the register: within a centimetre of ``at``.

    A change is tried there, so that not even the last resident at the edge of a walk is counted otherwise
    than when the change is made.
    """
    lon, lat = kept_degrees(area, at)
    x, y = to_metres([lon], [lat], crs=area.crs)
    return float(x[0]), float(y[0])
