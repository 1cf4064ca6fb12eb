"""Whether hills count stands in the address of Near a person, and holds for both of two people."""

import pytest

from app.memory.links import HILLS, Link, read_link, write_link
from app.near.person.by_hand import by_hills
from geo.paces import PACES
from layers.assets.kinds import load_kinds

KINDS = load_kinds()


@pytest.mark.parametrize("hills", [True, False])
def test_an_address_keeps_whether_hills_count(hills):
    link = Link(pace="older", hills=hills)
    assert read_link(write_link(link), KINDS) == link
    assert ("hills" in write_link(link)) is not hills


@pytest.mark.parametrize(("word", "hills"), [("no", False), ("yes", True), ("<b>", True)])
def test_only_no_leaves_them_out(word, hills):
    assert read_link({"hills": word}, KINDS).hills is hills


class Memory(dict):
    """What a visit holds."""

    def key(self, name):
        return name

    def put(self, name, value):
        self[name] = value


@pytest.mark.parametrize(("held", "counts"), [({}, True), ({HILLS: True}, True), ({HILLS: False}, False)])
def test_a_pace_is_level_only_where_the_tick_is_off(held, counts):
    pace = by_hills(Memory(held), PACES["older"])
    assert pace == (PACES["older"] if counts else PACES["older"].level)
