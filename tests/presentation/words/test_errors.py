"""What is wrong stands before what to do, and a fault says where it is."""

import pytest

from geo.errors import WithinReachError
from layers.tables.report import Fault
from presentation.words.errors import both_of, fault_words, fix_of, what_of


def test_what_is_wrong_comes_first_with_its_values_filled_in():
    error = WithinReachError("{file} is empty.", "Save {file} again.", file="clubs.csv")
    assert (what_of(error), fix_of(error)) == ("clubs.csv is empty.", "Save clubs.csv again.")
    assert both_of(error) == "clubs.csv is empty. Save clubs.csv again."


def test_after_a_list_of_wrongs_the_remedy_has_a_line_of_its_own():
    assert (
        both_of(WithinReachError("Two things:\n- a\n- b", "Mend them."))
        == "Two things:\n- a\n- b\nMend them."
    )


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [
        (3, "Kind", "row 3, column Kind: "),
        (3, None, "row 3: "),
        (None, "Kind", "column Kind: "),
        (None, None, ""),
    ],
)
def test_a_fault_says_where_it_is_as_far_as_that_is_known(row, column, place):
    assert fault_words(Fault(row, column, "x", "It is odd.", "Mend it.")) == f"{place}It is odd. Mend it."
