"""When it is dark, beside times of sunset and sunrise that almanacs give for Greenwich and Lerwick."""

from datetime import UTC, datetime, timedelta

import pytest

from questions.walks.daylight import is_dark, sun_height_deg

GREENWICH = {"longitude": 0.0, "latitude": 51.4779}


@pytest.mark.parametrize(
    "sunset",
    [
        datetime(2026, 12, 21, 15, 53),
        datetime(2026, 6, 21, 21, 21),  # clock time in summer
        datetime(2026, 3, 20, 18, 14),
    ],
)
def test_it_is_dark_from_sunset(sunset):
    near = timedelta(minutes=4)
    assert not is_dark(sunset - near, **GREENWICH)
    assert is_dark(sunset + near, **GREENWICH)


def test_it_is_light_from_sunrise():
    assert is_dark(datetime(2026, 12, 21, 7, 59), **GREENWICH)
    assert not is_dark(datetime(2026, 12, 21, 8, 8), **GREENWICH)


def test_the_same_clock_time_is_dark_in_winter_and_light_in_summer():
    assert is_dark(datetime(2026, 12, 1, 17), **GREENWICH)
    assert not is_dark(datetime(2026, 7, 1, 17), **GREENWICH)


def test_the_far_north_is_light_late_in_june():
    lerwick = {"longitude": -1.14, "latitude": 60.15}
    assert not is_dark(datetime(2026, 6, 21, 22, 25), **lerwick)
    assert is_dark(datetime(2026, 6, 21, 22, 45), **lerwick)


def test_at_noon_the_sun_stands_as_high_as_its_declination_says():
    noon = datetime(2026, 6, 21, 12, 2, tzinfo=UTC)
    assert sun_height_deg(noon, **GREENWICH) == pytest.approx(90 - 51.4779 + 23.436, abs=0.02)
