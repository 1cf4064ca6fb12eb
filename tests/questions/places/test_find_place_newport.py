"""The real city: every postcode and house of Newport is found, in milliseconds."""

import statistics
import time
from types import SimpleNamespace

import pytest
import shapely

from layers.places.addresses import read_addresses
from layers.places.gazetteer import build_gazetteer
from layers.places.postcodes import read_postcodes
from layers.places.streets import street_names
from layers.streets.read import read_streets
from presentation.words.near.place_doubts import place_words
from presentation.words.near.places import match_label
from questions.places.find_place import find_place

BNG = "EPSG:27700"


def labels(found):
    return [match_label(match) for match in found.matches]


@pytest.fixture(scope="module")
def newport(newport_data):
    streets_file = newport_data / "streets.osm.pbf"
    everywhere = shapely.box(0, 0, 700_000, 1_300_000)
    found = read_addresses(streets_file, crs=BNG, keep=everywhere)
    streets = read_streets(streets_file, crs=BNG, keep=everywhere)
    section = SimpleNamespace(format="code-point-open")
    path = newport_data / "code_point_open.csv"
    return build_gazetteer(
        SimpleNamespace(
            title="Newport",
            crs=BNG,
            postcode_areas=("NP", "CF"),
            postcodes=read_postcodes(path, section, crs=BNG, data_folder=newport_data).table,
            addresses=found.table,
            street_names=street_names(streets.network, streets.ways, localities=found.localities),
            localities=found.localities,
        )
    )


def test_every_postcode_of_newport_is_found_however_it_is_spaced(newport):
    for number, (postcode, entry) in enumerate(newport.postcodes.items()):
        gaps = (number % 3) * " "
        match = find_place(newport, gaps.join(postcode.replace(" ", "").lower())).certain
        assert (match.label, match.x, match.y) == (postcode, entry.x, entry.y)


def test_every_tenth_house_of_newport_is_found_where_it_stands(newport):
    for house in newport.houses[::10]:
        if house.number[:1].isdigit() and house.street:
            found = find_place(newport, f"{house.number}, {house.street}, Newport")
            assert found.exact
            away = (max(abs(match.x - house.x), abs(match.y - house.y)) for match in found.matches)
            assert min(away) < 75


def test_newport_knows_its_own(newport):
    assert labels(find_place(newport, "Stow Hill")) == ["Stow Hill", "Stow Hill (suburb)"]
    assert place_words(find_place(newport, "12a High Stret")).endswith("Did you mean High Street?")
    assert find_place(newport, "10 St Mellons Rd, Marshfield, cf32th").certain.postcode == "CF3 2TH"
    assert "no postcode here begins NP44" in place_words(find_place(newport, "NP44 1AA"))


def test_a_look_up_takes_milliseconds(newport):
    streets = [street.name.lower() for street in newport.streets[::6]]
    typed = [
        *list(newport.postcodes)[:250],
        *streets,
        *(name[1:] for name in streets),
        *(f"12 {s}" for s in streets),
    ]
    seconds = []
    for text in typed:
        start = time.perf_counter()
        find_place(newport, text)
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) < 0.005
