"""From a name comes the pack that a recipe written by hand gives: every layer byte for byte."""

import csv
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from geo.crs import to_metres
from layers.area import Area
from layers.preparing.prepare import prepare
from layers.sources.catalogue import load_catalogue
from tests.actions.places.conftest import Maker, label, of, sums
from tests.stand_in.country import NEWPORT, ranks_of_wales, stand_in_country
from tests.stand_in.made_up import COUNCILS
from tests.stand_in.people import code_point_open, postcodes
from tests.stand_in.planted import People, made_up_people, people_of
from tests.stand_in.web import Answer, Request, StandInWeb, serving

CATALOGUE = load_catalogue(own=Path("none.toml"))
CEREDIGION = next(each for each in COUNCILS if each.code == "W06000008")
NO_LISTS = ("odsdatasearchandexport", Answer(b"", 404))  # the recipes by hand name no lists of surgeries
GROUPS = {  # in the order in which somebody would find the files
    "residents_by_age": ("under_16", "aged_65_plus"),
    "carers": ("unpaid_carers",),
    "cars": ("households_without_car",),
    "deprivation_wales": (),
    "disability": ("disabled",),
    "living_alone": ("living_alone",),
}


def terms(source_id: str, day: str) -> str:
    """Where a section's file comes from, in words that a person would copy from the publisher's page."""
    source = CATALOGUE.source(source_id)
    return (
        f'source_url = "{source.page}"\nlicence = "{source.licence}"\n'
        f'attribution = "{source.attribution}"\ndate = {day}\n'
    )


