"""A file becomes a set of areas that is kept: outlines of every form, lists, hostile files and refusals."""

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from actions.bring_in_zones import bring_in_zones, columns_meant, read_zone_file
from layers.area import Area
from layers.tables.source_table import ImportRefusedError
from layers.wards.boundaries import BoundaryFileError
from layers.zones.from_list import ListColumns
from layers.zones.kept_zones import KeptZones
from layers.zones.model import ZoneError, ZoneForm, ZoneLabel
from layers.zones.placing import place_zones
from layers.zones.zoned_area import by_zones
from tests.layers.zones.village import POSTCODES, ground, village
from tests.tiny_area import CRS

LABEL = ZoneLabel("Parishes", "a test")
NAMES = ["North {{7*7}}", "South <b>", "Far", "North {{7*7}}"]
SHAPES = [
    ground(0, 700, 600, 1200),
    ground(0, 0, 1200, 700),
    ground(90_000, 0, 91_000, 700),
    ground(600, 700, 1200, 1200),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return village(tmp_path_factory.mktemp("village"))


def parishes(shapes=SHAPES, names=NAMES) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"PARNM": names}, geometry=list(shapes), crs=CRS)


def written(folder: Path, form: str) -> Path:
    frame = parishes()
    if form == "geojson":
        frame.to_crs("EPSG:4326").to_file(folder / "p.geojson")
    elif form == "gpkg":
        frame.to_file(folder / "p.gpkg")
    else:
        (folder / "shp").mkdir()
        frame.to_file(folder / "shp" / "some parishes.shp")
        with zipfile.ZipFile(folder / "p.zip", "w") as archive:
            for part in (folder / "shp").iterdir():
                archive.write(part, f"inside/{part.name}")
    return folder / f"p.{form}"


def bring_in(place: Area, file: Path, label: ZoneLabel = LABEL, columns: ListColumns | None = None):
    table = read_zone_file(file)
    store = KeptZones(file.parent / "store")
    return bring_in_zones(store, place, table, columns=columns or columns_meant(table), label=label)


@pytest.mark.parametrize("form", ["geojson", "gpkg", "zip"])
def test_outlines_come_in_from_every_form_and_rows_of_one_name_are_one_area(place, tmp_path, form):
    brought_in = bring_in(place, written(tmp_path, form))
    assert [zone.name for zone in brought_in.zone_set.zones] == ["North {{7*7}}", "South <b>"]
    assert [str(note) for note in brought_in.notes] == ["1 area was left out, for it lies elsewhere."]
    area = by_zones(place, place_zones(brought_in.zone_set, place))
    assert area.residents.groupby("ward_code")["residents"].sum().to_dict() == {"A001": 1200, "A002": 1680}


def test_a_list_of_postcodes_comes_in(place, tmp_path):
    file = tmp_path / "list.csv"
    rows = [
        f"{postcode.replace(' ', '').lower()},{'West' if at < 72 else 'East'}"
        for at, postcode in enumerate(POSTCODES)
    ]
    file.write_text("pc,area\n" + "\n".join([*rows, "ZZ99 9ZZ,East"]), encoding="utf-8")
    brought_in = bring_in(place, file)
    assert brought_in.zone_set.form is ZoneForm.POSTCODES
    assert [str(note) for note in brought_in.notes] == [
        "1 postcode of the list is left out: nobody lives there that this place counts."
    ]


def test_a_set_that_differs_by_a_few_postcodes_from_one_that_is_kept_is_refused(place, tmp_path):
    def of(name: str, postcodes: list[str]) -> None:
        """Bring in one area of these postcodes."""
        file = tmp_path / "list.csv"
        file.write_text("pc\n" + "\n".join(postcodes), encoding="utf-8")
        bring_in(place, file, ZoneLabel(name, "a test"), ListColumns("pc"))

    of("First", POSTCODES[:60])
    with pytest.raises(ZoneError, match='"Second" differs from areas of the set "First" by fewer than 10'):
        of("Second", POSTCODES[:61])
    of("Second", POSTCODES[:72])
    assert len(KeptZones(tmp_path / "store").of_area(place.name)) == 2


def test_areas_that_lie_over_each_other_are_refused_by_their_names(place, tmp_path):
    shapes = [ground(0, 0, 800, 1200), ground(600, 0, 1200, 1200)]
    parishes(shapes, ["West", "East"]).to_file(tmp_path / "p.gpkg")
    with pytest.raises(BoundaryFileError, match=r"the boundaries of East and West overlap: they share 33%"):
        bring_in(place, tmp_path / "p.gpkg")


@pytest.mark.parametrize(
    ("shapes", "column", "words"),
    [
        ([ground(90_000, 0, 91_000, 700)], "PARNM", "has 1 area, and it does not lie in Tinytown"),
        ([shapely.Point(0, 0)], "PARNM", "has no outline with a name in the column PARNM"),
        (SHAPES[:1], "Parish", r'has no column "Parish"; it has PARNM'),
    ],
)
def test_outlines_that_cannot_be_used_are_refused_in_words(place, tmp_path, shapes, column, words):
    parishes(shapes, ["One"]).to_file(tmp_path / "p.gpkg")
    with pytest.raises(ZoneError, match=words):
        bring_in(place, tmp_path / "p.gpkg", columns=ListColumns("", column))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("p.geojson", b'{"type": "FeatureCollection", "features": [', "cut|whole|JSON"),
        ("p.gpkg", b"SQLite format 3\x00" + bytes(2000), "damaged GeoPackage"),
        ("p.csv", b"<html><body>Sign in", "web page"),
        ("p.zip", b"PK\x03\x04" + bytes(100), "zip"),
        ("p.vrt", b"<OGRVRTDataSource>", "virtual file"),
    ],
)
def test_a_hostile_or_damaged_file_is_refused_and_nothing_is_kept(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportRefusedError, match=words):
        read_zone_file(tmp_path / name)


def test_outlines_that_cross_themselves_or_have_heights_are_mended(place, tmp_path):
    bow = [[0, 0], [600, 1200], [600, 0], [0, 1200], [0, 0]]
    corner = ground(0, 0, 1, 1).bounds
    tie = shapely.Polygon([(corner[0] + x, corner[1] + y, 7.0) for x, y in bow])
    parishes([tie], ["Tie"]).to_file(tmp_path / "p.gpkg")
    brought_in = bring_in(place, tmp_path / "p.gpkg")
    shape = shapely.from_wkt(brought_in.zone_set.zones[0].outline)
    assert shape.is_valid
    assert not shape.has_z
    assert shape.area == pytest.approx(360_000, rel=0.01)


def test_a_feature_without_geometry_is_counted(place, tmp_path):
    parishes(SHAPES[:2], NAMES[:2]).to_crs("EPSG:4326").to_file(tmp_path / "p.geojson")
    whole = json.loads((tmp_path / "p.geojson").read_text(encoding="utf-8"))
    whole["features"].append({"type": "Feature", "properties": {"PARNM": "None"}, "geometry": None})
    (tmp_path / "p.geojson").write_text(json.dumps(whole), encoding="utf-8")
    assert [str(note) for note in bring_in(place, tmp_path / "p.geojson").notes] == [
        "1 row was left out, for it has no name or no polygon."
    ]
