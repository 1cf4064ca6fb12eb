"""The table of how kinds are offered has a row for each kind, and says what is wrong with it."""

from pathlib import Path

import pytest

from layers.assets.kinds import load_kinds
from layers.assets.tables import KindsTableError
from layers.interests.offering import OFFERING_CSV, Offered, load_offering


def test_every_kind_is_offered_in_some_way():
    offering = load_offering()
    assert offering.keys() == load_kinds().by_key.keys()
    assert offering["lunch_club"] is Offered.CLUB
    assert offering["cafe"] is Offered.FOLD
    assert offering["toilets"] is offering["food_bank"] is offering["pharmacy"] is Offered.SERVICE


def test_every_fault_is_named_at_once(tmp_path: Path):
    rows = OFFERING_CSV.read_text(encoding="utf-8").splitlines()
    table = tmp_path / "offering.csv"
    table.write_text(
        "\n".join([*rows[:-1], "cafe,club,", "zoo,club,", "pub,now and then,"]), encoding="utf-8"
    )
    with pytest.raises(KindsTableError) as refused:
        load_offering(table)
    faults = str(refused.value)
    assert '"cafe" stands in two rows. Keep one of them.' in faults
    assert '"zoo" is not the key of a kind.' in faults
    assert '"now and then" is no way to offer anything. Use one of club, place, fold, service.' in faults
    assert 'The kind "post_office" has no row. Add one, like post_office,club.' in faults
