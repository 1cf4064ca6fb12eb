"""A steward's morning by keyboard alone: the place in the list stays, what was saved is seen, Back works.

One visit for the whole file; each test begins where the list is open.
"""

from pathlib import Path
from typing import Any

from layers.register.store import open_register
from tests.browser.register.conftest import SAME_NAME
from tests.browser.visitor import ROW, Visitor

PLACE = """() => {
  const list = document.querySelector('.st-key-near_list');
  const rows = [...list.querySelectorAll('input[type=radio]')];
  const at = rows.findIndex(row => row.checked);
  const row = rows[at].closest('[role=radiogroup] > div').getBoundingClientRect();
  const within = list.getBoundingClientRect();
  return {
    chosen: at, focus: rows.indexOf(document.activeElement), top: list.scrollTop,
    rowIsSeen: row.top >= within.top - 1 && row.bottom <= within.bottom + 1
      && row.top >= 0 && row.bottom <= window.innerHeight + 1,
  };
}"""
SAID = ".st-key-reg_told_aloud .wr-notice"


def place(here: Visitor) -> dict[str, Any]:
    """Which row is chosen, where the keyboard is, and whether the row is in sight."""
    state: dict[str, Any] = here.page.evaluate(PLACE)
    return state


def open_row(here: Visitor, at: int) -> None:
    here.page.locator(ROW).nth(at).click()
    here.settle()


def look_for(here: Visitor, words: str) -> None:
    field = here.page.get_by_label("Search names")
    field.fill(words)
    field.press("Enter")
    here.settle()


def key(here: Visitor, name: str) -> None:
    here.page.keyboard.press(name)
    here.settle()


def press_by_key(here: Visitor, name: str) -> None:
    """Go to a button and press it, as the keyboard does."""
    here.page.get_by_role("button", name=name, exact=True).first.press("Enter")
    here.settle()


def telephone(here: Visitor, number: str) -> None:
    field = here.page.get_by_label("Telephone", exact=True).last
    field.fill(number)
    field.press("Tab")
    here.settle()


def record_name(here: Visitor) -> str:
    return here.page.locator(".st-key-reg_record h2").inner_text()


def test_of_places_with_one_name_the_one_that_was_chosen_opens(steward: Visitor, register_file: Path) -> None:
    look_for(steward, SAME_NAME)
    for at in (1, 0, 2):
        open_row(steward, at)
        assert record_name(steward) == SAME_NAME
        press_by_key(steward, "Rang them today")
        with open_register(register_file) as register:
            rung = [register.entry(f"list/{67 + number}").asset.checked_by for number in range(3)]
        assert rung[at] == "AB", at
    look_for(steward, "")


def test_after_save_the_keyboard_the_list_and_what_was_said_are_where_one_looks(steward: Visitor) -> None:
    for width in (1366, 390):
        steward.page.set_viewport_size({"width": width, "height": 768})
        open_row(steward, 40)
        before, name = place(steward), record_name(steward)
        press_by_key(steward, "Edit")
        telephone(steward, f"01633 49{width:04}")
        press_by_key(steward, "Save")
        after = place(steward)
        assert (after["chosen"], after["focus"]) == (40, 40)
        assert after["rowIsSeen"]
        assert abs(after["top"] - before["top"]) < 200, (before, after)
        said = steward.page.locator(SAID)
        assert said.inner_text() == f"{name} is saved."
        box = said.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 768
        key(steward, "ArrowDown")
        assert place(steward)["chosen"] == 41
        assert record_name(steward) != name
        key(steward, "Alt+ArrowUp")
        assert record_name(steward) == name
    steward.page.set_viewport_size({"width": 1366, "height": 768})


def test_one_after_the_other_is_rung_without_leaving_the_button(steward: Visitor) -> None:
    steward.choose("reg_show", "Ring first")
    following = []
    for at in (3, 4, 5):
        open_row(steward, at)
        following.append(record_name(steward))
    open_row(steward, 3)
    names = []
    for _ in range(3):
        press_by_key(steward, "Rang them today")
        names.append(record_name(steward))
        assert f"AB checked {names[-1]} today" in steward.page.locator(SAID).inner_text()
        key(steward, "Alt+ArrowDown")
    assert names == following
    assert len(set(names)) == 3
    steward.choose("reg_show", "All that is open")


def test_back_leads_from_history_and_form_to_the_list_as_it_was(steward: Visitor) -> None:
    open_row(steward, 30)
    before, name = place(steward), record_name(steward)
    press_by_key(steward, "What has changed")
    steward.page.go_back()
    steward.settle()
    after = place(steward)
    assert (after["chosen"], after["focus"], after["rowIsSeen"]) == (30, 30, True)
    assert abs(after["top"] - before["top"]) < 200
    press_by_key(steward, "Edit")
    telephone(steward, "01633 496030")
    steward.page.go_back()
    steward.settle()
    assert place(steward)["chosen"] == 30
    steward.page.go_forward()
    steward.settle()
    assert steward.page.get_by_label("Telephone", exact=True).last.input_value() == "01633 496030"
    press_by_key(steward, "Save")
    assert steward.page.locator(SAID).inner_text() == f"{name} is saved."


def test_back_opens_no_form_that_was_saved_and_leaves_the_page_in_the_end(steward: Visitor) -> None:
    for _ in range(12):
        steward.page.go_back()
        steward.settle()
        if "/register" not in steward.page.url:
            break
        assert steward.page.locator(".st-key-reg_form").count() == 0
    assert "/register" not in steward.page.url
    steward.page.go_forward()
    steward.settle()
    assert place(steward)["chosen"] == 30
