"""Objects in JSON become columns, or the text that people read in them."""

from typing import Any

import pytest

from layers.tables.looks.taken_apart import taken_apart, value_text


@pytest.mark.parametrize(
    ("record", "flat"),
    [
        ({"a": {"b": 1, "c": {"d": "x"}}}, {"a.b": 1, "a.c.d": "x"}),
        ({"hours": {"_text": "Mon", "opening": "Mo"}}, {"hours": "Mon", "hours.opening": "Mo"}),
        ({"contact": [{"phone": "1"}]}, {"contact.phone": "1"}),
        ({"point": {"lat": 51.5, "lon": -2.9}}, {"point": {"lat": 51.5, "lon": -2.9}}),
    ],
)
def test_an_object_is_taken_apart(record: dict[str, Any], flat: dict[str, Any]) -> None:
    assert taken_apart(record) == flat


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"lat": 51.5, "lon": -2.9}, "51.5, -2.9"),
        (
            {"dayOfWeek": "https://schema.org/Monday", "opens": "10:00:00", "closes": "12:00"},
            "Monday 10:00-12:00",
        ),
        (
            [{"dayOfWeek": ["Monday", "Friday"], "opens": "10:00", "closes": "12:00"}],
            "Monday, Friday 10:00-12:00",
        ),
        ([{"name": "Bowls"}, {"name": "Golf"}], "Bowls; Golf"),
        ([{"day": "Mon", "note": "late"}], "Mon late"),
        (["a", 1], "a, 1"),
        ([[1, 2], [3]], "[[1, 2], [3]]"),
        (True, "yes"),
        (2.0, "2"),
        (float("nan"), ""),
        (None, ""),
    ],
)
def test_a_value_is_read_as_a_person_would(value: object, text: str) -> None:
    assert value_text(value) == text


def test_objects_in_objects_without_end_are_left_as_they_are() -> None:
    deep: dict[str, Any] = {"x": 1}
    for _ in range(50):
        deep = {"a": deep}
    (name,) = taken_apart(deep)
    assert name.count(".") < 10
