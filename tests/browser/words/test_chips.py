"""What is typed comes back as chips, sets the controls, and is never in the address or the history."""

import pytest

from tests.browser.conftest import DEMO, missing
from tests.browser.test_keyboard import here, tab_to
from tests.browser.test_zoom import lost
from tests.browser.visitor import ROW, Visitor

PLACE = "ZZ1 2DB"
WORDS = "82, likes rugby, company at lunch, uses a stick, ten minutes at most, Tuesdays, not bingo, flumpling"
READ = ("older", "pace", "minutes", "82", "stick", "uesday", "bingo", "rugby", "age", "day", "flumpling")
# Every address that the tab has had, put down before the page's own script runs.
_ADDRESSES = """
window.wrAddresses = [];
for (const name of ["pushState", "replaceState"]) {
  const was = history[name];
  history[name] = function (state, title, url) {
    window.wrAddresses.push(JSON.stringify(state || "") + " " + String(url || ""));
    return was.apply(this, arguments);
  };
}
"""


@pytest.fixture
def demo(visitor: Visitor) -> Visitor:
    """A visitor looking at the demo town, with every address noted that the tab takes on."""
    if not (visitor.server.areas / "demo").is_dir():
        missing(f"The demo town has not been made yet: {DEMO.name}/recipe.toml is missing.")
    visitor.page.add_init_script(_ADDRESSES)
    visitor.open("area=demo")
    return visitor


def find(demo: Visitor, words: str) -> None:
    demo.page.get_by_label("What do they enjoy").fill(words)
    demo.find(PLACE)
    demo.page.locator(ROW).first.wait_for()


def chips(demo: Visitor) -> list[str]:
    texts = demo.page.locator(".st-key-chips button").all_inner_texts()
    return [text.split("\n")[0].strip() for text in texts]


def addresses(demo: Visitor) -> str:
    return "\n".join([demo.page.url, *demo.page.evaluate("window.wrAddresses")])


def test_what_was_read_of_words_is_in_no_address_and_what_a_hand_sets_is(demo: Visitor) -> None:
    find(demo, WORDS)
    assert "within 10 minutes at an older adult’s pace" in demo.text()
    shown = chips(demo)
    for chip in ("rugby", "not: bingo", "“82” → aged 82", "“uses a stick” → an older adult’s pace"):
        assert chip in shown
    assert "Not understood, and left out: “flumpling”." in demo.text()
    assert not [trace for trace in READ if trace in addresses(demo).replace("demo_page", "")]
    demo.page.get_by_role("link", name="Ward gaps").click()
    demo.page.get_by_role("heading", level=1).wait_for()
    demo.settle()
    demo.page.go_back()
    demo.settle()
    demo.page.locator(ROW).first.wait_for()
    assert "within 10 minutes at an older adult’s pace" in demo.text()
    assert not [trace for trace in READ if trace in addresses(demo)]


def test_the_list_is_grouped_by_wish_and_what_nobody_asked_for_is_folded(demo: Visitor) -> None:
    find(demo, "likes rugby, misses company at lunch")
    titles = demo.page.locator(".wr-group h3").all_inner_texts()
    assert titles[:2] == ["Rugby", "Company at lunch"]
    assert "Nothing within 15 minutes" in demo.page.locator(".wr-group").first.inner_text()
    assert "cafés" in demo.page.locator(".st-key-near_list summary").first.inner_text()
    before = demo.rows()
    demo.page.locator(".st-key-near_list summary").first.click()
    demo.settle()
    assert len(demo.rows()) > len(before)


def test_a_chip_is_taken_off_by_keyboard_alone(demo: Visitor) -> None:
    find(demo, "rugby, uses a stick")
    tab_to(demo, "“uses a stick”", tag="BUTTON")
    demo.page.keyboard.press("Enter")
    demo.page.get_by_role("button", name="Take off").wait_for()
    tab_to(demo, "Take off", tag="BUTTON")
    demo.page.keyboard.press("Enter")
    demo.settle()
    assert "at a steady pace" in demo.text()
    standing = here(demo)
    assert standing is not None
    assert "Put back “uses a stick”" in standing["words"], "the keyboard stays at the button"
    assert "“uses a stick”: taken off" in chips(demo)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chips_and_groups_are_accessible(visit, theme: str) -> None:
    demo = visit(theme=theme)
    demo.open("area=demo")
    find(demo, WORDS)
    assert demo.serious() == []


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_lost_on_a_telephone(visit, width: int) -> None:
    demo = visit(width=width)
    demo.open("area=demo")
    find(demo, WORDS)
    demo.open_controls()  # what is folded away has no width of its own to be measured by
    demo.open_more()
    assert lost(demo) == []


@pytest.mark.parametrize("width", [1366, 390])
def test_what_the_field_says_of_itself_covers_none_of_the_words(demo: Visitor, width: int) -> None:
    demo.page.set_viewport_size({"width": width, "height": 844})
    field = demo.page.get_by_label("What do they enjoy")
    field.click()
    field.fill(WORDS)
    hint = demo.page.locator('[data-testid="InputInstructions"]').first
    hint.wait_for()
    words, said = field.bounding_box(), hint.bounding_box()
    assert words is not None
    assert said is not None
    assert said["y"] >= words["y"] + words["height"], (words, said)


def test_what_would_put_the_reading_right_looks_like_what_can_be_pressed(demo: Visitor) -> None:
    """What may be meant and what was taken off are the same sort of button."""
    find(demo, "rugby, company at lunch")
    chips = demo.page.locator(".st-key-chips")
    chips.get_by_role("button", name="rugby").click()
    demo.page.get_by_role("button", name="Take off").click()
    demo.settle()
    offer = chips.get_by_role("button", name="Put back")
    border = offer.evaluate("(each) => getComputedStyle(each).borderTopStyle")
    assert border == "dashed"
    assert offer.evaluate("(each) => parseFloat(getComputedStyle(each).borderTopWidth)") >= 1
    assert offer.evaluate("(each) => getComputedStyle(each).borderTopColor") != "rgba(0, 0, 0, 0)"
