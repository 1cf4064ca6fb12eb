"""A recipe says everything that is wrong with it in one go, in sentences that name section and key."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from layers.recipes.model import AssetsFromStreets, AssetsSection, RecipeError, load_recipe
from tests.layers.tiny_place import RECIPE

ROOT = Path(__file__).parents[3]


def load(tmp_path: Path, text: str):
    path = tmp_path / "tinyplace.toml"
    path.write_text(text, encoding="utf-8")
    return load_recipe(path)


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(RecipeError) as caught:
        load(tmp_path, text)
    return list(caught.value.mistakes)


def without(line_start: str) -> str:
    kept = [line for line in RECIPE.splitlines() if not line.startswith(line_start)]
    assert len(kept) < len(RECIPE.splitlines())
    return "\n".join(kept)


def swapped(old: str, new: str) -> str:
    assert old in RECIPE
    return RECIPE.replace(old, new, 1)


@pytest.mark.parametrize("path", sorted((ROOT / "recipes").glob("*.toml")), ids=lambda path: path.stem)
def test_every_recipe_of_ours_can_be_used(path):
    assert load_recipe(path).area.name == path.stem


def test_sections_have_the_names_of_the_file(tmp_path):
    recipe = load(tmp_path, RECIPE)
    assert recipe.area.margin_m == 300
    assert recipe.counts[0].lookup is not None
    assert (recipe.counts[0].lookup.from_, recipe.counts[0].lookup.to) == ("old", "new")
    assert recipe.counts[0].groups == {"aged_65_plus": ("aged 65-74", "aged 75+")}
    assert isinstance(recipe.assets[0], AssetsFromStreets)
    assert isinstance(recipe.assets[1], AssetsSection)
    assert recipe.assets[1].columns["name"] == "Name"


def test_a_byte_order_mark_does_no_harm(tmp_path):
    assert load(tmp_path, "\ufeff" + RECIPE).area.name == "tinyplace"


def test_all_mistakes_are_told_at_once(tmp_path):
    text = swapped("title", "titel").replace('code = "code"', "code = 3").replace("2025-05-01", '"May"')
    found = mistakes(tmp_path, text)
    assert len(found) == 5, found  # the missing title, the unknown titel, two codes, the date
    with pytest.raises(RecipeError, match=r"(?s)5 things are wrong in tinyplace.toml:\n- .*\nPut this right"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[wards]", "[ward]", 'There is no section [ward]. Did you mean "wards"?'),
        ("margin_m", "margin", '[area] has no key "margin". Did you mean "margin_m"?'),
        ("made_up", "colour", '[area] has no key "colour". There are "name", "title"'),
        ('from = "streets"', 'from = "streets"\nfile = "x"', '[[assets]] number 1 has no key "file"'),
        ("lookup = { file", "lookup = { fil", 'has no key "fil". Did you mean "file"?'),
        ("margin_m = 300", 'margin_m = "300"', 'In [area] "margin_m" must be a number, not "300".'),
        ("margin_m = 300", "margin_m = -1", 'In [area] "margin_m" input should be greater'),
        ("made_up = true", "made_up = 1", 'In [area] "made_up" must be true or false, not 1.'),
        ('["ZZ"]', '"ZZ"', 'In [area] "postcode_areas" must be a list in [brackets], not "ZZ".'),
        ('["ZZ"]', '["zz1"]', 'In [area] "postcode_areas" has "zz1": give the one or two capital letters'),
        ('"tinyplace"', '"Tiny Place"', 'In [area] "name" cannot be "Tiny Place": use a-z, 0-9 and hyphens'),
        ('"tinyplace"', '"../x"', 'In [area] "name" cannot be "../x"'),
        ('"tinyplace"', '"con"', 'In [area] "name" cannot be "con"'),
        ('"tiny.osm"', '"../tiny.osm"', 'In [streets] "file" cannot be "../tiny.osm": name a file inside'),
        ('"tiny.osm"', '"/etc/passwd"', 'In [streets] "file" cannot be "/etc/passwd"'),
        ('"tiny.osm"', '"C:\\\\tiny.osm"', 'In [streets] "file" cannot be "C:\\tiny.osm"'),
        ('"tiny.osm"', '"http://x/tiny.osm"', 'In [streets] "file" cannot be "http://x/tiny.osm"'),
        ("2026-01-02", '"2026-01-02"', 'In [streets] "date" must be a date without quotes, like 2025-11-01'),
        ('"Licence A"', '""', 'In [streets] "licence" must not be empty'),
        ("made_up", 'crs = "EPSG:4326"\nmade_up', 'must be a projected system in metres'),
        ("made_up", 'crs = "EPSG:2263"\nmade_up', 'must be a projected system in metres'),
        ("made_up", 'crs = "here"\nmade_up', 'In [area] "crs" names no coordinate system: "here"'),
        ("{ disabled =", '{ "dis abled" =', 'In [small_areas] "groups" has the name "dis abled"'),
        ("{ disabled =", "{ residents =", 'In [small_areas] "groups" has the name "residents"'),
        ("{ disabled =", "{ aged_65_plus =", '"aged_65_plus" stands more than once among groups and ranks'),
        ('["aged 65-74", "aged 75+"]', "3", 'In [[counts.groups]] number 1 "aged_65_plus" must be'),
        ('residents = "people"', "", 'Say "residents", the column of all residents, once'),
        ('pc"\neasting = "e"', 'pc"', 'In [postcodes] name the columns "easting" and "northing", or'),
        ('postcode = "pc"', "", 'In [postcodes] name the column "postcode", or say format = "'),
        ('postcode = "pc"', 'format = "cpo"', '"format" must be \'code-point-open\', not "cpo".'),
        ('from = "streets"', 'from = "elsewhere"', 'In [[assets]] number 1 "from" must be \'streets\''),
        ('name = "Name",', "", 'In [[assets]] number 2 "columns" needs "name".'),
        (', postcode = "Postcode"', "", '"columns" needs "longitude" and "latitude", or'),
        ('kind = "Type"', 'knd = "Type"', 'In [[assets]] number 2 "columns" has "knd", which we do not know'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_section_and_key(tmp_path, old, new, words):
    found = mistakes(tmp_path, swapped(old, new))
    assert any(words in sentence for sentence in found), found


def test_a_missing_key_and_a_missing_section_are_named(tmp_path):
    assert '[streets] lacks the key "file".' in mistakes(tmp_path, without('file = "tiny.osm"'))
    assert "The section [postcodes] is missing." in mistakes(tmp_path, RECIPE.split("[postcodes]")[0])


def test_counts_of_another_vintage_need_a_lookup(tmp_path):
    assert mistakes(tmp_path, without("lookup =")) == [
        "[[counts]] number 1 is on LSOA 2011 and [small_areas] on LSOA 2021: "
        "add a lookup from the one to the other."
    ]


EARLIER = '\n[[assets.earlier]]\nfile = "then.csv"\ndate = 2025-05-06\n'


def test_earlier_lists_are_of_the_list_above_them(tmp_path):
    listed = load(tmp_path, RECIPE + EARLIER).assets[-1]
    assert [(each.file, each.date.isoformat()) for each in listed.earlier] == [("then.csv", "2025-05-06")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            swapped("made_up = true", "made_up = false") + EARLIER,
            "a past that it did not have: only with made_up",
        ),
        (RECIPE + EARLIER + EARLIER, "[[assets.earlier]] has one date twice"),
        (RECIPE + EARLIER.replace("date", "day"), 'has no key "day"'),
    ],
)
def test_earlier_lists_that_will_not_do_are_refused(tmp_path, text, words):
    assert any(words in sentence for sentence in mistakes(tmp_path, text))


def test_what_is_not_toml_is_refused_with_its_line(tmp_path):
    with pytest.raises(RecipeError, match=r"tinyplace.toml is not TOML: .*line 2"):
        load(tmp_path, "[area]\nname = newport\n")


def test_a_web_page_is_refused(tmp_path):
    with pytest.raises(RecipeError, match=r"tinyplace.toml is not TOML"):
        load(tmp_path, "<!doctype html><html></html>")


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecipeError, match=r"x.toml is not a text file in UTF-8. Save it as UTF-8 text."):
        load_recipe(path)


def test_a_missing_recipe_is_refused(tmp_path):
    with pytest.raises(RecipeError, match=r"There is no recipe wigan.toml that can be read"):
        load_recipe(tmp_path / "wigan.toml")


def test_nesting_without_end_is_refused(tmp_path):
    with pytest.raises(RecipeError, match="is not TOML"):
        load(tmp_path, "a = " + "[" * 100_000)


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "area",
        "streets",
        "wards",
        "small_areas",
        "counts",
        "postcodes",
        "assets",
        "groups",
        "lookup",
        "columns",
    ]
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, st.dictionaries(KEYS | st.text(max_size=5), VALUES, max_size=4) | VALUES))
def test_whatever_stands_in_a_recipe_it_is_refused_in_sentences(tmp_path_factory, content):
    import tomli_w

    path = tmp_path_factory.mktemp("recipe") / "x.toml"
    path.write_bytes(tomli_w.dumps(content).encode("utf-8", "replace"))
    with pytest.raises(RecipeError):
        load_recipe(path)
