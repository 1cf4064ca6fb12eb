"""Files of whole nations as their offices publish them, with the people of the made-up councils."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import openpyxl
from shapely.geometry import shape

from tests.stand_in import files
from tests.stand_in.made_up import MadeUpCouncil
from tests.stand_in.people import postcodes
from tests.stand_in.planted import People, people_of, together

Planted = Mapping[str, Mapping[str, People]]  # council -> small area -> people
TITLES = [["Scotland's Census 2022 - National Records of Scotland"], [], []]


def zipped_shapes(name: str, rows: Sequence[Mapping[str, Any]], places: Sequence[Any], crs: str) -> bytes:
    """A zip of a shapefile in metres, with notes beside it; of nothing, only its name."""
    if not rows:
        return files.archive({f"{name}.shp": b"s"})
    with TemporaryDirectory() as folder:
        frame = gpd.GeoDataFrame(list(rows), geometry=[shape(place) for place in places], crs="EPSG:4326")
        frame.to_crs(crs).to_file(Path(folder) / f"{name}.shp", engine="pyogrio")
        parts = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return files.archive({"Read me.txt": b"Boundaries.\n", **parts})


def zones(
    councils: Sequence[MadeUpCouncil], file: str, code: str, *, crs: str, name: str, council: str = ""
) -> bytes:
    """Small areas of some councils as a zipped shapefile, with these columns."""
    rows, places = [], []
    for each in councils:
        for place, (own, _) in enumerate(each.small_areas()):
            rows.append(
                {code: own, name: f"{each.name} {place}", **({council: each.code} if council else {})}
            )
            places.append(each.square(place / 2, 0.5))
    return zipped_shapes(file, rows, places, crs)


def centroids(councils: Sequence[MadeUpCouncil], name: str, code: str, crs: str) -> bytes:
    """The population-weighted centroids of some councils as a zipped shapefile."""
    features = [feature for each in councils for feature in each.centroid_features()]
    rows = [{code: each["properties"]["LSOA21CD"]} for each in features]
    return zipped_shapes(name, rows, [each["geometry"] for each in features], crs)


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An Excel workbook, the same bytes each time."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Published in 2025"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as made:
        return files.archive({name: made.read(name) for name in made.namelist()})


def estimates_of_scotland(planted: Planted) -> bytes:
    """Mid-year estimates by data zone: a sheet a year, rows for all, women and men, a column an age."""
    ages = ["Data zone code", "Data zone name", "Sex", "All ages", *map(str, range(90)), "90+"]
    sheets = {}
    for year, fewer in (("2022", 2), ("2023", 1), ("2024", 0)):
        rows: list[list[object]] = [[f"Mid-{year} population estimates by data zone"], [], ages]
        for people in planted.values():
            for code, each in people.items():
                numbers = _single_years(each)
                numbers[30] -= fewer
                rows += [[code, "A zone", "Persons", sum(numbers), *numbers]]
                rows += [[code, "A zone", sex, 1, *([0] * 91)] for sex in ("Females", "Males")]
        sheets[year] = rows
    return workbook(sheets)


def _single_years(people: People) -> list[int]:
    """People by age: the young are 10, the old 70, the rest 30."""
    rest = people.residents - people.under_16 - people.aged_65_plus
    at = {10: people.under_16, 30: rest, 70: people.aged_65_plus}
    return [at.get(age, 0) for age in range(91)]


def _titled(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A table of Scotland's Census: titles above it, notes below it, a dash for nobody."""
    shown = [[cell or "-" for cell in row] for row in rows]
    return files.table((), [*TITLES, [title], [], header, *shown, [], ["Source: Scotland's Census 2022"]])


