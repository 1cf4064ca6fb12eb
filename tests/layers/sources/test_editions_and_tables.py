"""Editions are told by the names of services; long tables of Nomis come in pages and are counted."""

from collections.abc import Callable

import pytest

from layers.sources.editions import date_of_edition, newest_first
from layers.sources.feature_service import where_codes, where_council
from tests.layers.sources.conftest import Fetching
from tests.stand_in.web import Answer, Request


def test_the_newest_comes_first_whatever_the_style_of_its_name():
    names = [
        "Wards_December_2023_Boundaries_UK_BGC",
        "WD_MAY_2025_UK_BGC",
        "WD_DEC_2025_UK_BGC",
        "WD_MAY_2025_UK_BGC_V2",
        "Wards_December_2024_Boundaries_UK_BGC_",
        "WD_DEC_2025_UK_BGC",
    ]
    assert newest_first(names) == [
        "WD_DEC_2025_UK_BGC",
        "WD_MAY_2025_UK_BGC_V2",
        "WD_MAY_2025_UK_BGC",
        "Wards_December_2024_Boundaries_UK_BGC_",
        "Wards_December_2023_Boundaries_UK_BGC",
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("WD_DEC_2025_UK_BGC", "2025-12-31"),
        ("WD_MAY_2025_UK_BGC_V2", "2025-05-31"),
        ("Wards_February_2028_UK", "2028-02-29"),
        ("LSOA21_WD24_LAD24_EW_LU", "2024-12-31"),
        ("Nothing_UK", ""),
    ],
)
def test_a_name_dates_its_edition(name: str, day: str):
    assert date_of_edition(name) == day


def test_one_code_and_several_are_asked_for():
    assert where_council("LAD25CD", ["E08000010"]) == {"where": "LAD25CD='E08000010'"}
    assert where_council("LAD25CD", ["E1", "E2"]) == {"where": "LAD25CD IN ('E1','E2')"}
    asked_for = where_codes("LSOA21CD", [f"E{number:08}" for number in range(200)])
    assert len(asked_for) == 3
    assert all(len(each["where"]) < 1_000 for each in asked_for), "an address stays short enough"


def long_table(request: Request, _: Answer) -> Answer:
    """A table of 60,003 rows: 25,000 at a time, as Nomis gives them."""
    offset, most = int(request.query["RecordOffset"]), min(int(request.query["RecordLimit"]), 25_000)
    if "TYPE151" not in request.query["geography"]:
        rows = [f"2024,E08000010,{number % 3},20001,3" for number in range(3)]
    else:
        rows = [f"2024,E{number // 3:08},{number % 3},1,60003" for number in range(60_003)]
    header = "DATE_NAME,GEOGRAPHY_CODE,C_AGE,OBS_VALUE,RECORD_COUNT"
    return Answer("\r\n".join([header, *rows[offset : offset + most]]).encode())


def test_a_long_table_comes_in_pages_and_is_counted(only: Callable[..., Fetching]):
    fetching = only("residents_by_age")
    fetching.web.plant("NM_2014_1", long_table)
    manifest = fetching.council("Wigan")
    assert manifest.left_out == ()
    path = fetching.folder / "places" / "Wigan" / "residents_by_age.csv"
    assert len(path.read_text(encoding="utf-8").splitlines()) == 60_004
    pages = [request.query["RecordOffset"] for request in fetching.web.requests]
    assert pages == ["0", "25000", "50000", "0"]
    (entry,) = manifest.files
    assert (entry.edition, entry.date) == ("2024", "2024-06-30")


def test_a_council_without_its_own_row_is_not_compared_and_that_is_said(only: Callable[..., Fetching]):
    fetching = only("wards", "small_area_lookup", "residents_by_age")
    fetching.web.plant(r"geography=E08000010&", Answer(b""))
    manifest = fetching.council("Wigan")
    assert manifest.left_out == ()
    assert "Nomis has no row of the council itself to compare" in manifest.files[-1].notes[0]
