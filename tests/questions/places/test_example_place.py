"""The example of a postcode is a real one of the area, near its middle."""

from datetime import date
from types import SimpleNamespace

from layers.places.gazetteer import PostcodeEntry
from questions.places.example_place import middle_postcode


def example(**postcodes):
    return middle_postcode(
        SimpleNamespace(postcodes={code.replace("_", " "): at for code, at in postcodes.items()})
    )


def at(x, y, *, ended=None, po_box=False):
    return PostcodeEntry(x, y, ended, po_box, True, ())


def test_the_one_nearest_the_middle_is_taken():
    assert example(ZZ1_1AA=at(0, 0), ZZ1_1AC=at(100, 100), ZZ1_1AD=at(45, 50)) == "ZZ1 1AD"


def test_ended_ones_boxes_and_those_without_a_place_are_left_out():
    odd = float("nan")
    assert (
        example(
            ZZ1_1AA=at(0, 0, ended=date(2020, 1, 1)),
            ZZ1_1AB=at(0, 0, po_box=True),
            ZZ1_1AC=at(odd, odd),
            ZZ1_1AD=at(9, 9),
        )
        == "ZZ1 1AD"
    )


def test_without_postcodes_there_is_no_example():
    assert example() == ""
