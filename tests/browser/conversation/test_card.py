"""The card of a chosen place: it opens at its row, the map moves to the way, two presses tell the steward."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.conversation.test_first_screen import TOWNS, answer, box
from tests.browser.visitor import ROW, Visitor

CARD = ".st-key-near_card"
_CENTRE = "() => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"


def at_its_row(here: Visitor) -> None:
    """The card stands right below the row that is chosen, and nothing covers either."""
    row = box(here, '.st-key-near_list [role="radiogroup"] > div:has(input:checked)')
    card, listed = box(here, CARD), box(here, ".st-key-near_list")
    assert abs(card["y"] - row["bottom"]) < 3, (row, card)
    assert row["y"] >= listed["y"] - 2, "the row is seen"
    assert card["y"] < listed["bottom"] - 100, "and the beginning of the card"


@pytest.mark.parametrize("size", [(1366, 768), (800, 1000), (390, 844)], ids=["1366", "800", "390"])
@pytest.mark.parametrize("town", TOWNS, ids=[area for area, _ in TOWNS])
def test_a_row_opens_its_card_in_place_and_the_map_moves_to_the_way(
    visit: Visit, town: tuple[str, str], size: tuple[int, int]
) -> None:
    here = answer(visit, town, size)
    before = here.map().evaluate(_CENTRE)
    names = here.rows()
    card = here.choose_row(0)
    at_its_row(here)
    here.page.wait_for_timeout(800)
    assert here.map().evaluate(_CENTRE) != before, "the map has moved to the way"
    assert card.startswith(names[0])
    for fact in ("Telephone:", "Days and times", "Cost", "There and back", "How sure"):
        assert fact in card
    assert here.rows() == names, "the list stays"
    put, listed = box(here, ".st-key-on_sheet button"), box(here, ".st-key-near_list")
    assert listed["y"] <= put["y"], (put, listed)
    assert put["bottom"] <= min(listed["bottom"], size[1]) + 1, "it can be put on the sheet without scrolling"
    here.picture("card-of-" + town[0])
    assert "Directions, street by street" in here.page.locator(CARD).inner_text()
    here.page.locator(f"{CARD} summary", has_text="Directions").click()
    here.page.locator(f"{CARD} .wr-route").first.wait_for(state="visible")


def test_the_card_follows_the_arrow_keys_and_comes_next_for_the_tab_key(visit: Visit) -> None:
    here = answer(visit, TOWNS[0], (1366, 768))
    here.page.locator(".st-key-near_list input").first.focus()
    here.page.keyboard.press("Space")
    here.settle()
    at_its_row(here)
    here.page.keyboard.press("ArrowDown")
    here.settle()
    at_its_row(here)
    assert here.page.locator(".wr-way").inner_text().startswith(here.rows()[1])
    here.page.keyboard.press("Tab")
    while not here.page.evaluate(f"!!document.activeElement.closest('{CARD}, body > :not(*)')"):
        before = here.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        here.page.keyboard.press("Tab")
        assert here.page.evaluate("document.activeElement.outerHTML.slice(0, 200)") != before
    assert here.page.evaluate("document.activeElement.getAttribute('href')").startswith("tel:")


def test_a_near_miss_opens_the_same_card_with_its_cause_on_top(visit: Visit) -> None:
    here = answer(visit, TOWNS[0], (1366, 768))
    misses = here.page.locator('.st-key-near_list h2:has-text("What almost fits")')
    assert misses.count() == 1
    rows = here.page.locator('.st-key-near_list [role="radiogroup"]').last.locator(
        "[data-testid=stRadioOption]"
    )
    rows.first.scroll_into_view_if_needed()
    rows.first.click()
    here.settle()
    at_its_row(here)
    assert here.page.locator(".wr-cause").inner_text().endswith(".")
    assert here.map().locator('path[stroke="#0b0c0c"][stroke-width="4.5"]').count() == 1
    here.page.locator(CARD).get_by_role("button", name="Put on the sheet").click()
    here.settle()
    assert "To take home" in here.text()
    assert here.page.locator(".st-key-near_list input:checked").count() == 1
    here.page.locator(ROW).first.click()
    here.settle()
    assert here.page.locator(".st-key-near_list input:checked").count() == 1, "one place is chosen, not two"
    assert here.page.locator(".wr-cause").count() == 0


def test_two_presses_tell_the_steward_and_nothing_else_changes(visit: Visit) -> None:
    here = answer(visit, TOWNS[0], (1366, 768))
    here.choose_row(0)
    address, names = here.page.url, here.rows()
    here.page.locator(CARD).get_by_role("button", name="Tell the steward").click()
    here.settle()
    here.page.get_by_label("Your initials or role").fill("A. N.")
    here.page.locator(CARD).get_by_role("button", name="Times wrong").click()
    here.settle()
    assert "Told the steward: Times wrong." in here.page.locator(CARD).inner_text()
    assert "Times wrong, told" in here.page.locator(".wr-told-steward").inner_text()
    assert (here.page.url, here.rows()) == (address, names)
    here.picture("told")
    here.choose_row(1)
    here.page.locator(CARD).get_by_role("button", name="Tell the steward").click()
    here.settle()
    here.page.locator(CARD).get_by_role("button", name="Full", exact=True).click()
    here.settle()
    assert "Told the steward: Full." in here.page.locator(CARD).inner_text(), (
        "two presses, the initials are known"
    )
    here.page.locator(CARD).locator("button", has_text="about 4 weeks").click()
    here.settle()
    assert "Full: about 4 weeks, told" in here.page.locator(".wr-told-steward").inner_text()
    assert here.page.locator(".wr-told-steward li").count() == 1, "one message, not two"
    here.page.get_by_role("button", name="Take that back").click()
    here.settle()
    assert here.page.locator(".wr-told-steward").count() == 0
    here.choose_row(0)
    assert "Times wrong, told" in here.page.locator(".wr-told-steward").inner_text(), "it waits"


def test_nobody_named_is_a_sentence_and_nothing_is_told(visit: Visit) -> None:
    here = answer(visit, TOWNS[0], (1366, 768))
    here.choose_row(2)
    here.page.locator(CARD).get_by_role("button", name="Tell the steward").click()
    here.settle()
    here.page.locator(CARD).get_by_role("button", name="Moved").click()
    here.settle()
    assert here.page.locator(".wr-told-steward").count() == 0
    assert "initials" in here.page.locator(".st-key-tell_said_aloud").inner_text()


def whole_in_view(here: Visitor) -> None:
    """The chosen row stands in the list, below it as much of its card as there is room for."""
    here.page.wait_for_timeout(600)
    at_its_row(here)
    row = box(here, '.st-key-near_list [role="radiogroup"] > div:has(input:checked)')
    card, listed = box(here, CARD), box(here, ".st-key-near_list")
    room = min(listed["bottom"], here.page.viewport_size["height"]) - row["bottom"]
    assert row["y"] - listed["y"] < 4 or card["height"] <= room, (row, card, listed)
    title = here.page.locator(".st-key-near_list div:has(> label input:checked), .wr-way").all_inner_texts()
    assert here.page.locator(".st-key-near_list input:checked").count() == 1, title


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["1366", "390"])
def test_from_group_to_group_the_card_opens_in_place_and_in_view(visit: Visit, size: tuple[int, int]) -> None:
    here = answer(visit, ("demo", "ZZ1 2BQ"), size)
    here.open_controls()
    here.page.get_by_label("What do they enjoy").fill("walking, company at lunch")
    here.find("ZZ1 2BQ")
    groups = here.page.locator('.st-key-near_list [role="radiogroup"]')
    assert groups.count() > 2, "two wishes and what almost fits"
    for group in (0, 1, groups.count() - 1, 0):
        groups.nth(group).locator("[data-testid=stRadioOption]").first.click()
        here.settle()
        name = here.groups()[group][0]
        assert here.page.locator(".wr-way").inner_text().startswith(name) or name in (
            here.page.locator(".wr-way h3").inner_text()
        )
        whole_in_view(here)


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["1366", "390"])
def test_after_back_and_after_a_reload_the_open_card_is_in_view(visit: Visit, size: tuple[int, int]) -> None:
    here = answer(visit, TOWNS[0], size)
    last = here.page.locator('.st-key-near_list [role="radiogroup"]').last
    last.locator("[data-testid=stRadioOption]").nth(1).click()
    here.settle()
    card = here.page.locator(".wr-way h3").inner_text()
    here.open_about()
    here.page.go_back()
    here.page.locator(CARD).wait_for()
    here.settle()
    whole_in_view(here)
    here.page.reload()
    here.page.wait_for_selector('[data-testid="stMain"] h1', timeout=60_000)
    here.settle()
    here.find(TOWNS[0][1])
    assert here.page.locator(".wr-way h3").inner_text() == card
    whole_in_view(here)
