"""Every page to every other and back, by link, Back and Forward: whatever was open on each is as it was."""

import os
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final
from unittest import mock
from urllib.parse import urlsplit

import pytest

from app.frame.area_choice import PAGES
from layers.area import Area, open_area
from layers.places.gazetteer import build_gazetteer
from layers.preparing.prepare import prepare
from layers.register.settings import VARIABLE
from presentation.words import about as about_words, place_page as place_words, plain as words
from presentation.words.area_noun import WARD
from presentation.words.errors import BROKEN
from presentation.words.funding import incoming as incoming_words, page as funding_words, standard
from presentation.words.register import record as register_words
from presentation.words.wards import choices as gap_words
from questions.places.example_place import middle_postcode
from tests.app.small_town import asset, write_town
from tests.browser.conftest import DEMO, Visit
from tests.browser.register_visitor import fill, press
from tests.browser.server import Server, running_server
from tests.browser.visitor import ROW, Visitor

AREA: Final = "demo"
WISH: Final = "rugby and a cup of tea"
HEADINGS: Final = {
    words.NEAR_A_PERSON: words.QUESTION,
    gap_words.TITLE: gap_words.QUESTION.of(WARD),
    funding_words.TITLE: funding_words.QUESTION,
    words.REGISTER: register_words.QUESTION,
    words.ABOUT: about_words.QUESTION,
    place_words.TITLE: place_words.QUESTION,
}
PATHS: Final = {
    words.NEAR_A_PERSON: "/",
    gap_words.TITLE: "/ward-gaps",
    funding_words.TITLE: "/funding",
    words.REGISTER: "/register",
    words.ABOUT: "/about",
    place_words.TITLE: "/add-a-place",
}
AT_WORK: Final = tuple(page for page in HEADINGS if page != place_words.TITLE)  # between these at any moment
OF_WARDS, OF_A_PANEL = ("kinds", "ward"), "session"  # in an address; the session is a number that was drawn
OF_THE_REGISTER = ("part", "view")  # which part of its page is open, and what of it
# What every field, row of buttons, list and sentence of the page holds; the maps are drawn anew.
_HELD = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const seen = element => element.getClientRects().length > 0;
  return {
    fields: [...main.querySelectorAll('input:not([type=file]), textarea')].filter(seen).map(
      one => [one.getAttribute('aria-label'), one.type === 'checkbox' || one.type === 'radio'
        ? one.checked : one.value]),
    buttons: [...main.querySelectorAll('[role=radiogroup] button, [role=group] button')].filter(seen).map(
      one => [one.innerText, one.getAttribute('aria-checked') ?? one.getAttribute('aria-pressed')
        ?? one.getAttribute('kind')]),
    sentences: [...main.querySelectorAll('[role=status], .wr-answer, .wr-way, .wr-notice')].filter(
      seen).map(one => one.innerText),
    folds: [...main.querySelectorAll('summary')].filter(seen).map(one => one.innerText),
    tables: [...main.querySelectorAll('table')].filter(seen).map(one => one.innerText),
  };
}"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up town, and a small one to turn to."""
    folder = tmp_path_factory.mktemp("town")
    write_town(folder, [asset(0)])
    prepare(DEMO / "recipe.toml", DEMO / "inputs", areas_folder=folder)
    return folder


