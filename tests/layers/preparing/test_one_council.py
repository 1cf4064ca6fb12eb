"""Files that hold more than one council: the area's figures are the council's alone, whatever lies beyond."""

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from geo.paces import PACES
from layers.area import Area
from layers.preparing import street_files
from layers.preparing.prepare import prepare
from layers.recipes.model import RecipeError
from layers.wards.council import CouncilError
from layers.wards.read import TooManyWardsError
from questions.funding.people import people_of
from questions.places.area_assets import pack_assets
from questions.walks.street_cover import streets_and_residents
from questions.wards.every_gap import every_gap
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import WardQuestion
from tests.layers.tiny_place import at, box, edit, tiny_streets, write_csv, write_place, write_polygons

TODAY = date(2026, 11, 26)
MINE, OTHER = "E06000001", "E06000002"
WARDS = [
    ({"code": "E05999901", "name": "West", "LAD25CD": MINE, "LAD25NM": "Tiny"}, box(0, 0, 500, 1000)),
    ({"code": "E05999902", "name": "East", "LAD25CD": MINE, "LAD25NM": "Tiny"}, box(500, 0, 1000, 1000)),
]
AREAS = [
    ({"lsoa": "S1", "people": 100, "disabled": 11}, box(0, 0, 500, 1000)),
    ({"lsoa": "S2", "people": 50, "disabled": 7}, box(500, 0, 1000, 1000)),
]
POSTCODES = [("ZZ1 1AA", 100, 100), ("ZZ1 1AB", 100, 950), ("ZZ1 1AD", 900, 100)]


def of_council(recipe: Path, name: str = MINE) -> Path:
    """The tiny place with files that name councils, and a recipe that names one."""
    edit(recipe, "[area]", f'[area]\ncouncil = "{name}"')
    write_polygons(recipe.parent / "wards.geojson", WARDS)
    return recipe


def run(recipe: Path, **more: Any) -> Area:
    return prepare(recipe, recipe.parent, areas_folder=recipe.parents[1] / "areas", **more).area


def figures(area: Area) -> Mapping[str, Any]:
    """Every figure of wards and of the whole, and every count of people, as a panel or planner sees them."""
    question = WardQuestion((), PACES["steady"], 10, TODAY)
    every = every_gap(area, pack_assets(area), question, paces=[PACES["steady"]], minutes=[5, 15])
    people, cover = people_of(area), streets_and_residents(area)
    own = area.residents[area.residents["ward_code"] != ""].reset_index(drop=True)
    return {
        "gaps": every,
        "fit": ward_fit(area).table,
        "cover": cover.wards.drop(columns="geometry"),
        "totals": (cover.residents, cover.without, ward_fit(area).residents),
        "people": [people.count(group, people.residents >= 0) for group in people.groups],
        "deprived": people.deprived_wards(),
        "residents": own,
        "assets": area.assets.drop(columns="geometry"),
        "streets": (len(area.network.edge_length_m), float(area.network.edge_length_m.sum())),
        "postcodes": sorted(area.postcodes["postcode"]),
    }


def assert_same(first: Mapping[str, Any], second: Mapping[str, Any]) -> None:
    for name, value in first.items():
        if isinstance(value, pd.DataFrame):
            pd.testing.assert_frame_equal(
                pd.DataFrame(value), pd.DataFrame(second[name]), check_dtype=False, obj=name
            )
        else:
            assert value == second[name], name


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    return figures(run(of_council(write_place(tmp_path_factory.mktemp("alone") / "data"))))


def beyond(x: float, y: float, size: float) -> tuple[float, float, float, float]:
    return x, y, x + size, y + size


# The margin is 300 m: each of these squares, up to 900 m wide, lies further away than that on one side.
SQUARES = st.one_of(
    st.builds(beyond, st.integers(1350, 4000), st.integers(-3000, 3000), st.integers(50, 900)),
    st.builds(beyond, st.integers(-4000, -1300), st.integers(-3000, 3000), st.integers(50, 900)),
    st.builds(beyond, st.integers(-3000, 3000), st.integers(1350, 4000), st.integers(50, 900)),
    st.builds(beyond, st.integers(-3000, 3000), st.integers(-4000, -1300), st.integers(50, 900)),
)
NEIGHBOURS = st.lists(
    st.tuples(
        SQUARES,
        st.sampled_from(["ward", "small area", "postcode", "address", "street", "asset", "listed"]),
        st.integers(0, 5000),
    ),
    min_size=1,
    max_size=8,
)


