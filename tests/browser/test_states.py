"""What the page says when there is no plain answer."""

from tests.app.small_town import POSTCODE
from tests.browser.conftest import DEMO, missing
from tests.browser.visitor import Visitor


def test_at_first_it_says_what_to_do(newport: Visitor) -> None:
    assert "Type where the person starts and press Find, or click the map." in newport.text()
    newport.map()
    newport.picture("start")


def test_a_place_nobody_knows_is_said_to_be_unknown(newport: Visitor) -> None:
    newport.find("1 Xylophone Boulevard")
    assert "places within" not in newport.text()
    assert newport.page.locator(".wr-notice.care").count() == 1


def test_part_of_a_postcode_is_not_guessed_at(newport: Visitor) -> None:
    newport.find("NP20")
    assert "is not a whole postcode" in newport.text()


def test_several_matches_are_offered(newport: Visitor) -> None:
    newport.find("Church Street")
    offered = newport.page.locator(".st-key-match [data-testid=stRadioOption]")
    assert offered.count() > 1
    newport.picture("matches")
    offered.first.click()
    newport.settle()
    assert "Starting from Church" in newport.start()
    assert "within 15 minutes" in newport.text()


def test_beyond_the_streets_it_says_so_and_never_0(newport: Visitor) -> None:
    newport.find("51.615, -3.02")
    assert "What is in reach from here cannot be judged." in newport.text()
    assert "do not reach this place" in newport.text()
    assert "0 places" not in newport.text()


def test_nothing_found_says_what_would_help(visitor: Visitor) -> None:
    visitor.open("area=empty")
    visitor.find(POSTCODE)
    assert "Nothing of what was asked for is within 15 minutes at a steady pace." in visitor.text()
    assert "More minutes or other kinds may help." in visitor.text()


def test_the_demo_town_says_that_it_is_made_up(visitor: Visitor) -> None:
    if not (visitor.server.areas / "demo").is_dir():
        missing(f"The demo town has not been made yet: {DEMO.name}/recipe.toml is missing.")
    visitor.open("area=demo")
    assert "This town is made up" in visitor.text()
    visitor.map()
    visitor.picture("made-up-town")


def test_changing_the_area_forgets_the_start(newport: Visitor) -> None:
    newport.find("NP20 4AB")
    newport.page.locator(".st-key-area_choice input").click()
    newport.page.get_by_role("option", name="Empty Town").click()
    newport.settle()
    assert "area=empty" in newport.page.url
    assert newport.start() == ""
    assert newport.page.get_by_label("Where does the person start").input_value() == ""