def census_of_scotland(planted: Planted) -> bytes:
    """The census by output area, a table for each subject; each small area is two output areas."""
    every = [(code, each) for people in planted.values() for code, each in people.items()]

    def rows(numbers: Any) -> list[list[object]]:
        listed = []
        for code, each in every:
            whole = numbers(each)
            listed.append([f"S000{code[4:]}", *(number // 3 for number in whole)])
            listed.append([f"S001{code[4:]}", *(number - number // 3 for number in whole)])
        return listed

    limited = ("Day-to-day activities limited a lot", "Day-to-day activities limited a little")
    care = ("1 to 19 hours", "20 to 34 hours", "35 to 49 hours", "50 or more hours")
    alone = ("Aged 66 and over", "Aged under 66")
    return files.archive(
        {
            "UV303 - Disability.csv": _titled(
                "Table UV303", ("Output Area", "All people", *limited),
                rows(lambda each: (each.residents, each.limited_a_lot, each.limited_a_little)),
            ),
            "UV301 - Unpaid care.csv": _titled(
                "Table UV301", ("Output Area", "All people aged 3 and over", "Provides no unpaid care",
                                *(f"Provides {band} unpaid care a week" for band in care)),
                rows(lambda each: (each.residents - 2, each.residents - 2 - sum(each.carers),
                                   each.carers[0] + each.carers[1], *each.carers[2:])),
            ),
            "UV113 - Household composition.csv": _titled(
                "Table UV113", ("Output Area", "All households",
                                *(f"One person household: {who}" for who in alone)),
                rows(lambda each: (each.households, each.alone_66_plus, each.alone_younger)),
            ),
            "UV405 - Cars.csv": _titled(
                "Table UV405", ("Output Area", "All households", "Number of cars or vans: No cars or vans"),
                rows(lambda each: (each.households, each.without_car)),
            ),
        }
    )  # fmt: skip


def zones_before(code: str, number: int) -> str:
    """The zone of 2011, or the area of 2001, of which a small area was made: two of it for each."""
    if code.startswith("S"):
        return f"S0100{6_600 + number // 2:04}"
    return f"95{'ABCDEFGHIJ'[number // 90 % 10]}A{number // 2 % 90 + 10:02}S1"


def rank_of(old: str) -> int:
    """The rank that the index gives to an old area: as its number."""
    digits = int(old[3:]) if old.startswith("S") else int(old[4:6])
    return digits % 6_000 + 1


def _before(planted: Planted) -> list[tuple[str, str]]:
    codes = [code for people in planted.values() for code in people]
    return [(zones_before(code, number), code) for number, code in enumerate(codes)]


def ranks_before(planted: Planted) -> dict[str, int]:
    """The rank of each small area: that of the old one it was made of."""
    return {code: rank_of(old) for old, code in _before(planted)}


def index_of_scotland(planted: Planted) -> bytes:
    """SIMD 2020v2: ranks on the zones of 2011."""
    old = dict.fromkeys(old for old, _ in _before(planted))
    header = ["Data_Zone", "Intermediate_Zone", "Total_population", "SIMD2020v2_Rank"]
    return workbook({"SIMD 2020v2 ranks": [header, *([zone, "A place", 9, rank_of(zone)] for zone in old)]})


def directory_of_scotland(planted: Planted) -> bytes:
    """NRS's postcode directory: for each postcode its zones of all years; one of them lies astray."""
    header = ("Postcode", "DateOfDeletion", "CouncilArea2019Code", "OutputArea2022Code",
              "DataZone2022Code", "DataZone2011Code")  # fmt: skip
    rows = [
        (f"ZZ{number // 100 + 1} {number % 10}A{letter}", "", council, f"S000{code[4:]}", code, old)
        for number, ((old, code), council) in enumerate(
            zip(_before(planted), [each for each, people in planted.items() for _ in people], strict=True)
        )
        for letter in "ABDEFGHJLNPQRSTUWXYZ"
    ]
    return files.archive({"SmallUser.csv": files.table(header, rows), "LargeUser.csv": b""})


def output_areas_of_scotland(planted: Planted) -> bytes:
    """Which output area lies in which data zone."""
    codes = [code for people in planted.values() for code in people]
    rows = [(f"S00{half}{code[4:]}", code, "S02000001") for code in codes for half in (0, 1)]
    return files.archive({"OA22_DZ22_IZ22.csv": files.table(("OA22", "DZ22", "IZ22"), rows)})


def nisra(planted: Planted) -> dict[str, bytes]:
    """NISRA's table builder, by the variable that is asked for: a row for each zone and category."""
    every = [(code, each) for people in planted.values() for code, each in people.items()]
    every += [(f"N20{number:06}", people_of(100, number)) for number in range(1, 251)]  # of other councils
    tables: dict[str, tuple[str, Any]] = {
        "AGE_SYOA_85": ("Age - 86 Categories", lambda each: [
            (str(age) if age < 85 else "85+", number) for age, number in enumerate(_single_years(each)[:86])
        ]),
        "DISABILITY_LIMITED": ("Health problem or disability", lambda each: [
            ("Limited a lot", each.limited_a_lot), ("Limited a little", each.limited_a_little),
            ("Not limited", each.residents - each.limited_a_lot - each.limited_a_little),
        ]),
        "UNPAID_CARE": ("Provision of unpaid care", lambda each: [
            ("Provides no unpaid care", each.residents - sum(each.carers)),
            ("Provides 1-19 hours unpaid care per week", each.carers[0] + each.carers[1]),
            ("Provides 20-34 hours unpaid care per week", each.carers[2]),
            ("Provides 35-49 hours unpaid care per week", each.carers[3]),
            ("Provides 50+ hours unpaid care per week", each.carers[4]),
        ]),
        "HH_COMPOSITION": ("Household composition", lambda each: [
            ("One person household: Aged 66+ years", each.alone_66_plus),
            ("One person household: Other", each.alone_younger),
            ("Other household types", each.households - each.alone_66_plus - each.alone_younger),
        ]),
        "HH_CAR_VAN_IND": ("Car or van availability", lambda each: [
            ("No cars or vans in household", each.without_car),
            ("1 or more cars or vans in household", each.households - each.without_car),
        ]),
    }  # fmt: skip
    whole = [(council, together(people)) for council, people in planted.items()]
    whole.append(("N09000099", together({code: each for code, each in every if code < "N20900"})))
    return {
        **{f"DZ21 {key}": _nisra_table("Census 2021 Data Zone", *tables[key], every) for key in tables},
        **{
            f"LGD14 {key}": _nisra_table("Local Government District 2014", *tables[key], whole)
            for key in tables
        },
    }


def _nisra_table(place: str, concept: str, categories: Any, every: Sequence[tuple[str, People]]) -> bytes:
    return files.table(
        (f"{place} Code", f"{place} Label", f"{concept} Code", f"{concept} Label", "Count"),
        [
            (code, "A zone", number, words, count)
            for code, each in every
            for number, (words, count) in enumerate(categories(each))
        ],
    )


def index_of_northern_ireland(planted: Planted) -> bytes:
    """NIMDM 2017: ranks on the super output areas of 2001, of which there are 890."""
    old = dict.fromkeys(old for old, _ in _before(planted))
    others = [f"95ZZ{number:02}W{digit}" for number in range(90) for digit in range(1, 10)]
    rows = [(area, "A place", rank_of(area) if area in old else 500) for area in (*old, *others)]
    return files.table(("SOA2001", "SOA2001_name", "MDM_rank"), rows)


def directory_of_the_kingdom(councils: Sequence[MadeUpCouncil]) -> bytes:
    """ONS's postcode directory of Northern Ireland: postcodes, their wards, and their areas of all years."""
    header = (
        "pcds",
        "dointr",
        "doterm",
        "lad25cd",
        "wd25cd",
        "oa21cd",
        "lsoa21cd",
        "lsoa11cd",
        "lat",
        "long",
    )
    rows, number = [], 0
    for each in councils:
        addresses = list(postcodes(each))
        for place, (code, ward) in enumerate(each.small_areas()):
            old = zones_before(code, number)
            for half in (0, 1):
                own_place = addresses[2 * place + half]
                own = (each.code, ward, code, "N21000001", old)
                rows.append((own_place.postcode, "200001", "", *own, own_place.latitude, own_place.longitude))
            number += 1
    if rows:
        rows.append(("BT99 9ZZ", "198001", "201906", *rows[0][3:8], "99.999999", "0.000000"))
    return files.archive({"Data/multi_csv/ONSPD_NOV_2025_UK_BT.csv": files.table(header, rows)})


def index_of_wales(ranks: Mapping[str, int]) -> bytes:
    """WIMD 2025: an open document with titles above its header."""
    return files.open_document(
        "WIMD_2025_ranks",
        [
            ["Welsh Index of Multiple Deprivation 2025"],
            ["Ranks"],
            [],
            ["LSOA code", "LSOA name", "WIMD 2025", "Income"],
            *([code, "A place", rank, 1] for code, rank in ranks.items()),
        ],
    )
