"""Any name at all can be put on a map: it is shown as it is, and nothing in it is run."""

import html
import json
import re
from pathlib import Path

import branca.element
import folium
import pytest
from hypothesis import example, given, settings, strategies as st
from jinja2.exceptions import SecurityError
from streamlit_folium import _get_map_string

from app.maps.near import near_map
from app.memory.session import kinds
from geo.crs import to_lonlat
from geo.paces import PACES
from layers.area import Area, open_area
from presentation.drawing import web
from presentation.drawing.symbols import key_html, symbol_svg
from presentation.drawing.web.parts import map_key
from presentation.drawing.web.points import asset_of, asset_point
from presentation.drawing.web.safe_text import safe
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from tests.app.small_town import MIDDLE, asset, write_town
from tests.browser.payloads import CANARY, PAYLOADS

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Area:
    areas = tmp_path_factory.mktemp("areas")
    write_town(areas, [asset(0, name="Lunch club")])
    return open_area("small-town", areas_folder=areas)


def drawn_titles(area: Area, titles: list[str]) -> list[str]:
    """Draw assets of these titles as the page does, and read them from what the browser gets."""
    points = [
        asset_point(f"t/{at}", title, "detail", row=at, lon=-2.99, lat=51.58)
        for at, title in enumerate(titles)
    ]
    drawn = near_map(area, None, None, points={None: points})
    drawn.get_root().render()
    script = _get_map_string(drawn)
    collection = re.search(r"_add\((\{.*?\"FeatureCollection\"\})\);", script)
    assert collection is not None
    features = json.loads(collection[1])["features"]
    return [html.unescape(feature["properties"]["title"]) for feature in features]


@given(ANY_TEXT)
@example("{#")
@example("{{7*7}}")
@example("${x}`\\")
@example("\u202eabc")
@example("a" * 10_000)
@settings(max_examples=60, deadline=None)
def test_any_name_comes_back_as_it_was(town: Area, name: str) -> None:
    # NUL and lone carriage returns cannot stand in a page; a browser shows a sign in their place
    read = drawn_titles(town, [name])[0]
    assert read == html.unescape(html.escape(name))


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_safe_text_holds_no_sign_that_means_anything(name: str) -> None:
    assert not set(safe(name)) & set("<>\"'`${}\\_(")
    assert html.unescape(safe(name)) == html.unescape(html.escape(name))


def test_no_payload_is_run_on_the_server(town: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert drawn_titles(town, list(PAYLOADS)) == list(PAYLOADS)
    assert not (tmp_path / CANARY).exists()


def test_a_payload_that_slips_past_is_stopped_by_the_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    slipped = folium.Map(tiles=None)
    folium.Marker((51.5, -3), popup=PAYLOADS[1]).add_to(slipped)
    with pytest.raises(SecurityError):
        slipped.get_root().render()
    assert not (tmp_path / CANARY).exists()


def test_the_sandbox_changes_nothing_about_plain_text() -> None:
    text = "{% for n in [1, 2] %}{{ n }}{% endfor %} & <b>"
    assert branca.element.Element(text).render() == "12 & <b>"


def test_a_map_asks_no_outside_host_for_anything(town: Area) -> None:
    drawn = near_map(town, None, None, points={})
    page = drawn.get_root().render()
    assert re.findall(r"(?:src|href)=\"(https?:[^\"]*)", page) == []
    assert not [address for _, address in drawn.default_js + drawn.default_css if not address.startswith("/")]


def test_every_family_has_a_shape_of_its_own_on_the_map_and_in_the_list() -> None:
    script = Path(web.__file__).with_name("map.js").read_text(encoding="utf-8")
    families = kinds().families
    assert len({family.symbol for family in families}) == len(families)
    for family in families:
        assert family.symbol == "circle" or f"{family.symbol}: function" in script
    assert len({symbol_svg(family) for family in families}) == len(families)


def test_the_map_shows_the_whole_walkshed(town: Area) -> None:
    origin = Origin(*MIDDLE)
    answer = near_person(town, pack_assets(town), origin, Question(PACES["steady"], 5))
    script = near_map(town, answer, origin, points={}).get_root().render()
    fitted = re.search(r"lookAt\(\w+, (\[\[.*?\]\])", script)
    assert fitted is not None
    (south, west), (north, east) = json.loads(fitted[1])
    lon, lat = to_lonlat([MIDDLE[0] - 333, MIDDLE[0] + 333], [MIDDLE[1] - 333, MIDDLE[1] + 333], crs=town.crs)
    assert south < lat.min() + 0.003
    assert north > lat.max() - 0.003
    assert west < lon.min() + 0.005
    assert east > lon.max() - 0.005


def test_a_click_gives_the_id_as_the_list_has_it() -> None:
    odd = "list_(1)/LK'{}-$01"
    assert asset_of(asset_point(odd, "", "", row=0, lon=0, lat=0)) == odd
    assert asset_of({}) is None


def test_the_key_tells_each_family_drawn_once_in_their_order() -> None:
    food, green = kinds().family_by_key["food"], kinds().family_by_key["green"]
    marks = map_key(None, {green: [{}], food: [{}, {}]}, kinds(), home=True)
    assert [label for _, _, label in marks] == [
        food.label,
        green.label,
        "Where the person starts",
        "Streets are not known here",
    ]
    told = key_html([("star", "#000000", "<b>")])
    assert "&lt;b&gt;" in told
    assert told.count("<img") == 1
