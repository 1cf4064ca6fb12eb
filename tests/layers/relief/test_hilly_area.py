"""A place with hills is the same place: made once, by wards or areas of one's own, in any process."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from geo.gradients import Gradient
from layers.area import open_area
from layers.packs.write import PackContents, write_pack
from layers.relief.hilly_area import HillyArea, hills_known, level_of, with_hills
from layers.zones.zoned_area import by_wards, zones_of
from questions.walks.resident_homes import resident_homes
from questions.walks.walking_ground import snapper_of
from tests.hilly_town import hilly_tiny
from tests.questions.wards.test_own_areas import by
from tests.questions.wards.test_ward_gaps import town


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return hilly_tiny(tmp_path_factory.mktemp("hilly"))


def test_where_no_heights_are_known_the_place_is_itself(tiny):
    assert with_hills(tiny, Gradient.CAREFUL) is tiny
    assert not hills_known(tiny)
    assert level_of(tiny) is tiny


def test_a_place_with_hills_is_made_once_and_knows_its_level_one(area):
    hilly = with_hills(area, Gradient.CAREFUL)
    assert hills_known(area)
    assert with_hills(area, Gradient.CAREFUL) is hilly
    assert with_hills(hilly, Gradient.CAREFUL) is hilly
    assert with_hills(hilly, Gradient.LEVEL) is area
    assert with_hills(area, Gradient.LEVEL) is area
    assert with_hills(hilly, Gradient.BRISK) is with_hills(area, Gradient.BRISK)
    assert level_of(hilly) is area
    assert hilly.revision != area.revision
    assert hilly.wards is area.wards


def test_points_are_joined_to_the_level_streets_once_for_all(area):
    hilly = with_hills(area, Gradient.BRISK)
    assert snapper_of(hilly, 0) is snapper_of(area, 0)
    assert resident_homes(hilly, 0).snaps is resident_homes(area, 0).snaps


def test_areas_of_ones_own_have_the_same_hills(tmp_path):
    flat = town(tmp_path)
    vars(flat)["network"] = replace(flat.network, heights=hilly_tiny(tmp_path / "hilly").network.heights)
    own = by(flat, High=[0, 1], Low=[2, 3, 4, 5])
    hilly = with_hills(own, Gradient.CAREFUL)
    assert zones_of(hilly) is zones_of(own)
    assert by_wards(hilly) is with_hills(flat, Gradient.CAREFUL)
    assert hilly.network.slopes is not None
    assert with_hills(hilly, Gradient.CAREFUL) is hilly
    assert zones_of(with_hills(hilly, Gradient.LEVEL)) is zones_of(own)


def test_other_streets_are_those_of_the_level_place(area):
    hilly = with_hills(area, Gradient.CAREFUL)
    tried = hilly.with_streets(area.network, change="tried")
    assert not isinstance(tried, HillyArea)
    assert isinstance(with_hills(tried, Gradient.CAREFUL), HillyArea)


def test_it_arrives_whole_in_another_process(tmp_path):
    area = hilly_tiny(tmp_path)
    label = replace(area.label, name="packed", revision="", files={}, file_sums={})
    tables = {name.removesuffix(".parquet"): getattr(area, name.removesuffix(".parquet"))
              for name in area.label.files if name.endswith(".parquet")}  # fmt: skip
    (tmp_path / "packed").mkdir()
    write_pack(PackContents(label, area.network, tables), tmp_path / "packed")
    hilly = with_hills(open_area("packed", areas_folder=tmp_path), Gradient.CAREFUL)
    again = pickle.loads(pickle.dumps(hilly))  # noqa: S301 - our own
    assert again.revision == hilly.revision
    np.testing.assert_array_equal(again.network.arc_length_m, hilly.network.arc_length_m)