@pytest.fixture(scope="module")
def server(areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with a register of its own."""
    folder = tmp_path_factory.mktemp("pages")
    place = {VARIABLE: str(folder / "register.sqlite")}
    with mock.patch.dict(os.environ, place), running_server(areas, folder) as running:
        yield running


@pytest.fixture(scope="module")
def town(areas: Path) -> Area:
    """The made-up town, to ask the engine itself."""
    return open_area(AREA, areas_folder=areas)


def circuit() -> list[str]:
    """Pages of work in an order in which every page is followed by every other once, ending where it began.

    Hierholzer (1873): a circuit through every edge of a directed graph whose degrees are even.
    """
    left = {page: [other for other in AT_WORK if other != page] for page in AT_WORK}
    trail, pages = [AT_WORK[0]], []
    while trail:
        if left[trail[-1]]:
            trail.append(left[trail[-1]].pop())
        else:
            pages.append(trail.pop())
    return pages[::-1]


def arrived(here: Visitor, page: str) -> dict[str, object]:
    """Wait for a page, look that nothing broke, and give all that it holds."""
    here.page.locator("h1", has_text=HEADINGS[page]).wait_for(timeout=60_000)
    here.settle()
    assert urlsplit(here.page.url).path == PATHS[page]
    told = here.text()
    assert BROKEN not in told, f"{page}: {told[:400]}"
    assert not here.page.locator("[data-testid=stException]").count(), page
    held: dict[str, object] = here.page.evaluate(_HELD)
    return held


def click_link(here: Visitor, page: str) -> dict[str, object]:
    """Go to a page by its link, at once."""
    here.page.get_by_role("link", name=page, exact=True).click()
    return arrived(here, page)


def ask_near(here: Visitor, postcode: str) -> None:
    """An answer with a wish, other minutes, days and an age, and a place chosen."""
    here.page.get_by_label("What do they enjoy").fill(WISH)
    here.find(postcode)
    here.choose("minutes", "30")
    here.open_more()
    here.choose("days", "Tue")
    here.page.get_by_label(words.AGE_LABEL).fill("71")
    here.page.keyboard.press("Tab")
    here.settle()
    here.choose_row(1)
    here.open_more()
    here.fold_controls()


def ask_wards(here: Visitor, ward: str) -> None:
    """A kind, other minutes, an opened ward, and another order of the table."""
    click_link(here, gap_words.TITLE)
    here.pick(gap_words.OF_WHAT, "Café")
    here.choose("gap_minutes", "10")
    here.pick(gap_words.OPEN_WARD.of(WARD), ward)


def ask_funding(here: Visitor) -> None:
    """Twelve bids, another budget, a mark that is kept, and one that is put otherwise."""
    click_link(here, funding_words.TITLE)
    press(here, incoming_words.SAMPLE)
    here.choose("fund_part", funding_words.PARTS["record"])
    budget = here.page.get_by_label(standard.BUDGET)
    budget.fill("30000")
    budget.press("Tab")
    here.settle()
    reason = here.page.get_by_role("textbox", name="Reason")
    reason.fill("Nothing else there")
    reason.press("Tab")
    here.settle()
    reason.fill("Nothing else there, they say")
    reason.press("Tab")
    here.settle()


def say_who(here: Visitor) -> None:
    """Initials, which then stand on every page that asks for them."""
    click_link(here, words.REGISTER)
    here.page.get_by_role("textbox", name=register_words.WHO).fill("AB")
    here.page.keyboard.press("Tab")
    here.settle()


def ask_register(here: Visitor) -> None:
    """A new asset that is half written, with a day."""
    click_link(here, words.REGISTER)
    press(here, "Add an asset")
    fill(here, "What people call it", "Tea and tales")
    fill(here, "Telephone", "01633 496")
    press(here, "Add a time")
    fill(here, "From", "14:00")


def test_every_page_to_every_other_and_back(visit: Visit, town: Area, *, long_run: bool) -> None:
    """Twenty steps by link, all of them back, and forward again to each page: with --long all of them."""
    here, ward = visit(), str(town.wards["ward_name"].iloc[0])
    here.open(f"area={AREA}")
    ask_near(here, middle_postcode(build_gazetteer(town)))
    near = arrived(here, words.NEAR_A_PERSON)
    say_who(here)
    ask_wards(here, ward)
    wards = arrived(here, gap_words.TITLE)
    ask_funding(here)
    funding = arrived(here, funding_words.TITLE)
    ask_register(here)
    register = arrived(here, words.REGISTER)
    open_on = {
        words.NEAR_A_PERSON: near,
        gap_words.TITLE: wards,
        funding_words.TITLE: funding,
        words.REGISTER: register,
        words.ABOUT: click_link(here, words.ABOUT),
    }
    assert WISH in str(near["fields"])
    assert "Tue · aged 71" in str(near["folds"])
    assert "Nothing else there, they say" in str(funding["fields"])
    assert "Tea and tales" in str(register["fields"])

    pages = circuit()
    assert set(pairwise(pages)) == {(a, b) for a in open_on for b in open_on if a != b}
    click_link(here, pages[0])
    each_was_there = 1 + max(map(pages[1:].index, open_on))
    steps: list[tuple[str, Callable[[], object], list[str]]] = [
        ("Back", here.page.go_back, pages[-2::-1]),
        ("Forward", here.page.go_forward, pages[1:] if long_run else pages[1 : 1 + each_was_there]),
    ]
    last = steps[-1][2][-1]
    for page in pages[1:]:
        assert click_link(here, page) == open_on[page], f"{page} by link"
        _nothing_of_the_person_in(here.page.url)
    for way, go, stops in steps:
        for page in stops:
            go()
            assert arrived(here, page) == open_on[page], f"{page} by {way}"
            _nothing_of_the_person_in(here.page.url)
    for page in open_on:
        if page != last:
            click_link(here, page)
        here.picture(f"after-{PATHS[page].strip('/') or 'near'}", page="round-trip")
    assert set(PAGES.values()) == {*open_on, place_words.TITLE}, "a page that is new has to be walked too"


def test_a_place_that_is_looked_at_stays_through_every_other_page(visit: Visit) -> None:
    """From Add a place to each other page and back by link, and all of it by Back and Forward."""
    here, adding = visit(), place_words.TITLE
    here.open(f"area={AREA}")
    click_link(here, adding)
    here.page.get_by_label(place_words.NAME_LABEL).fill("newcastle")
    press(here, place_words.FIND)
    here.page.get_by_text("Newcastle-under-Lyme").click()
    here.settle()
    open_on = {adding: arrived(here, adding)}
    assert "is fetched from the servers of" in str(open_on[adding]["sentences"])
    pages = [adding]
    for page in AT_WORK:
        open_on[page] = click_link(here, page)
        assert click_link(here, adding) == open_on[adding], f"back from {page} by link"
        pages += [page, adding]
    for way, go, stops in (
        ("Back", here.page.go_back, pages[-2::-1]),
        ("Forward", here.page.go_forward, pages[1:]),
    ):
        for page in stops:
            go()
            assert arrived(here, page) == open_on[page], f"{page} by {way}"


def _nothing_of_the_person_in(url: str) -> None:
    names = {pair.partition("=")[0] for pair in urlsplit(url).query.split("&")}
    assert names <= {"area", "minutes", *OF_WARDS, OF_A_PANEL, *OF_THE_REGISTER}


def test_back_takes_back_the_last_choice_and_then_leaves(visit: Visit, town: Area) -> None:
    """No press of Back is lost: each undoes one choice that the address shows, or goes to the page before."""
    here = visit()
    here.open(f"area={AREA}")
    here.find(middle_postcode(build_gazetteer(town)))
    here.choose("minutes", "30")
    click_link(here, gap_words.TITLE)
    click_link(here, words.NEAR_A_PERSON)
    here.choose("minutes", "20")
    assert here.page.locator(ROW).count()
    for minutes in ("30", ""):
        here.page.go_back()
        if minutes:
            arrived(here, words.NEAR_A_PERSON)
            assert f"within {minutes} minutes" in here.text()
    arrived(here, gap_words.TITLE)
    here.page.go_back()
    arrived(here, words.NEAR_A_PERSON)
    assert "within 30 minutes" in here.text()
    here.page.go_back()
    arrived(here, words.NEAR_A_PERSON)
    assert "within 15 minutes" in here.text()


def test_back_leads_to_the_area_that_was_shown_before(visit: Visit) -> None:
    here = visit()
    here.open(f"area={AREA}")
    click_link(here, gap_words.TITLE)
    area = here.page.get_by_label(words.AREA_LABEL)
    here.pick_from(area, "Small Town")
    assert "area=small-town" in here.page.url
    here.page.go_back()
    arrived(here, gap_words.TITLE)
    assert f"area={AREA}" in here.page.url
    assert "Larkenby" in area.input_value()
    here.page.go_forward()
    arrived(here, gap_words.TITLE)
    assert "Small Town" in area.input_value()


def test_a_file_that_waits_to_be_read_is_still_there(visit: Visit, tmp_path: Path) -> None:
    bids = tmp_path / "our bids.csv"
    bids.write_text("Bid,Title,Amount,Kind\n1,Tea,700,cafe\n", encoding="utf-8")
    here = visit()
    here.open(f"area={AREA}")
    click_link(here, funding_words.TITLE)
    here.page.locator(".st-key-fund_file input[type=file]").set_input_files(bids)
    here.page.locator(".st-key-fund_file [data-testid=stFileChip]").wait_for()
    here.settle()
    click_link(here, words.ABOUT)
    here.page.go_back()
    arrived(here, funding_words.TITLE)
    assert "“our bids.csv” is still chosen." in here.text()
    press(here, "Read the bids")
    here.page.get_by_text("1 bid asks for £700.").wait_for(timeout=60_000)
