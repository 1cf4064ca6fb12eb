"""What the statistics offices of Scotland and Northern Ireland publish for their whole nation, in small."""

import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas as gpd
import openpyxl
from shapely.geometry import shape

from tests.stand_in.files import archive, table
from tests.stand_in.made_up import MadeUpCouncil
from tests.stand_in.people import aged_65_plus, residents

_FEWEST_ROWS = 600  # so that it passes for a nation's table


def data_zones(councils: Sequence[MadeUpCouncil], nation: str, *, name: str, crs: str) -> bytes:
    """Boundaries as a shapefile in a zip, in metres of the nation's grid, with the columns of its office."""
    column, title = ("DZCode", "DZName") if nation == "S" else ("DZ2021_cd", "DZ2021_nm")
    rows = [
        {column: each["properties"]["LSOA21CD"], title: "x", "geometry": shape(each["geometry"])}
        for council in _of(councils, nation)
        for each in council.small_area_features()
    ]
    with tempfile.TemporaryDirectory() as folder:
        gpd.GeoDataFrame(rows, crs="EPSG:4326").to_crs(crs).to_file(
            Path(folder) / f"{name}.shp", engine="pyogrio"
        )
        return archive({path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())})


def estimates_of_scotland(councils: Sequence[MadeUpCouncil]) -> bytes:
    """Residents of data zones by sex and single year of age, as a workbook with titles above its header."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Mid-year population estimates by data zone"])
    sheet = book.create_sheet("2024")
    sheet.append(["Table 1: mid-2024"])
    sheet.append([])
    sheet.append(["Data zone code", "Data zone name", "Sex", "Total", *map(str, range(90)), "90+"])
    for code in _zones(councils, "S"):
        for sex, share in (("Persons", 1.0), ("Females", 0.5), ("Males", 0.5)):
            sheet.append([code, "x", sex, *(round(count * share) for count in _by_year(code))])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def census_of_northern_ireland(councils: Sequence[MadeUpCouncil]) -> bytes:
    """A row for each data zone and single year of age."""
    header = ("Census 2021 Data Zone Code", "Census 2021 Data Zone Label", "Age Code", "Age Label", "Count")
    zones = list(_zones(councils, "N"))
    zones += [f"N20{number:06}" for number in range(1, max(_FEWEST_ROWS // 86 - len(zones), 1) + 1)]
    rows = [
        (code, "x", age, f"Aged {age} years" if age < 85 else "Aged 85 years and over", count)
        for code in zones
        for age, count in enumerate(_to_85(_by_year(code)[1:]))
    ]
    return table(header, rows)


def measure_of_northern_ireland() -> bytes:
    """Deprivation on the areas of 2001."""
    return table(("SOA2001", "MDM_rank"), ((f"95AA{n:02}S1", n) for n in range(1, 891)))


def _by_year(code: str) -> list[int]:
    """All residents, then those of each year from 0 to 90 and over: the old are 70, the others 30."""
    old = aged_65_plus(code)
    ages = [old if age == 70 else residents(code) - old if age == 30 else 0 for age in range(91)]
    return [residents(code), *ages]


def _to_85(ages: Sequence[int]) -> list[int]:
    return [*ages[:85], sum(ages[85:])]


def _zones(councils: Sequence[MadeUpCouncil], nation: str) -> Iterator[str]:
    for council in _of(councils, nation):
        yield from (code for code, _ in council.small_areas())


def _of(councils: Sequence[MadeUpCouncil], nation: str) -> list[MadeUpCouncil]:
    return [each for each in councils if each.nation == nation]
