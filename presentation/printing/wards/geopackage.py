"""Ward gaps as a GeoPackage: the figures of the other files with the wards' outlines, for a map program."""

import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from layers.area import Area
from presentation.printing.gap_files import AREA, file_table
from presentation.printing.own_columns import own_table
from presentation.printing.wards.qgis_style import add_styles, layer_of
from presentation.words.wards.measures import MEASURES, Measure
from presentation.words.wards.provenance import provenance
from questions.wards.ward_gap_model import WardGaps


def gaps_geopackage(
    area: Area,
    gaps: WardGaps,
    ranks: pd.DataFrame,
    standard: float | None = None,
    *,
    shown: Measure = MEASURES["share_one"],
) -> bytes:
    """The wards as layer ``wards``, or areas of one's own as ``areas``, with styles by which QGIS shows them
    as the page does; the whole area as ``others``; and ``about``. ``shown`` is the figure that QGIS shows
    first.
    """
    rows = file_table(gaps, ranks, standard)
    is_ward = rows["row_is"] != AREA
    outlines = area.wards[["ward_code", "geometry"]].merge(rows[is_ward], on="ward_code")
    outlines, others = (own_table(table, own_areas=gaps.own_areas) for table in (outlines, rows[~is_ward]))
    about = provenance(area, gaps, standard=standard)
    tables = {
        layer_of(gaps): gpd.GeoDataFrame(outlines, geometry="geometry", crs=area.crs),
        "others": others,
        "about": pd.DataFrame({"what": list(about), "value": list(about.values())}),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wards.gpkg"
        for name, table in tables.items():
            pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=path.exists())
        add_styles(path, gaps, shown)
        return path.read_bytes()
