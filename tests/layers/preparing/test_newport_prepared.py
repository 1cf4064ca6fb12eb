"""Newport, prepared from its real files: quickly, whole, and with its gaps said aloud."""

import time

import pandas as pd
import pytest

from layers.area import Area, open_area
from layers.preparing.coverage import outside_network
from tests.memory import needs_peak


@pytest.fixture(scope="module")
def newport(newport_pack: Area) -> Area:
    return newport_pack


@needs_peak
def test_it_takes_under_two_gigabytes(newport_prepared):
    assert newport_prepared.bytes_used < 2e9


def test_every_row_of_every_source_is_accounted_for(newport):
    for source in newport.sources:
        assert source.rows_read == source.rows_kept + sum(rows for _, rows in source.dropped), source.title
        assert not source.faults, source.title
        assert source.date
        assert source.attribution


def test_the_layers_are_as_large_as_the_sources_say(newport):
    assert len(newport.wards) == 21
    assert len(newport.small_areas) == 100
    assert len(newport.postcodes) == 3661
    assert len(newport.benches) == 141
    assert len(newport.addresses) > 21_297
    assert newport.counts["street_segments"] > 45_000
    assert len(newport.assets) > 400


def test_residents_add_up_to_the_census_in_every_small_area(newport):
    assert newport.small_areas["residents"].sum() == 159_596
    assert newport.small_areas["all_2020"].sum() == 156_447
    columns = ["residents", "disabled", "all_2020", "under_16", "aged_65_plus", "aged_75_plus"]
    points = newport.residents.groupby("small_area_code")[columns].sum()
    totals = newport.small_areas.set_index("small_area_code")[columns]
    pd.testing.assert_frame_equal(points, totals, check_index_type=False)


def test_a_small_area_split_between_two_censuses_keeps_its_people(newport, newport_data):
    old = pd.read_csv(newport_data / "lsoa11_population_wimd2019.csv").set_index("lsoa11_code")
    new = newport.small_areas.set_index("small_area_code")
    parts = new.loc[["W01002026", "W01002027"]]  # both were W01001649
    assert parts["aged_65_plus"].sum() == old.at["W01001649", "aged_65_plus"]
    assert set(parts["deprivation"]) == {old.at["W01001649", "IMD_rank"]}


def test_every_resident_lies_in_a_ward(newport):
    assert set(newport.residents["ward_code"]) == set(newport.wards["ward_code"])


def test_residents_north_of_the_streets_are_said_to_have_none(newport):
    lost = newport.residents["residents"][outside_network(newport.residents, newport.network)].sum()
    streets = next(source for source in newport.sources if source.layer == "streets")
    assert any(note.startswith(f"{lost:,} of 159,596 residents") for note in streets.notes)
    assert any(note.startswith("The streets stop at 51.599° N: ") for note in streets.notes)
    assert any("Bettws 8,291 of 8,291" in note for note in streets.notes)
    assert streets.notes[-1].startswith(
        "In 5 places a path that stops up to 50 m short of a street was joined"
    )
    assert 45_000 < lost < 60_000


def test_it_opens_in_well_under_a_second(newport):
    began = time.perf_counter()
    area = open_area(newport.folder)
    assert area.network.node_count > 10_000
    assert time.perf_counter() - began < 0.5
