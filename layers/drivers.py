"""Which file formats may GDAL open? Only a few, so that no file can pose as another and read this machine.

GDAL decides by looking into a file: a "ward file" that is really a virtual dataset can pull in other files or
web pages. Drivers can only be switched off before GDAL starts, so ``layers/__init__.py`` imports this module
before anything that reads a file, and the doors call ``check_drivers`` when they start.
"""

import os
from typing import Final

from geo.errors import WithinReachError

ALLOWED: Final = frozenset({"ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "MEM"})

# Every other driver of the GDAL in pyogrio's wheels. GDAL warns of a name it does not know, so no others.
_SKIPPED: Final = (
    "ADBC,AIVector,AVCBin,AVCE00,AmigoCloud,CSV,CSW,Carto,DGN,DXF,EDIGEO,EEDA,ESRIJSON,"
    "Elasticsearch,FlatGeobuf,GDALG,GML,GPSBabel,GPX,GTFS,GeoRSS,HTTP,Idrisi,JML,JSONFG,"
    "KML,LIBKML,LVBAG,MBTiles,MVT,MapML,MiraMonVector,NGW,OAPIF,ODS,OGCAPI,OGR_GMT,OGR_PDS,"
    "OGR_VRT,OSM,OpenFileGDB,PCIDSK,PDF,PDS4,PGDUMP,PLSCENES,PMTiles,S57,SQLite,SXF,"
    "Selafin,TopoJSON,VDV,VFK,VICAR,WAsP,WFS,XLSX,MapInfo File"
)

os.environ["OGR_SKIP"] = _SKIPPED
os.environ["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = "{none}"  # no reading over the network


class UnexpectedDriverError(WithinReachError, RuntimeError):
    """GDAL can open formats that it should not."""


def check_drivers() -> None:
    """Refuse to go on unless GDAL offers only the allowed formats.

    Raises
    ------
    UnexpectedDriverError
        GDAL was started before this module was imported, or is a version with further formats.
    """
    import pyogrio  # only now: its import starts GDAL

    surplus = sorted(set(pyogrio.list_drivers()) - ALLOWED)
    if surplus:
        raise UnexpectedDriverError(
            "The map library can open more kinds of file than it should: {surplus}.",
            "Start the program through start.py or cli.py, with the locked versions of its packages.",
            surplus=", ".join(surplus),
        )
