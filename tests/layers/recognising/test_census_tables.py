"""Tables of the census: a row for each category or a column, words or numbers, subtotals among the parts."""

from pathlib import Path

import pytest

from layers.recognising.files import made_table
from layers.recognising.long_tables import widened
from layers.recognising.looks import Look, look_at
from layers.recognising.words.headings import all_ages, counts_of
from tests.stand_in.nomis import TABLES
from tests.stand_in.planted import People, people_of

PEOPLE = {"E01000001": people_of(100, 1), "E01000002": people_of(130, 2)}
CARE = [f"Provides {band} unpaid care a week" for band in (
    "19 hours or less", "9 hours or less", "10 to 19 hours", "20 to 49 hours", "20 to 34 hours",
    "35 to 49 hours", "50 or more hours")]  # fmt: skip


def look(rows: list[tuple[object, ...]], folder: Path) -> Look:
    made = made_table(
        [[str(cell) for cell in row] for row in rows], file="t", shown="t.csv", container="t.csv"
    )
    seen = look_at(made, folder)
    assert isinstance(seen, Look)
    wide = widened(seen, folder)
    assert isinstance(wide, Look)
    return wide


def rows_of(table: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    """A table of Nomis with these of its columns, as {concept}, {concept}_NAME and others."""
    concept, year, categories = TABLES[table]
    header = tuple(column.replace("{}", concept) for column in columns)
    rows = [header]
    for code, each in PEOPLE.items():
        for number, (words, count) in categories(each).items():
            cell = {
                "DATE_NAME": year, "GEOGRAPHY_CODE": code, concept: number, f"{concept}_NAME": words,
                f"{concept}_TYPE": "Total" if number == 0 else "", "URN": f"M{code}{number}",
                "OBS_VALUE": count, "RECORD_OFFSET": len(rows) - 1,
            }  # fmt: skip
            rows.append(tuple(cell[name] for name in header))
    return rows


def count(wide: Look, name: str) -> list[int]:
    """What a wide table says of a group, for each small area."""
    columns = counts_of(wide.columns)[name]
    at = [wide.columns.index(column) for column in ([columns] if isinstance(columns, str) else columns)]
    return [sum(int(row[place]) for place in at) for row in wide.sample]


GROUPS = [
    ("NM_2056_1", "disabled"), ("NM_2023_1", "living_alone"), ("NM_2063_1", "households_without_car"),
    ("NM_2057_1", "unpaid_carers"),
]  # fmt: skip
WORDS = ("GEOGRAPHY_CODE", "{}_NAME", "OBS_VALUE")
NUMBERS = ("GEOGRAPHY_CODE", "{}", "OBS_VALUE")
ALL = ("DATE_NAME", "GEOGRAPHY_CODE", "{}", "{}_NAME", "{}_TYPE", "OBS_VALUE", "URN", "RECORD_OFFSET")


@pytest.mark.parametrize("columns", [WORDS, NUMBERS, ALL], ids=["words", "numbers", "all columns"])
@pytest.mark.parametrize(("table", "group"), GROUPS)
def test_a_group_is_counted_whatever_columns_a_table_has(table, group, columns, tmp_path):
    wide = look(rows_of(table, columns), tmp_path)
    assert count(wide, group) == [each.groups[group] for each in PEOPLE.values()]


@pytest.mark.parametrize(("table", "group"), GROUPS)
def test_the_order_of_the_rows_changes_nothing(table, group, tmp_path):
    header, *rows = rows_of(table, ALL)
    wide = look([header, *reversed(rows)], tmp_path)
    assert count(wide, group) == [each.groups[group] for each in reversed(PEOPLE.values())]


def test_a_single_small_area_is_enough(tmp_path, monkeypatch):
    monkeypatch.setitem(PEOPLE, "E01000001", people_of(100, 1))
    header, *rows = rows_of("NM_2063_1", ALL)
    wide = look([header, *(row for row in rows if row[1] == "E01000001")], tmp_path)
    assert count(wide, "households_without_car") == [PEOPLE["E01000001"].without_car]


def test_the_year_of_a_table_is_kept_beside_its_columns(tmp_path):
    assert "2021" in look(rows_of("NM_2063_1", ALL), tmp_path).titles


def test_hours_of_care_are_counted_once_with_subtotals_among_them():
    assert counts_of(CARE)["unpaid_carers"] == (CARE[0], CARE[3], CARE[6])
    assert counts_of([CARE[1], CARE[2], CARE[4], CARE[5], CARE[6]])["unpaid_carers"] == (
        CARE[1], CARE[2], CARE[4], CARE[5], CARE[6],
    )  # fmt: skip
    assert "unpaid_carers" not in counts_of(CARE[:6]), "nobody says who cares for 50 hours or more"


@pytest.mark.parametrize(
    "heading", ["Total: All households", "Total: All usual residents aged 5 and over", "All households",
                "All people aged 3 and over", "All categories: Household composition"],
)  # fmt: skip
def test_a_total_of_others_is_not_everybody(heading):
    assert "everyone" not in counts_of([heading])


@pytest.mark.parametrize("heading", ["Total: All usual residents", "All people", "Total population"])
def test_a_total_of_people_is_everybody(heading):
    assert counts_of([heading])["everyone"] == heading


def test_every_age_without_a_total_adds_up_to_everybody(tmp_path):
    header = ("Census 2021 Data Zone Code", "Age - 3 Categories Code", "Age - 3 Categories Label", "Count")
    ages = [("0-15 years", 20), ("16-64 years", 60), ("65+ years", 7)]
    rows = [(zone, at, words, people) for zone in ("N20000001", "N20000002")
            for at, (words, people) in enumerate(ages)]  # fmt: skip
    wide = look([header, *rows], tmp_path)
    assert count(wide, "everyone") == [87, 87]
    assert count(wide, "aged_65_plus") == [7, 7]


def test_ages_with_one_missing_or_a_total_are_not_added_up():
    assert all_ages(["0-15 years", "16-64 years", "65+ years"])
    assert not all_ages(["0-15 years", "20-64 years", "65+ years"])
    assert not all_ages(["0-15 years", "16-64 years", "65+ years", "All ages"])


def scottish(title: str, tmp_path: Path) -> Look:
    rows: list[tuple[object, ...]] = [
        (title,), (), ("Output Area", "All people", "Day-to-day activities limited a lot"),
        *((f"S001353{number}", "90", "-") for number in range(10, 30)), (), ("Source: the census",),
    ]  # fmt: skip
    made = made_table([[str(c) for c in row] for row in rows], file="s", shown="s.csv", container="s.csv")
    seen = look_at(made, tmp_path)
    assert isinstance(seen, Look)
    wide = widened(seen, tmp_path)
    assert isinstance(wide, Look)
    return wide


def test_a_dash_of_scotlands_census_is_nobody_and_its_notes_are_no_rows(tmp_path):
    wide = scottish("Scotland's Census 2022 - National Records of Scotland", tmp_path)
    assert wide.sample == tuple((f"S001353{number}", "90", "0") for number in range(10, 30))


def test_a_dash_of_anybody_else_stays_a_number_that_is_left_out(tmp_path):
    wide = scottish("Health of the nation", tmp_path)
    assert wide.sample[0] == ("S00135310", "90", "-")
    assert wide.sample[-1][0] == "Source: the census"


def test_planted_people_of_the_stand_in_are_no_two_alike():
    assert people_of(100, 0) != people_of(100, 1)
    assert isinstance(people_of(100, 0), People)