def add(recipe: Path, neighbours: list[Any]) -> None:
    """Put each neighbour into the input that it is of."""
    folder, streets = recipe.parent, tiny_streets()
    wards, areas, postcodes, listed = list(WARDS), list(AREAS), list(POSTCODES), []
    for number, (square, what, people) in enumerate(neighbours):
        left, low, right, high = square
        if what == "ward":
            row = {"code": f"E0511{number:04}", "name": "West", "LAD25CD": OTHER, "LAD25NM": "Other"}
            wards.append((row, box(*square)))
        elif what == "small area":
            areas.append(({"lsoa": f"N{number}", "people": people, "disabled": people // 9}, box(*square)))
            postcodes.append((f"ZZ9 {number}AA", (left + right) / 2, (low + high) / 2))
        elif what == "postcode":
            postcodes.append((f"ZZ8 {number}AB", left, low))
        elif what == "address":
            tags = {"addr:housenumber": "4", "addr:street": "Street 300", "addr:postcode": "ZZ1 1AB"}
            streets.point(left, low, tags)
        elif what == "street":
            streets.line([(left, low), (right, high)], {"highway": "residential", "name": "Street 300"})
        elif what == "asset":
            streets.point(left, low, {"amenity": "library", "name": "Library"})
        else:
            postcodes.append((f"ZZ7 {number}AB", left, low))
            listed.append((f"9{number}", "Far Lunch Club", "Lunch club", f"ZZ7 {number}AB"))
    streets.write(folder)
    write_polygons(folder / "wards.geojson", wards)
    write_polygons(folder / "small_areas.geojson", areas)
    write_csv(folder / "postcodes.csv", ("pc", "e", "n"), [(pc, *at(x, y)) for pc, x, y in postcodes])
    with (folder / "assets.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(listed)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NEIGHBOURS, st.booleans())
def test_no_neighbour_beyond_the_margin_changes_a_figure(alone, tmp_path_factory, neighbours, cut):
    recipe = of_council(write_place(tmp_path_factory.mktemp("beside") / "data"))
    add(recipe, neighbours)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(street_files, "WORTH_CUTTING", 0 if cut else 10**9)
        assert_same(alone, figures(run(recipe)))


def beside(recipe: Path) -> Path:
    """A neighbour within the margin: a ward, its small area with 400 people, and where they live."""
    row = {"code": "E05999903", "name": "Over There", "LAD25CD": OTHER, "LAD25NM": "Other"}
    write_polygons(recipe.parent / "wards.geojson", [*WARDS, (row, box(1000, 0, 1500, 1000))])
    there = ({"lsoa": "S3", "people": 400, "disabled": 300}, box(1000, 0, 1500, 1000))
    write_polygons(recipe.parent / "small_areas.geojson", [*AREAS, there])
    places = [*POSTCODES, ("ZZ1 2AA", 1010, 100), ("ZZ1 2AB", 1450, 100)]
    write_csv(recipe.parent / "postcodes.csv", ("pc", "e", "n"), [(pc, *at(x, y)) for pc, x, y in places])
    return recipe


def test_neighbours_within_the_margin_share_and_are_in_no_total(alone, tmp_path):
    area = run(beside(of_council(write_place(tmp_path / "data"))))
    # 200 of the 400 live 450 m away: beyond the margin of 300 m.
    near = area.residents[area.residents["ward_code"] == ""].set_index("point_id")
    assert near["residents"].to_dict() == {"S3/ZZ1 2AA": 200}
    now = figures(area)
    shared = now["gaps"].pop("assets_per_1000")
    before = alone["gaps"].drop(columns="assets_per_1000")
    own = {name: value for name, value in alone.items() if name not in ("postcodes", "assets")}
    assert_same({**own, "gaps": before}, now)
    reached = alone["gaps"]["assets_per_1000"] > 0
    assert (shared[reached] <= alone["gaps"]["assets_per_1000"][reached]).all()
    assert (shared[reached] < alone["gaps"]["assets_per_1000"][reached]).any()
    notes = [note for source in area.sources for note in source.notes]
    assert any("200 of them live in no ward of the area: they share what is in reach" in n for n in notes)
    assert not any("350 residents" in note for note in notes if "street" in note)


def test_a_home_in_a_neighbours_ward_is_not_drawn_over_the_border_by_the_accuracy(tmp_path):
    recipe = beside(of_council(write_place(tmp_path / "data")))
    edit(recipe, '[wards]\nfile = "wards.geojson"', '[wards]\nfile = "wards.geojson"\naccuracy_m = 100')
    ward_of = run(recipe).residents.set_index("point_id")["ward_code"]
    assert ward_of["S3/ZZ1 2AA"] == ""  # 10 m beyond East, and inside Over There


def test_a_table_of_small_areas_keeps_the_councils_people_in_it_and_all_others_out(tmp_path):
    recipe = beside(of_council(write_place(tmp_path / "data")))
    edit(recipe, 'code = "lsoa"', 'code = "lsoa"\ncouncil = { file = "lu.csv", code = "L", council = "C" }')
    write_csv(recipe.parent / "lu.csv", ("L", "C"), [("S1", MINE), ("S2", OTHER), ("S3", MINE)])
    area = run(recipe)
    ward_of = area.residents.set_index("point_id")["ward_code"].to_dict()
    assert ward_of == {
        "S1/ZZ1 1AA": "E05999901",
        "S1/ZZ1 1AB": "E05999901",
        "S2/ZZ1 1AD": "",  # in East, of another council's small area
        "S3/ZZ1 2AA": "E05999902",  # the nearest of the council's wards
        "S3/ZZ1 2AB": "E05999902",
    }
    assert ward_fit(area).residents == 500


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("tiny", ""),
        ("E06000001", 'council = "LAD25CD"'),
        ("TINY", 'council = "LAD25NM"'),
        ("Little", 'council = { file = "lu.csv", code = "W", council = "N" }'),
        ("Little", 'council = { file = "lu.geojson", code = "W", council = "N" }'),
    ],
)
def test_a_council_is_named_by_code_or_name_in_a_column_or_a_table(tmp_path, name, key):
    recipe = beside(of_council(write_place(tmp_path / "data"), name))
    edit(recipe, 'file = "wards.geojson"', f'file = "wards.geojson"\n{key}')
    owners = [("E05999901", "Little"), ("E05999902", "little "), ("E05999903", "Large")]
    write_csv(recipe.parent / "lu.csv", ("W", "N"), owners)
    shape = box(0, 0, 1, 1)
    write_polygons(recipe.parent / "lu.geojson", [({"W": code, "N": name}, shape) for code, name in owners])
    area = run(recipe)
    assert list(area.wards["ward_name"]) == ["West", "East"]
    (report,) = [source for source in area.sources if source.layer == "wards"]
    assert (report.rows_read, report.rows_kept, dict(report.dropped)) == (3, 2, {"of other councils": 1})


def test_a_council_that_is_not_there_is_refused_with_names_like_it(tmp_path):
    recipe = of_council(write_place(tmp_path / "data"), "Tinny")
    with pytest.raises(
        CouncilError, match=r'nothing of the council "Tinny"\. It has "Tiny"\. Correct council'
    ):
        run(recipe)


def test_wards_that_do_not_say_whose_they_are_are_refused_with_what_to_add(tmp_path):
    recipe = of_council(write_place(tmp_path / "data"))
    bare = [({"code": row["code"], "name": row["name"]}, shape) for row, shape in WARDS]
    write_polygons(recipe.parent / "wards.geojson", bare)
    words = r"no column that says of which council each row is; it has \"code\", \"name\"\. Name the column"
    with pytest.raises(CouncilError, match=words):
        run(recipe)


def test_a_nations_wards_without_a_council_are_refused(tmp_path):
    recipe = write_place(tmp_path / "data")
    shape = json.loads((recipe.parent / "wards.geojson").read_text(encoding="utf-8"))["features"][0][
        "geometry"
    ]
    many = [
        {"type": "Feature", "properties": {"code": f"E{at}", "name": "W"}, "geometry": shape}
        for at in range(1_501)
    ]
    content = {"type": "FeatureCollection", "features": many}
    (recipe.parent / "wards.geojson").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(
        TooManyWardsError, match=r"has 1,501 wards, .* Say which council this is in the recipe"
    ):
        run(recipe)


def test_where_councils_are_named_is_of_no_use_without_one(tmp_path):
    recipe = write_place(tmp_path / "data")
    edit(recipe, 'file = "wards.geojson"', 'file = "wards.geojson"\ncouncil = "LAD25CD"')
    with pytest.raises(RecipeError, match=r"\[wards\] says where councils are named: say which is yours in"):
        run(recipe)


@pytest.mark.parametrize("name", ["O'Neill's", 'a"b', "x') OR ('1'='1", "100%", "\\"])
def test_no_name_of_a_council_is_taken_for_anything_else(tmp_path, name):
    recipe = of_council(write_place(tmp_path / "data"), json.dumps(name)[1:-1])
    edit(recipe, 'file = "wards.geojson"', "file = \"wards.geojson\"\ncouncil = '''o\"w\\n'er'''")
    rows = [({"code": "A", "name": "A", "o\"w\\n'er": name}, box(0, 0, 500, 1000)),
            ({"code": "B", "name": "B", "o\"w\\n'er": "other"}, box(500, 0, 1000, 1000))]  # fmt: skip
    write_polygons(recipe.parent / "wards.geojson", rows)
    assert list(run(recipe).wards["ward_code"]) == ["A"]
