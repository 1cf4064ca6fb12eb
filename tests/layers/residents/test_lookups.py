"""A look-up the wrong way round is known by its codes, though most are the same on both sides."""

import pandas as pd
import pytest

from layers.recipes.model import LookupSection
from layers.residents.lookups import check_direction
from layers.residents.vintages import VintageError

LOOKUP = LookupSection.model_validate({"file": "old to new.csv", "from": "WAS", "to": "IS"})
SPLIT = [("K1", "K1"), ("K2", "K2"), ("A", "B"), ("A", "C")]
MERGED = [("K1", "K1"), ("K2", "K2"), ("A", "C"), ("B", "C")]
SPLIT_BUT_ONE_KEEPS_ITS_CODE = [("K1", "K1"), ("A", "A"), ("A", "C")]


def check(pairs: list[tuple[str, str]], *, exchanged: bool) -> None:
    was, now = (pd.Index(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    columns = ["new", "old"] if exchanged else ["old", "new"]
    check_direction(was, pd.DataFrame(pairs, columns=columns), now, lookup=LOOKUP, file="ages.csv")


@pytest.mark.parametrize("pairs", [SPLIT, MERGED, SPLIT_BUT_ONE_KEEPS_ITS_CODE])
def test_exchanged_columns_are_refused_with_the_line_to_write(pairs: list[tuple[str, str]]) -> None:
    check(pairs, exchanged=False)
    with pytest.raises(VintageError) as error:
        check(pairs, exchanged=True)
    assert str(error.value) == (
        "The columns from and to of old to new.csv are exchanged: IS has the codes of ages.csv, and WAS "
        'those of the small areas. Write lookup = { file = "old to new.csv", from = "IS", to = "WAS" } '
        "in that [[counts]]."
    )


def test_where_nothing_changed_either_way_is_the_same() -> None:
    check([("K1", "K1"), ("K2", "K2")], exchanged=True)


def test_a_lookup_of_one_place_for_counts_of_all_is_no_exchange() -> None:
    counted = pd.Index(["K1", "A", "X1", "X2", "X3"])
    pairs = pd.DataFrame([("K1", "K1"), ("A", "B"), ("A", "C")], columns=["old", "new"])
    check_direction(counted, pairs, pd.Index(["K1", "B", "C"]), lookup=LOOKUP, file="ages.csv")
