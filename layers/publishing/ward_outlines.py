"""Which outlines have the wards of an area, in longitude and latitude, and whom to name for them?"""

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from geo.crs import to_lonlat
from layers.area import Area
from layers.publishing.figures_model import PublishedWard

_DECIMALS: Final = 7  # of a degree: about a centimetre


def published_wards(area: Area) -> tuple[PublishedWard, ...]:
    """Every ward of an area by its code, as multipolygons in WGS 84."""
    table, named = area.wards.sort_values("ward_code"), attribution_of(area)
    outlines = [_multi(_in_degrees(outline, area.crs)) for outline in table.geometry]
    return tuple(
        PublishedWard(
            area.name, str(code), str(name), shapely.to_wkb(outline), shapely.to_geojson(outline), named
        )
        for code, name, outline in zip(table["ward_code"], table["ward_name"], outlines, strict=True)
    )


def attribution_of(area: Area) -> str:
    """Whom to name for figures of an area: every source's attribution and licence, each once."""
    named = (
        f"{source.attribution or source.title} ({source.licence})" if source.licence else source.attribution
        for source in area.sources
    )
    return "; ".join(dict.fromkeys(text for text in named if text))


def _in_degrees(outline: shapely.Geometry, crs: str) -> shapely.Geometry:
    def turned(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """(p, 2) metres as longitude and latitude."""
        longitude, latitude = to_lonlat(points[:, 0], points[:, 1], crs=crs)
        return np.asarray(np.round(np.column_stack([longitude, latitude]), _DECIMALS), np.float64)

    return shapely.transform(outline, turned)


def _multi(outline: shapely.Geometry) -> shapely.Geometry:
    parts = [part for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