def write_table(path: Path, header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def counts_by_hand(folder: Path, people: Mapping[str, People], ranks: Mapping[str, int]) -> str:
    """A table for each subject, and the sections of a recipe that name its columns."""
    text = ""
    for source_id, groups in GROUPS.items():
        path = folder / f"by_hand_{source_id}.csv"
        first = source_id == "residents_by_age"
        names = (*(["residents"] if first else []), *groups)
        keys = 'residents = "residents"\n' if first else ""
        if groups:
            keys += "groups = { " + ", ".join(f'{name} = "{name}"' for name in groups) + " }\n"
            rows = ((code, *(each.groups[name] for name in names)) for code, each in people.items())
            write_table(path, ("LSOA21CD", *names), rows)
        else:
            path = folder / "WIMD_2025_ranks.csv"  # the sheet as it is saved, with its titles
            keys += 'ranks = { deprivation = "rank" }\n'
            titles = [("Welsh Index of Multiple Deprivation 2025",), ("Ranks",), (), ("LSOA21CD", "rank")]
            write_table(path, titles[0], iter([*titles[1:], *ranks.items()]))
        day = {"residents_by_age": "2024-06-30", "deprivation_wales": "2025-11-27"}.get(
            source_id, "2021-03-21"
        )
        text += (
            f'[[counts]]\nfile = "{path.name}"\ncode = "LSOA21CD"\nvintage = "LSOA 2021"\n{keys}'
            f'title = "{CATALOGUE.source(source_id).title}"\n{terms(source_id, day)}'
        )
    return text


def recipe_by_hand(area: str, wards: str, small_areas: str, counts: str) -> str:
    return (
        f"[area]\n{area}"
        'crs = "EPSG:27700"\nmargin_m = 2500\n'
        f'[streets]\nfile = "streets.osm.pbf"\n{terms("streets", "2025-11-24")}'
        f'[wards]\nfile = "wards.geojson"\n{wards}'
        f'[small_areas]\nfile = "small_areas.geojson"\ncode = "{small_areas}"\nvintage = "LSOA 2021"\n'
        f"{terms('small_areas', '2021-03-21')}"
        '[small_areas.centroids]\nfile = "centroids.csv"\ncode = "LSOA21CD"\n'
        'easting = "easting"\nnorthing = "northing"\n'
        f"{counts}"
        '[postcodes]\nfile = "postcodes.csv"\nformat = "code-point-open"\n'
        f"{terms('postcodes', '2025-11-24')}"
        '[[assets]]\nfrom = "streets"\n'
    )


def by_hand(recipe: str, folder: Path) -> Area:
    path = folder / "recipe.toml"
    path.write_text(recipe, encoding="utf-8")
    return prepare(path, folder, areas_folder=folder / "areas").area


def ceredigion(folder: Path, web: StandInWeb) -> str:
    """The made-up council's files as somebody would save them; the recipe."""
    url = "/europe/united-kingdom/wales-251124.osm.pbf"
    answer = web.hosts["download.geofabrik.de"](Request("", url, {}, {}, url))
    assert answer is not None
    (folder / "streets.osm.pbf").write_bytes(answer.body)
    for name, features in (
        ("wards", CEREDIGION.ward_features(25)), ("small_areas", CEREDIGION.small_area_features()),
    ):  # fmt: skip
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8")
    write_table(folder / "centroids.csv", ("LSOA21CD", "easting", "northing"), iter(centroids()))
    (folder / "all.zip").write_bytes(code_point_open([CEREDIGION]))
    with zipfile.ZipFile(folder / "all.zip") as archive:
        letters = next(postcodes(CEREDIGION)).postcode[:2].lower()
        (folder / "postcodes.csv").write_bytes(archive.read(f"Data/CSV/{letters}.csv"))
    people = made_up_people(CEREDIGION)
    counts = counts_by_hand(folder, people, ranks_of_wales({CEREDIGION.code: people}))
    area = f'name = "ceredigion"\ntitle = "Ceredigion"\npostcode_areas = ["{letters.upper()}"]\n'
    wards = 'code = "WD25CD"\nname = "WD25NM"\n' + terms("wards", "2025-12-31")
    return recipe_by_hand(area, wards, "LSOA21CD", counts)


def centroids() -> Iterator[tuple[str, float, float]]:
    for feature in CEREDIGION.centroid_features():
        x, y = feature["geometry"]["coordinates"]
        east, north = to_metres([x], [y], crs="EPSG:27700")
        yield feature["properties"]["LSOA21CD"], float(east[0]), float(north[0])


def newport(folder: Path, data: Path) -> str:
    """The real files of Newport under other names; the recipe."""
    for name, other in (
        ("streets.osm.pbf", "streets.osm.pbf"), ("wards_dec2023.geojson", "wards.geojson"),
        ("lsoa21.geojson", "small_areas.geojson"), ("code_point_open.csv", "postcodes.csv"),
        ("lsoa21_population_weighted_centroids.csv", "centroids.csv"),
    ):  # fmt: skip
        shutil.copy(data / name, folder / other)
    rows = json.loads((data / "lsoa21.geojson").read_text(encoding="utf-8"))["features"]
    people = {
        each["properties"]["lsoa21_code"]: people_of(int(each["properties"]["residents_2021"]), number)
        for number, each in enumerate(rows)
    }
    every = {CEREDIGION.code: made_up_people(CEREDIGION), NEWPORT: people}
    counts = counts_by_hand(folder, people, ranks_of_wales(every))
    area = 'name = "newport"\ntitle = "Newport"\npostcode_areas = ["NP", "CF"]\n'
    wards = 'code = "WD23CD"\nname = "WD23NM"\naccuracy_m = 200\n' + terms("wards", "2023-12-31")
    return recipe_by_hand(area, wards, "lsoa21_code", counts)


def test_a_made_up_council_is_the_same_from_its_name_and_by_hand(maker: Maker, tmp_path: Path):
    folder = tmp_path / "by-hand"
    folder.mkdir()
    expected = by_hand(ceredigion(folder, maker.web), folder)
    maker.web.plant(*NO_LISTS)
    area = of(maker.make("Ceredigion"))
    assert sums(area) == sums(expected)
    assert label(area) == label(expected)


@pytest.mark.slow
def test_newport_is_the_same_from_its_name_and_by_hand(
    newport_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "by-hand"
    folder.mkdir()
    expected = by_hand(newport(folder, newport_data), folder)
    with serving(stand_in_country(newport=newport_data)) as web:
        monkeypatch.setenv("WITHIN_REACH_WEB", web.address)
        web.plant(*NO_LISTS)
        area = of(Maker(web, tmp_path).make("Newport"))
    assert sums(area) == sums(expected)
    assert label(area) == label(expected)
