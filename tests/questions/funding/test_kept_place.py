"""A place that is tried lies where the register would have it, to the centimetre."""

from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st

from questions.funding.changes import kept_degrees, kept_place

NEWPORT = SimpleNamespace(crs="EPSG:27700")


def test_degrees_have_seven_places():
    lon, lat = kept_degrees(NEWPORT, (331_234.5678, 188_765.4321))
    assert (lon, lat) == (round(lon, 7), round(lat, 7))
    assert lon == pytest.approx(-2.99, abs=0.02)
    assert lat == pytest.approx(51.59, abs=0.01)


@given(st.floats(330_000, 340_000), st.floats(180_000, 190_000))
def test_a_place_moves_by_less_than_a_centimetre_and_then_stays(x, y):
    first = kept_place(NEWPORT, (x, y))
    assert first == pytest.approx((x, y), abs=0.011)
    assert kept_degrees(NEWPORT, first) == kept_degrees(NEWPORT, (x, y))
    assert kept_place(NEWPORT, first) == first
