"""Which places stand beside the open one, and what the page's address says of part and view."""

from streamlit.testing.v1 import AppTest

from app.register.listing.place import Neighbours, neighbours
from layers.register.store import Register
from presentation.words.plain import told_apart
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.turning import turn_to

IDS = ["a", "b", "c"]


def test_neighbours_are_those_beside_it_and_none_at_the_ends() -> None:
    assert [neighbours(IDS, each, None) for each in IDS] == [
        Neighbours("", "b"),
        Neighbours("a", "c"),
        Neighbours("b", ""),
    ]


def test_where_a_change_took_it_from_the_list_its_neighbours_stay() -> None:
    assert neighbours(["a", "c"], "b", 1) == Neighbours("a", "c")
    assert neighbours(["b", "c"], "a", 0) == Neighbours("", "b")
    assert neighbours(["a", "b"], "c", 2) == Neighbours("b", "")
    assert neighbours([], "a", 0) == Neighbours("", "")


def test_with_nothing_open_the_first_comes_next() -> None:
    assert neighbours(IDS, "", None) == Neighbours("", "a")


def test_labels_that_are_alike_look_alike_and_are_told_apart() -> None:
    labels = told_apart(["Hall", "Club", "Hall", "Hall"])
    assert len(set(labels)) == 4
    assert [label.replace("\u2060", "") for label in labels] == ["Hall", "Club", "Hall", "Hall"]


def address(page: AppTest) -> dict[str, str]:
    return {name: str(value) for name, value in page.query_params.items() if name != "area"}


def test_the_address_says_which_part_and_view_and_nothing_of_the_place(register: Register) -> None:
    register.add(CLUB, by="CD")
    page = opened()
    assert address(page) == {}
    page.segmented_control(key="reg_part").set_value("pairs").run()
    assert address(page) == {"part": "pairs"}
    page.segmented_control(key="reg_part").set_value("list").run()
    page.button(key="reg_add").click().run()
    assert address(page) == {"view": "add"}
    turn_to(page, "about/page.py")
    turn_to(page, "register/page.py")
    assert address(page) == {"view": "add"}
    page.button(key="reg_leave").click().run()
    assert address(page) == {}
