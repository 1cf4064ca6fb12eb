"""Whose residents are they: the council's own, or neighbours who only share what is in reach?"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.wards.read import ward_of


def of_the_council(
    residents: gpd.GeoDataFrame,
    own: gpd.GeoDataFrame,
    *,
    keep: shapely.Geometry,
    small_areas: frozenset[str] | None = None,
) -> gpd.GeoDataFrame:
    """Leave a ward only to those who live in one of the council's, and nobody beyond the margin.

    Parameters
    ----------
    residents
        Resident points: ``small_area_code``, ``ward_code`` (of any council), geometry.
    own
        The council's wards: ``ward_code``, geometry.
    keep
        The wards and their margin, metres.
    small_areas
        The codes of the council's small areas, where these are known: then all people of these are the
        council's, wherever a postcode's point fell, in the nearest of its wards; and nobody else is.

    Returns
    -------
    The same points without those that lie beyond the margin; ``ward_code`` is "" for neighbours.
    """
    ward = residents["ward_code"].where(residents["ward_code"].isin(own["ward_code"]), "").astype(str)
    if small_areas is not None:
        theirs = residents["small_area_code"].isin(small_areas)
        ward = ward.where(theirs, "")
        astray = theirs & (ward == "")
        nearest = ward_of(residents.geometry[astray], own, accuracy_m=np.inf) if astray.any() else None
        ward = ward if nearest is None else pd.Series(np.where(astray, nearest.reindex(ward.index), ward))
    table = residents.assign(ward_code=ward.to_numpy(dtype=object)).astype({"ward_code": str})
    stays = (table["ward_code"] != "") | table.geometry.intersects(keep)
    return gpd.GeoDataFrame(table[stays].reset_index(drop=True))
