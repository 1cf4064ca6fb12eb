"""What the map says of a way is given back as it stands; where it says nothing, nothing is made up."""

import numpy as np
import pandas as pd

from questions.walks.way_tags import tags_of

WAYS = pd.DataFrame({"surface": ["asphalt", "", "gravel"]})


def test_each_row_has_its_own_tag_in_the_order_asked_for():
    assert list(tags_of(WAYS, np.array([2, 0, 1, 2]), "surface")) == ["gravel", "asphalt", "", "gravel"]


def test_a_stretch_that_is_no_way_of_the_map_has_none():
    assert list(tags_of(WAYS, np.array([-1, 0]), "surface")) == ["", "asphalt"]


def test_an_older_pack_without_the_column_says_nothing():
    assert list(tags_of(WAYS, np.array([0, 1]), "handrail")) == ["", ""]
    assert list(tags_of(WAYS.iloc[:0], np.array([-1]), "surface")) == [""]
