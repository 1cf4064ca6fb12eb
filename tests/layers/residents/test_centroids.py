"""Centroids are a table or a map, and those of another place or system are told from it."""

import geopandas as gpd
import pytest
import shapely

from geo.errors import CrsMismatchError, MissingColumnError
from layers.recipes.model import CentroidsSection
from layers.residents.centroids import read_centroids
from tests.layers.tiny_place import write_csv

CRS = "EPSG:27700"
POINTS = gpd.GeoDataFrame(
    {"LSOA21CD": ["A", "B"]}, geometry=[shapely.Point(331000, 187000), shapely.Point(331500, 187500)], crs=CRS
)
HELD = (330_000.0, 186_000.0, 332_000.0, 188_000.0)


def section(file, **columns):
    return CentroidsSection(file=file, code="LSOA21CD", **columns)


@pytest.mark.parametrize("ending", [".gpkg", ".shp", ".geojson"])
def test_a_map_file_of_any_kind_says_by_itself_where_its_points_are(tmp_path, ending):
    path = tmp_path / f"centroids{ending}"
    (POINTS.to_crs("EPSG:4326") if ending == ".geojson" else POINTS).to_file(path)
    found = read_centroids(path, section(path.name), crs=CRS, held=HELD)
    assert found.rows_read == 2
    assert found.points["B"].distance(shapely.Point(331500, 187500)) < 0.5


def test_a_map_file_without_its_column_or_its_system_is_refused(tmp_path):
    path = tmp_path / "centroids.shp"
    POINTS.rename(columns={"LSOA21CD": "code"}).to_file(path)
    with pytest.raises(MissingColumnError, match=r"no \"LSOA21CD\" column; it has \"code\""):
        read_centroids(path, section(path.name), crs=CRS)
    POINTS.to_file(path)
    path.with_suffix(".prj").unlink()
    with pytest.raises(CrsMismatchError, match="does not say its coordinate system"):
        read_centroids(path, section(path.name), crs=CRS)


def test_metres_of_another_system_are_refused_with_the_one_that_fits(tmp_path):
    irish = gpd.GeoSeries(gpd.points_from_xy([-5.93, -5.92], [54.6, 54.61]), crs="EPSG:4326")
    there, here = irish.to_crs("EPSG:29903"), irish.to_crs(CRS)
    rows = [(name, point.x, point.y) for name, point in zip("AB", there, strict=True)]
    write_csv(tmp_path / "c.csv", ("LSOA21CD", "e", "n"), rows)
    west, south, east, north = here.total_bounds
    held = (float(west) - 1000, float(south) - 1000, float(east) + 1000, float(north) + 1000)
    with pytest.raises(CrsMismatchError, match=r'2 centroids of c.csv .* Say crs = "EPSG:29903"'):
        read_centroids(tmp_path / "c.csv", section("c.csv", easting="e", northing="n"), crs=CRS, held=held)


def test_centroids_of_elsewhere_only_are_of_no_use_and_no_fault(tmp_path):
    write_csv(tmp_path / "c.csv", ("LSOA21CD", "e", "n"), [("Z", 450000, 300000)])
    found = read_centroids(
        tmp_path / "c.csv", section("c.csv", easting="e", northing="n"), crs=CRS, held=HELD
    )
    assert (len(found.points), found.faults) == (1, ())
