"""Where on the globe is a shape? Metres become longitude and latitude here, where a map is drawn."""

import numpy as np
import numpy.typing as npt
import shapely

from geo.crs import to_lonlat


def in_degrees(shape: shapely.Geometry, crs: str, *, decimals: int = 6) -> shapely.Geometry:
    """The same shape in longitude and latitude."""

    def turn(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Coordinates in metres as (n, 2) degrees."""
        lon, lat = to_lonlat(points[:, 0], points[:, 1], crs=crs)
        return np.asarray(np.round(np.column_stack([lon, lat]), decimals), np.float64)

    return shapely.transform(shape, turn)
