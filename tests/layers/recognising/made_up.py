"""Made-up councils of every nation, as the statistics offices publish them, small enough to count by hand.

Two wards side by side, 500 m wide and 1,000 m tall, a small area in each; east of them a neighbour with
one of each. West has 100 residents and East 50, the neighbour 40.
"""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import shapely

from geo.crs import to_lonlat
from tests.stand_in import files

Row = Sequence[object]
RANKS = (300, 20, 1)


@dataclass(frozen=True)
class Codes:
    """The codes and names of a made-up council and its neighbour."""

    council: str
    neighbour: str
    wards: tuple[str, str, str]
    small_areas: tuple[str, str, str]
    postcodes: tuple[str, str, str]
    crs: str = "EPSG:27700"
    corner: tuple[float, float] = (330_000.0, 385_000.0)
    name: str = "Larkford"

    def box(self, column: int) -> shapely.Polygon:
        """Ward or small area 0, 1 or 2 from the west, metres."""
        x, y = self.corner[0] + 500 * column, self.corner[1]
        return shapely.box(x, y, x + 500, y + 1000)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a place, metres from the corner."""
        lon, lat = to_lonlat([self.corner[0] + x], [self.corner[1] + y], crs=self.crs)
        return float(lon[0]), float(lat[0])


ENGLAND = Codes("E07000999", "E07000998", ("E05099901", "E05099902", "E05099903"),
                ("E01099901", "E01099902", "E01099903"), ("ZZ1 1AA", "ZZ1 1AB", "ZZ2 1AA"))  # fmt: skip
UNITARY = Codes("E06000999", "E06000998", ("E05099801", "E05099802", "E05099803"),
                ("E01099801", "E01099802", "E01099803"), ("ZZ1 1AA", "ZZ1 1AB", "ZZ2 1AA"),
                name="Larkford, City of")  # fmt: skip
WALES = Codes("W06000999", "W06000998", ("W05099901", "W05099902", "W05099903"),
              ("W01099901", "W01099902", "W01099903"), ("ZZ1 1AA", "ZZ1 1AB", "ZZ2 1AA"),
              corner=(330_000.0, 185_000.0))  # fmt: skip
SCOTLAND = Codes("S12000999", "S12000998", ("S13099901", "S13099902", "S13099903"),
                 ("S01020001", "S01020002", "S01020003"), ("ZZ1 1AA", "ZZ1 1AB", "ZZ2 1AA"),
                 corner=(330_000.0, 685_000.0))  # fmt: skip
NORTHERN_IRELAND = Codes("N09000999", "N09000998", ("N08099901", "N08099902", "N08099903"),
                         ("N20099901", "N20099902", "N20099903"), ("BT99 1AA", "BT99 1AB", "BT98 1AA"),
                         crs="EPSG:29903", corner=(330_000.0, 370_000.0))  # fmt: skip


def england(folder: Path) -> Codes:
    """A district: GeoJSON, a look-up of whose small areas, Nomis tables with titles, IMD, Code-Point Open."""
    codes = ENGLAND
    streets(folder / "1", codes)
    geojson(folder / "2", ward_rows(codes, "25"), codes)
    geojson(folder / "3", [{"LSOA21CD": area, "LSOA21NM": "x"} for area in codes.small_areas], codes)
    table(folder / "4", ["LSOA21CD", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"],
          [(area, ward, "x", council, f"Of {council}") for area, ward, council in
           zip(codes.small_areas, codes.wards, councils(codes), strict=True)])  # fmt: skip
    titled = [["TS001 - Number of usual residents"], ["ONS Crown Copyright Reserved"], []]
    table(folder / "5", ["area", "mnemonic", "Total: All usual residents; measures: Value"],
          [("x", area, people) for area, people in zip(codes.small_areas, (100, 50, 40), strict=True)],
          above=titled)  # fmt: skip
    ages = ["LSOA21CD", "Aged 64 years and under", "Aged 65 to 74 years", "Aged 75 years and over"]
    table(folder / "6", ages, beside(codes.small_areas, ((69, 20, 11), (38, 5, 7), (38, 1, 1))))
    rank = "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"
    table(folder / "7", ["LSOA code (2021)", rank], beside(codes.small_areas, RANKS))
    code_point(folder / "8", codes)
    return codes


def unitary(folder: Path) -> Codes:
    """A city: wards as a zipped shapefile, counts as Nomis sends them, a row for each number of an age."""
    codes = UNITARY
    streets(folder / "s.txt", codes)
    zipped_shapefile(folder / "w.dat", ward_rows(codes, "24"), codes)
    geojson(folder / "a.dat", [{"lsoa21cd": area} for area in codes.small_areas], codes)
    ages = {"200": (100, 50, 40), "201": (9, 8, 7), "209": (31, 12, 2)}
    rows = [("2024", area, age, people[at], 9) for age, people in ages.items()
            for at, area in enumerate(codes.small_areas)]  # fmt: skip
    table(folder / "n.dat", ["DATE_NAME", "GEOGRAPHY_CODE", "C_AGE", "OBS_VALUE", "RECORD_COUNT"], rows)
    table(folder / "i.dat", ["lsoa21_code", "IMD_rank"], beside(codes.small_areas, RANKS))
    code_point(folder / "p.dat", codes)
    return codes


def wales(folder: Path) -> Codes:
    """Welsh names beside English ones, and the index as an open document with titles above its header."""
    codes = WALES
    streets(folder / "1.osm", codes)
    wards = [{**row, "WD25NMW": "Gorllewin"} for row in ward_rows(codes, "25")]
    geojson(folder / "2.json", wards, codes)
    rows = zip(codes.small_areas, (100, 50, 40), (31, 12, 2), strict=True)
    areas = [{"LSOA21CD": area, "residents": people, "aged_65_plus": old} for area, people, old in rows]
    geojson(folder / "3.json", areas, codes)
    open_document(folder / "4.bin", "WIMD_2025_ranks", [
        ["Welsh Index of Multiple Deprivation"], ["Ranks"], [],
        ["LSOA code", "LSOA name", "WIMD 2025", "Income"],
        *([area, "x", rank, 1] for area, rank in zip(codes.small_areas, RANKS, strict=True)),
    ])  # fmt: skip
    code_point(folder / "5.bin", codes)
    return codes


def scotland(folder: Path) -> Codes:
    """Data Zones of 2022 as a zipped shapefile, the index on those of 2011 as a workbook, and a look-up."""
    codes = SCOTLAND
    streets(folder / "u", codes)
    geojson(folder / "v", ward_rows(codes, "25"), codes)
    zipped_shapefile(folder / "w", [{"DZCode": area, "DZName": "x"} for area in codes.small_areas], codes)
    people = [("x", area, "Persons", total, *ages) for area, total, ages in zip(
        codes.small_areas, (100, 50, 40), (single_years(100, 31), single_years(50, 12), single_years(40, 2)),
        strict=True)]  # fmt: skip
    females = [(name, area, "Females", 1, *([0] * 91)) for name, area, *_ in people]
    header = ["Data zone name", "Data zone code", "Sex", "All ages", *map(str, range(90)), "90+"]
    table(folder / "x", header, [*people, *females])
    old = ("S01010001", "S01010002", "S01010003")
    workbook(folder / "y", "SIMD 2020v2 ranks", [
        ["Data_Zone", "Total_population", "SIMD2020v2_Rank"],
        *([zone, 9, rank] for zone, rank in zip(old, RANKS, strict=True)),
    ])  # fmt: skip
    table(folder / "z", ["DZ11_code", "DZ22_code"], list(zip(old, codes.small_areas, strict=True)))
    code_point(folder / "zz", codes)
    return codes


def northern_ireland(folder: Path) -> Codes:
    """Data Zones on the Irish Grid, the Census with a row for each age, the index on areas of 2001, ONSPD."""
    codes = NORTHERN_IRELAND
    streets(folder / "1", codes)
    geojson(folder / "2", ward_rows(codes, "25"), codes)
    zipped_shapefile(folder / "3", [
        {"DZ2021_cd": area, "DZ2021_nm": "x", "LGD2014_cd": council}
        for area, council in zip(codes.small_areas, councils(codes), strict=True)
    ], codes)  # fmt: skip
    ages = {"Total": (100, 50, 40), "0-64 years": (69, 38, 38), "65+ years": (31, 12, 2)}
    rows = [(area, "x", number, age, people[at]) for at, area in enumerate(codes.small_areas)
            for number, (age, people) in enumerate(ages.items())]  # fmt: skip
    table(folder / "4", ["Census 2021 Data Zone Code", "Census 2021 Data Zone Label", "Age Code", "Age Label",
                         "Count"], rows)  # fmt: skip
    old = ("95GG01S1", "95GG02S1", "95GG03S1")
    table(
        folder / "5",
        ["SOA2001", "SOA2001_name", "MDM_rank"],
        [(a, "x", r) for a, r in zip(old, (300, 20, 1), strict=True)],
    )
    table(folder / "6", ["SOA2001_code", "DZ2021_code"], list(zip(old, codes.small_areas, strict=True)))
    directory(folder / "7", codes)
    return codes


def councils(codes: Codes) -> tuple[str, str, str]:
    """Whose each ward or small area is."""
    return codes.council, codes.council, codes.neighbour


def ward_rows(codes: Codes, year: str) -> list[dict[str, Any]]:
    """Wards with their councils, as ONS writes them."""
    return [
        {f"WD{year}CD": ward, f"WD{year}NM": name, f"LAD{year}CD": council,
         f"LAD{year}NM": codes.name if council == codes.council else "Otherham"}
        for ward, name, council in zip(codes.wards, ("West", "East", "Beyond"), councils(codes), strict=True)
    ]  # fmt: skip


def postcode_rows(codes: Codes) -> list[tuple[str, str, str]]:
    """Each postcode with its council and ward."""
    return list(zip(codes.postcodes, councils(codes), codes.wards, strict=True))


def beside(names: Sequence[str], values: Sequence[Any]) -> list[Row]:
    """Each name with its value, or values."""
    return [
        (name, *(value if isinstance(value, tuple) else (value,)))
        for name, value in zip(names, values, strict=True)
    ]


def single_years(people: int, aged_65_plus: int) -> list[int]:
    """People in each year of age from 0 to 90 and over: the old are 70, the others 30."""
    return [aged_65_plus if age == 70 else people - aged_65_plus if age == 30 else 0 for age in range(91)]


def geojson(path: Path, rows: Sequence[Mapping[str, Any]], codes: Codes) -> None:
    """Boundaries in longitude and latitude."""
    features = []
    for column, row in enumerate(rows):
        x, y = shapely.get_coordinates(codes.box(column)).T
        ring = [list(map(float, pair)) for pair in zip(*to_lonlat(x, y, crs=codes.crs), strict=True)]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": dict(row), "geometry": shape})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def zipped_shapefile(path: Path, rows: Sequence[Mapping[str, Any]], codes: Codes) -> None:
    """Boundaries in metres, in a zip with notes beside them."""
    folder = path.parent / f".{path.name}-shape"
    folder.mkdir()
    shapes = [codes.box(column) for column in range(len(rows))]
    gpd.GeoDataFrame(rows, geometry=shapes, crs=codes.crs).to_file(folder / "shape.shp", engine="pyogrio")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Read me.txt", "Boundaries.\n")
        for part in sorted(folder.iterdir()):
            archive.write(part, f"Boundaries/{part.name}")


def table(path: Path, header: Row, rows: Sequence[Row], *, above: Sequence[Row] = ()) -> None:
    """A CSV, perhaps with titles above its header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*above, header, *rows])


