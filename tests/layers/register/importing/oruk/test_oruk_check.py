"""What departs from Open Referral UK is named by its path, with what it should be."""

from typing import Any

import pytest

from layers.register.importing.oruk.oruk_check import details_troubles, service_troubles

ID = "ac148810-d857-441c-9679-408f346de14b"
GOOD: dict[str, Any] = {"id": ID, "name": "Lunch", "status": "active"}


def test_a_service_with_what_is_asked_for_keeps_to_the_standard() -> None:
    assert service_troubles(GOOD) == []
    assert service_troubles({**GOOD, "url": None, "schedules": None, "of_our_own": {"x": 1}}) == []


@pytest.mark.parametrize(
    ("changed", "path", "what"),
    [
        ({"id": "7"}, "id", 'id is "7", which is not a UUID, like ac148810-d857-441c-9679-408f346de14b.'),
        ({"id": 7}, "id", 'id is "7", which is not a UUID, like ac148810-d857-441c-9679-408f346de14b.'),
        ({"name": None}, "name", "name is missing."),
        ({"status": "open"}, "status", 'status is "open", which is not one of active, inactive, defunct,'),
        ({"minimum_age": True}, "minimum_age", 'minimum_age is "True", which is not a number.'),
        ({"description": ["a"]}, "description", "which is not a text."),
        ({"url": "example/x y"}, "url", "which is not a whole web address, like https://example.org."),
        ({"email": "who"}, "email", "which is not an e-mail address, like name@example.org."),
        ({"last_modified": "soon"}, "last_modified", "which is not a date and time, like 2026-05-03T10:30"),
        ({"schedules": {}}, "schedules", 'schedules is "{}", which is not a list.'),
        ({"schedules": ["x"]}, "schedules[0]", 'schedules[0] is "x", which is not an object with fields.'),
        ({"schedules": [{}]}, "schedules[0].id", "schedules[0].id is missing."),
        (
            {"service_at_locations": [{"id": ID, "location": {"id": ID, "location_type": "boat"}}]},
            "service_at_locations[0].location.location_type",
            "which is not one of physical, postal, virtual.",
        ),
    ],
)
def test_each_departure_is_named_by_its_path(changed: dict[str, Any], path: str, what: str) -> None:
    ((where, _, wrong, fix),) = service_troubles({**GOOD, **changed})
    assert where == path
    assert what in wrong
    assert fix.endswith("at the source.")


def test_everything_wrong_is_named_at_once_and_each_only_once() -> None:
    paths = [path for path, *_ in service_troubles({"email": "who", "organization": {"email": 5}})]
    assert sorted(paths) == [
        "email",
        "id",
        "name",
        "organization.description",
        "organization.email",
        "organization.id",
        "organization.name",
        "status",
    ]


@pytest.mark.parametrize("held", ["text", 5, None, [], {}])
def test_what_is_no_service_at_all_is_said_so(held: object) -> None:
    assert service_troubles(held) != []


def test_a_value_of_braces_and_one_that_is_deep_are_shown_as_they_stand() -> None:
    deep: Any = {}
    for _ in range(500):
        deep = {"a": deep}
    assert service_troubles({**GOOD, "further": deep}) == []
    ((_, value, what, _),) = service_troubles({**GOOD, "name": ["{0}"]})
    assert (value, what) == ("['{0}']", "name is \"['{0}']\", which is not a text.")


def test_what_a_feed_says_of_itself_needs_its_version_profile_and_description() -> None:
    assert {path for path, *_ in details_troubles({})} == {"version", "profile", "openapi_url"}
