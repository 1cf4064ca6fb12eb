"""Which column is the name, where a list calls none so: groups and bodies before what they do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import ColumnMapping, guess_mapping
from layers.register.importing.read_list import read_list_file

SURE = 0.8
GROUPS = ("Golden Years,Lunch club,NP20 4AB", "Stitch,Knit & natter,NP20 4AD", "Friends,Coffee,NP20 4AE")
Read = Callable[..., ColumnMapping]


@pytest.fixture
def mapping(tmp_path: Path, kinds: Kinds) -> Read:
    def read(heading: str, *rows: str) -> ColumnMapping:
        path = tmp_path / "list.csv"
        path.write_text("\n".join((heading, *rows)), encoding="utf-8")
        return guess_mapping(read_list_file(path), kinds)

    return read


@pytest.mark.parametrize(
    "heading",
    [
        "Group / Club",
        "Club or group",
        "Name of group",
        "Clubs",
        "Groups & clubs",
        "The group",
        "Group/Organisation",
    ],
)
def test_a_heading_of_groups_is_the_name_and_what_they_do_the_kind(mapping: Read, heading: str) -> None:
    columns = mapping(f"{heading},What,Postcode", *GROUPS)
    assert columns.columns_of("name") == (heading,)
    assert columns.columns_of("kind") == ("What",)
    assert columns.confidence_of("kind") < SURE


@pytest.mark.parametrize(
    "heading", ["Organisation", "Provider", "Charity", "Association", "Church or charity"]
)
@pytest.mark.parametrize("beside", ["What", "Type"])
def test_a_body_is_the_name_where_no_other_is_and_that_is_not_sure(
    mapping: Read, heading: str, beside: str
) -> None:
    columns = mapping(f"{heading},{beside},Postcode", *GROUPS)
    assert columns.columns_of("name") == (heading,)
    assert columns.confidence_of("name") < SURE


def test_beside_a_name_a_body_stays_the_organisation(mapping: Read) -> None:
    columns = mapping("Name,Organisation,Postcode", *GROUPS)
    assert columns.columns_of("name") == ("Name",)
    assert columns.columns_of("organisation") == ("Organisation",)


def test_what_is_on_is_the_name_where_nothing_else_is_and_that_is_not_sure(mapping: Read) -> None:
    columns = mapping("What,Where,When", "Tea dance,Town Hall,Tues 2pm", "Bingo,Pill Hall,Wed 7pm")
    assert columns.columns_of("name") == ("What",)
    assert columns.columns_of("address") == ("Where",)
    assert columns.confidence_of("name") < SURE


def test_names_that_repeat_are_not_sure(mapping: Read) -> None:
    rows = [f"{name},NP20 4A{end}" for name, end in zip(("Lunch club", "Bingo") * 3, "ABDEFG", strict=True)]
    assert mapping("Activity,Postcode", *rows).confidence_of("name") < SURE
    assert mapping("Activity,Postcode", *GROUPS).confidence_of("name") >= SURE


def test_short_headings_of_a_telephone_a_price_and_whom_it_is_for_are_read(mapping: Read) -> None:
    row = "Golden Years,01633 960101,£4,over 60s,NP20 4AB"
    columns = mapping("Group / Club,Ring,Money,For,Postcode", row)
    read = [columns.column_of(field) for field in ("phone", "cost", "for_whom")]
    assert read == ["Ring", "Money", "For"]