def workbook(path: Path, sheet: str, rows: Sequence[Row]) -> None:
    """An Excel workbook with a sheet of notes before the one that matters."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Published in 2025"])
    for row in rows:
        (book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)).append(list(row))
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())


def open_document(path: Path, sheet: str, rows: Sequence[Row]) -> None:
    """An OpenDocument spreadsheet, as the Welsh Government publishes its index."""
    path.write_bytes(files.open_document(sheet, rows))


def code_point(path: Path, codes: Codes) -> None:
    """Code-Point Open as Ordnance Survey supplies it: a table of each postcode area, and headers in Doc."""
    lines: dict[str, list[str]] = {}
    for at, (postcode, council, ward) in enumerate(
        zip(codes.postcodes, councils(codes), codes.wards, strict=True)
    ):
        x, y = codes.corner[0] + 500 * at + 100, codes.corner[1] + 100
        lines.setdefault(postcode[:3].lower(), []).append(
            f'"{postcode}",10,{x:.0f},{y:.0f},"E92000001","","","","{council}","{ward}"\n'
        )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Doc/Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n")
        for name, rows in lines.items():
            archive.writestr(f"Data/CSV/{name}.csv", "".join(rows))


def directory(path: Path, codes: Codes) -> None:
    """A postcode directory of ONS in a zip, with one that has ended."""
    header = "pcds,dointr,doterm,lad25cd,wd25cd,lat,long\n"
    rows = []
    for at, (postcode, council, ward) in enumerate(
        zip(codes.postcodes, councils(codes), codes.wards, strict=True)
    ):
        lon, lat = codes.place(500 * at + 100, 100)
        rows.append(f"{postcode},200001,,{council},{ward},{lat:.6f},{lon:.6f}\n")
    rows.append(f"BT99 9ZZ,198001,201906,{codes.council},{codes.wards[0]},99.999999,0.000000\n")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Data/multi_csv/ONSPD_NOV_2025_UK_BT.csv", header + "".join(rows))
        archive.writestr("User Guide/notes.csv", "a\n")


def streets(path: Path, codes: Codes) -> None:
    """Streets every 250 m over the wards and 500 m around them, and a library."""
    nodes, ways, at = [], [], {}
    for x in range(-500, 2001, 250):
        for y in range(-500, 1501, 250):
            at[x, y] = len(nodes) + 1
            lon, lat = codes.place(x, y)
            nodes.append(f'<node id="{at[x, y]}" version="1" lat="{lat:.7f}" lon="{lon:.7f}"/>')
    lines = [[at[x, y] for y in range(-500, 1501, 250)] for x in range(-500, 2001, 250)]
    lines += [[at[x, y] for x in range(-500, 2001, 250)] for y in range(-500, 1501, 250)]
    for number, refs in enumerate(lines, start=1):
        listed = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        ways.append(f'<way id="{number}" version="1">{listed}<tag k="highway" v="residential"/></way>')
    lon, lat = codes.place(260, 510)
    library = '<tag k="amenity" v="library"/><tag k="name" v="Library"/>'
    nodes.append(f'<node id="{len(nodes) + 1}" version="1" lat="{lat:.7f}" lon="{lon:.7f}">{library}</node>')
    path.write_text(f'<osm version="0.6">{"".join(nodes)}{"".join(ways)}</osm>', encoding="utf-8")
