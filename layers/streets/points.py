"""What does a walker notice on the way: crossings, kerbs, gates, stiles?"""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.types import FloatArray
from layers.streets.access import Tags

POINT_TAGS: Final = {  # column -> key in OpenStreetMap
    "crossing": "crossing",
    "crossing_signals": "crossing:signals",
    "kerb": "kerb",
    "tactile_paving": "tactile_paving",
    "barrier": "barrier",
    "access": "access",
    "foot": "foot",
    "locked": "locked",
    "wheelchair": "wheelchair",
    "opening_hours": "opening_hours",
    "ford": "ford",
}
POINT_COLUMNS: Final = ("kind", "osm_id", *POINT_TAGS, "geometry")

_KIND_OF_HIGHWAY: Final = {"crossing": "crossing", "traffic_signals": "traffic_signals", "elevator": "lift"}
_KIND_OF_BARRIER: Final = {
    "lift_gate": "gate",
    "swing_gate": "gate",
    "hampshire_gate": "gate",
    "sliding_gate": "gate",
    "horse_stile": "stile",
    "full-height_turnstile": "turnstile",
    "motorcycle_barrier": "cycle_barrier",
}
_BARRIERS: Final = frozenset(
    [
        "gate",
        "kerb",
        "stile",
        "kissing_gate",
        "turnstile",
        "bollard",
        "cycle_barrier",
        "cattle_grid",
        "block",
        "chain",
    ]
)


def kind_of_point(tags: Tags) -> str:
    """The kind of street point that these tags make, "" if a walker would not notice it.

    A crossing with a kerb is one point, a crossing; the kerb stays in its column.
    """
    highways = [value.strip() for value in tags.get("highway", "").split(";")]
    for highway in highways:
        if highway in _KIND_OF_HIGHWAY:
            return _KIND_OF_HIGHWAY[highway]
    if tags.get("crossing", "no") != "no":
        return "crossing"
    if tags.get("ford", "no") != "no" or "ford" in highways:
        return "ford"
    barrier = _KIND_OF_BARRIER.get(tags.get("barrier", ""), tags.get("barrier", ""))
    if barrier in _BARRIERS:
        return barrier
    if barrier not in ("", "no", "entrance"):
        return "barrier"
    return "kerb" if "kerb" in tags else ""


def street_points(
    point_tags: dict[int, dict[str, str]], places: pd.DataFrame, *, crs: str
) -> gpd.GeoDataFrame:
    """Points on walkable streets that a walker notices.

    Parameters
    ----------
    point_tags
        Tags of each point, by OpenStreetMap id.
    places
        (n,) points that lie on a kept street, indexed by OpenStreetMap id: ``x``, ``y``, metres in ``crs``.

    Returns
    -------
    POINT_COLUMNS, all strings ("" where not known) but the geometry; ordered by ``osm_id`` as a number.
    """
    kinds = {osm_id: kind_of_point(tags) for osm_id, tags in point_tags.items()}
    ids = np.array(sorted(osm_id for osm_id, kind in kinds.items() if kind), np.int64)
    ids = ids[np.isin(ids, places.index.to_numpy())]
    rows = [
        (kinds[osm_id], str(osm_id), *(point_tags[osm_id].get(key, "") for key in POINT_TAGS.values()))
        for osm_id in ids.tolist()
    ]
    table = pd.DataFrame(rows, columns=list(POINT_COLUMNS[:-1]), dtype="str")
    at: FloatArray = places.loc[ids, ["x", "y"]].to_numpy(float)
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(at[:, 0], at[:, 1]), crs=crs)
