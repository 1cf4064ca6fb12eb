"""The page on recipes explains every key, its example works, and it names every refusal by its words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from layers.recipes import model as recipe
from layers.recipes.checks import LIST_COLUMNS
from layers.recipes.model import Recipe, Section, load_recipe

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")

PART_OF = {  # model -> the part of the page that explains its keys
    "AreaSection": "### `[area]`",
    "StreetsSection": "### `[streets]`",
    "WardsSection": "### `[wards]`",
    "CouncilSection": "### `[wards]`",
    "SmallAreasSection": "### `[small_areas]`",
    "CentroidsSection": "### `[small_areas]`",
    "CountsSection": "### `[[counts]]`",
    "LookupSection": "### `[[counts]]`",
    "PostcodesSection": "### `[postcodes]`",
    "EndedSection": "### `[postcodes]`",
    "UprnsSection": "### `[uprns]`",
    "BusesSection": "### `[buses]`",
    "ReliefSection": "### `[relief]`",
    "RidesSection": "### `[[rides]]`",
    "AssetsFromStreets": "### `[[assets]]`",
    "AssetsSection": "### `[[assets]]`",
}
SHARED = "## The sections, key by key"


def part(heading: str) -> str:
    return re.split(r"\n#{2,3} ", PAGE.split(heading, 1)[1], maxsplit=1)[0]


def models() -> Iterator[type[BaseModel]]:
    for name, model in vars(recipe).items():
        if (
            isinstance(model, type)
            and issubclass(model, Section)
            and name not in ("Section", "Sourced", "Recipe")
        ):
            yield model


def test_every_model_has_its_part_of_the_page():
    assert {model.__name__ for model in models()} == set(PART_OF)


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_every_key_is_explained(model):
    explained = part(PART_OF[model.__name__]) + part(SHARED)
    for name, field in model.model_fields.items():
        assert f"`{field.alias or name}`" in explained, f"{model.__name__} has {name}"


def test_every_section_has_a_heading():
    for name in Recipe.model_fields:
        assert re.search(rf"### `\[\[?{name}\]\]?`", PAGE), name


def test_every_column_of_a_list_is_named():
    for column in LIST_COLUMNS:
        assert f"`{column}`" in part("### `[[assets]]`"), column


def test_the_example_can_be_used(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.S)
    path = tmp_path / "example.toml"
    path.write_text(example, encoding="utf-8")
    assert load_recipe(path).area.name == "larkenby"


def test_every_option_of_the_command_is_explained():
    for option in ("--data", "--areas", "--again", "--accept-fewer"):
        assert option in PAGE, option


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("layers/recipes/model.py", "wrong in"),
        ("layers/recipes/model.py", "is not TOML: "),
        ("layers/preparing/missing_files.py", "not in the data folder"),
        ("layers/preparing/packed_files.py", "is packed with"),
        ("layers/preparing/wrong_columns.py", "sections columns are named that the files do not have"),
        ("layers/wards/boundary_file.py", "has no {missing} column; it has"),
        ("layers/wards/boundary_file.py", "is not what its name says"),
        ("layers/wards/read.py", "wards, far more than a council has"),
        ("layers/wards/council.py", "has nothing of the council "),
        ("layers/wards/council.py", "has no column that says of which council each row is"),
        ("layers/wards/boundaries.py", "boundaries, and none of them in this area"),
        ("layers/places/systems.py", "lies in this area: read as"),
        ("layers/tables/headed.py", "the header is in row"),
        ("layers/wards/boundaries.py", "says it is in"),
        ("layers/wards/boundary_file.py", "does not say its coordinate system"),
        ("layers/preparing/coverage.py", "No street of"),
        ("layers/streets/read.py", "has no street that can be walked along in this area"),
        ("layers/residents/vintages.py", "has no row for"),
        ("layers/residents/vintages.py", "No small area of"),
        ("layers/residents/lookups.py", "The columns from and to of"),
        ("layers/residents/rows_apart.py", "has several rows for"),
        ("layers/residents/rows_apart.py", "that is wanted has"),
        ("layers/preparing/lists/recipe_list.py", "The recipe does not say which column"),
        ("layers/tables/decoding.py", "its encoding cannot be told for certain"),
        ("layers/preparing/prepare.py", "The new pack"),
        ("layers/packs/lock.py", "is being prepared by another run"),
        ("terminal/plain_words.py", "A file cannot be read or written"),
    ],
)
def test_a_refusal_is_explained_in_the_words_it_has(file, words):
    assert words in (ROOT / file).read_text(encoding="utf-8"), "the program says it in other words"
    assert re.sub(r"\{.*?\}", "[…]", words).strip(": ") in PAGE
