"""For whom rides are: ages where the words leave no doubt, else the words."""

import pytest

from layers.rides.for_whom import ages_of_record, ages_record, read_for_whom
from layers.rides.model import WhoMayRide
from layers.tables.prices_and_ages import Ages

READ = {
    "": WhoMayRide(),
    "anyone": WhoMayRide(Ages()),
    "60 and over": WhoMayRide(Ages(60)),
    "For over 60s": WhoMayRide(Ages(60)),
    "60 and over or disabled": WhoMayRide(Ages(60), others="disabled"),
    "60 or over or disabled": WhoMayRide(Ages(60), others="disabled"),
    "disabled people or over 65s": WhoMayRide(Ages(65), others="disabled people"),
    "60 and over and disabled": WhoMayRide(only="60 and over and disabled"),
    "members": WhoMayRide(only="members"),
}


@pytest.mark.parametrize(("words", "for_whom"), READ.items())
def test_who_may_ride(words, for_whom):
    assert read_for_whom(words) == for_whom
    assert ages_of_record(ages_record(for_whom.ages)) == for_whom.ages


def test_bounds_on_both_sides_are_kept():
    assert [ages_of_record(ages_record(Ages(*bounds))) for bounds in ((16, 25), (None, 25), (0, None))] == [
        Ages(16, 25), Ages(None, 25), Ages(0, None),
    ]  # fmt: skip


def test_no_ages_are_refused():
    with pytest.raises(ValueError):
        ages_of_record("old")
