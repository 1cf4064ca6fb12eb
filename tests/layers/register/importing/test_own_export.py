"""Our own file is known again, and no cell of it can be run by a spreadsheet or comes back changed."""

import pytest
from hypothesis import given, strategies as st

from layers.register.importing.mapping.own_export import (
    EXPORTED_ON,
    TRIGGERS,
    as_exported,
    is_own_export,
    safe_text,
    spreadsheet_safe,
)
from layers.register.model import ASSET_FIELDS

OURS = (*ASSET_FIELDS, EXPORTED_ON)


def test_our_columns_in_any_order_and_with_others_beside_them_are_ours():
    assert is_own_export(OURS)
    assert is_own_export([*reversed(OURS), "name_cy", "A note"])


@pytest.mark.parametrize("column", ["longitude", "latitude"])
def test_a_map_file_has_its_points_elsewhere(column):
    assert is_own_export([name for name in OURS if name != column])


@pytest.mark.parametrize("column", [EXPORTED_ON, "name", "more", "status"])
def test_a_list_that_lacks_one_of_our_columns_is_not_ours(column):
    assert not is_own_export([name for name in OURS if name != column])


@pytest.mark.parametrize("sign", TRIGGERS)
def test_what_a_spreadsheet_might_run_is_only_shown(sign):
    assert spreadsheet_safe(f"{sign}HYPERLINK()") == f"'{sign}HYPERLINK()"
    assert spreadsheet_safe(f"a{sign}b") == f"a{sign}b"


@given(st.text())
def test_whatever_a_cell_holds_comes_back_and_never_begins_a_formula(text):
    assert as_exported(safe_text(text)) == text
    assert not safe_text(text).startswith(TRIGGERS)
    assert not spreadsheet_safe(text).startswith(TRIGGERS)
