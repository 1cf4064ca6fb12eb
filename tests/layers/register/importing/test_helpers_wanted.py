"""Groups that look for helpers say so in the register; where nothing is known, that is never taken for no."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layers.assets.kinds import load_kinds
from layers.register.exporting.open_referral import as_service
from layers.register.exporting.tables import row_of
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.mapping.own_export import EXPORTED_ON, is_own_export
from layers.register.importing.mapping.value_words import unknown_values
from layers.register.importing.oruk.oruk_service import service_assets
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.model import ASSET_FIELDS, Asset
from layers.register.records import to_asset, to_record
from layers.register.rules import breach, read_helpers
from layers.register.store import open_register
from layers.tables.source_table import SourceTable
from layers.times.session import Known

KINDS = load_kinds()
CLUB = Asset("list/1", name="Club", kind="lunch_club", helpers_wanted=Known.YES)


def table(heading: str, *cells: str) -> SourceTable:
    rows = [(str(n), f"Club {n}", "Lunch club", "NP20 4AA", cell) for n, cell in enumerate(cells)]
    columns = ("Ref", "Name", "Type", "Postcode", heading)
    return SourceTable("clubs.csv", columns, rows, list(range(2, 2 + len(rows))))


def read(listed: SourceTable) -> list[Known]:
    finder, today = PlaceFinder(), date(2026, 11, 27)
    mapping = guess_mapping(listed, KINDS)
    found = read_rows(listed, mapping, source=Source("Clubs"), kinds=KINDS, finder=finder, today=today)
    return [asset.helpers_wanted for asset in found.assets]


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        *((text, Known.YES) for text in ("Yes", "y", "3", "3+", "2 drivers", "Yes - cooks", "Yes (cooks)")),
        *((text, Known.YES) for text in ("Volunteers needed", "always welcome", "some", "Yes please")),
        *((text, Known.NO) for text in ("No", "0", "None", "Not at present", "No longer", "no, thank you")),
        *((text, Known.UNKNOWN) for text in ("", "?", "not known", "please ask")),
    ],
)
def test_a_cell_says_whether_helpers_are_wanted(cell: str, meaning: Known) -> None:
    assert read_helpers(cell) is meaning


def test_what_is_not_understood_is_refused_by_its_words() -> None:
    assert read_helpers("Drivers") is None
    broken = breach("helpers_wanted", "Drivers")
    assert broken is not None
    assert str(broken.what) == "“Drivers” is not understood."


@pytest.mark.parametrize(
    "heading",
    ["Volunteers needed", "Helpers wanted", "VOLUNTEERS WANTED?", "Are volunteers needed?", "helpers_wanted"],
)
def test_a_column_of_a_list_is_known_by_its_heading(heading: str) -> None:
    assert read(table(heading, "Yes", "", "No", "2 drivers")) == [
        Known.YES,
        Known.UNKNOWN,
        Known.NO,
        Known.YES,
    ]


def test_a_word_that_is_not_understood_is_asked_about_once_for_its_rows() -> None:
    listed = table("Volunteers needed", "Yes", "Drivers", "drivers", "Yes")
    (unknown,) = unknown_values(listed, guess_mapping(listed, KINDS))
    assert (unknown.field, unknown.word, unknown.rows) == ("helpers_wanted", "Drivers", (3, 4))
    assert read(listed) == [Known.YES, Known.UNKNOWN, Known.UNKNOWN, Known.YES]


def test_what_helpers_do_in_words_is_no_yes_or_no_and_stays_beside_the_fields() -> None:
    listed = table("Volunteer roles", "Cooks, and somebody to wash up", "Driving the minibus on Fridays")
    assert read(listed) == [Known.UNKNOWN, Known.UNKNOWN]
    assert "Volunteer roles" in guess_mapping(listed, KINDS).unused(listed)


def test_a_record_written_before_there_was_the_field_says_not_known() -> None:
    record = to_record(replace(CLUB, helpers_wanted=Known.UNKNOWN))
    assert "helpers_wanted" not in record
    assert to_asset(record).helpers_wanted is Known.UNKNOWN
    assert to_record(CLUB)["helpers_wanted"] == "yes"


def test_the_register_keeps_it_with_its_history(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.sqlite") as register:
        register.add(CLUB, by="AB")
        register.edit(replace(CLUB, helpers_wanted=Known.NO), 1, by="AB")
        assert register.entry("list/1").asset.helpers_wanted is Known.NO
        (change,) = register.history("list/1")[-1].changed
    assert (change.field, change.before, change.after) == ("helpers_wanted", Known.YES, Known.NO)


@pytest.mark.parametrize("answer", [Known.YES, Known.NO, Known.UNKNOWN])
def test_exports_say_it_and_give_it_back(answer: Known) -> None:
    asset = replace(CLUB, helpers_wanted=answer)
    assert row_of(asset, exported_on=date(2026, 11, 27))["helpers_wanted"] == answer.value
    service = as_service(asset, kinds=KINDS)
    back, _ = next(service_assets(service, source=Source(""), kinds=KINDS))
    assert back.helpers_wanted is answer


def test_an_export_written_before_there_was_the_field_is_still_our_own() -> None:
    columns = [*ASSET_FIELDS, EXPORTED_ON]
    assert is_own_export([name for name in columns if name != "helpers_wanted"])
    assert not is_own_export([name for name in columns if name not in ("helpers_wanted", "full")])
