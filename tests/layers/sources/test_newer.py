"""What is newer at the sources: asked with small requests, told source by source, and nothing is fetched."""

from collections.abc import Callable

from layers.councils.find import the_council
from layers.councils.table import load_councils
from layers.sources.newer import SourceAge, newer_at_sources
from tests.layers.sources.conftest import Fetching
from tests.stand_in.country import WARDS
from tests.stand_in.feature_services import FeatureServer
from tests.stand_in.web import Answer, Request, file_answer


def ages(fetching: Fetching, name: str = "Wigan") -> dict[str, SourceAge]:
    council = the_council(name, load_councils())
    fetching.web.requests.clear()
    ages = newer_at_sources(fetching.client(), fetching.catalogue, council, cache=fetching.folder / "cache")
    return {each.source.id: each for each in ages}


def test_where_nothing_has_changed_everything_is_the_same_and_little_is_asked(fetching: Fetching) -> None:
    fetching.council("Wigan")
    before = {path: path.stat().st_mtime_ns for path in fetching.folder.rglob("*") if path.is_file()}
    told = ages(fetching)
    assert {each.age for each in told.values()} == {"same"}
    assert len(fetching.web.requests) < 2 * len(told) + 4
    after = {path: path.stat().st_mtime_ns for path in fetching.folder.rglob("*") if path.is_file()}
    assert after == before, "nothing is fetched or written"


def test_what_has_never_been_fetched_is_absent_and_not_asked_for(fetching: Fetching) -> None:
    assert {each.age for each in ages(fetching).values()} == {"absent"}
    assert fetching.web.requests == []


def newer_file(_: Request, __: Answer) -> Answer:
    answer = file_answer(b"another day's")
    return Answer(answer.body, headers={**answer.headers, "Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"})


def newer_list(_: Request, __: Answer) -> Answer:
    url = "https://api.os.uk/downloads/v1/products/CodePointOpen/downloads?area=GB&format=CSV&redirect"
    body = f'[{{"url": "{url}", "size": 7, "md5": "{"0" * 32}"}}]'
    return Answer(body.encode(), headers={"Content-Type": "application/json"})


def newer_table(_: Request, answer: Answer) -> Answer:
    return Answer(answer.body.replace(b"2024", b"2025"), headers=answer.headers)


def newer_wards(_: Request, answer: Answer) -> Answer:
    listed = answer.body.replace(WARDS.encode(), b"WD_DEC_2026_UK_BGC")
    return Answer(listed, headers=answer.headers)


def test_each_form_of_server_tells_what_is_newer(fetching: Fetching) -> None:
    fetching.council("Wigan")
    fetching.web.plant(r"/file/.*\.csv|/media/|geofabrik\.de.*pbf$", newer_file)
    fetching.web.plant(r"api\.os\.uk", newer_list)
    fetching.web.plant(r"NM_2014_1", newer_table)
    fetching.web.plant(r"rest/services\?f=json", newer_wards)
    told = ages(fetching)
    assert (told["streets"].age, told["streets"].there) == ("newer", "2026-11-02")
    assert (told["deprivation_england"].age, told["deprivation_england"].there) == ("newer", "2026-11-02")
    assert told["postcodes"].age == "newer"
    assert (told["residents_by_age"].here, told["residents_by_age"].there) == ("2024", "2025")
    assert (told["wards"].age, told["wards"].here, told["wards"].there) == (
        "newer",
        WARDS,
        "WD_DEC_2026_UK_BGC",
    )
    assert told["small_areas"].age == "same"


def test_an_edition_that_was_passed_over_is_no_news(fetching: Fetching) -> None:
    server = fetching.web.hosts["services1.arcgis.com"].__self__  # type: ignore[attr-defined]
    assert isinstance(server, FeatureServer)
    fetching.web.plant(rf"{WARDS}/FeatureServer/0\?f=json", Answer(b'{"error": {"code": 500}}'))
    fetching.council("Wigan")
    fetching.web.heal()
    wards = ages(fetching)["wards"]
    assert wards.age == "same"
    assert wards.here != WARDS


def test_a_source_that_fails_is_untold_with_why_and_others_are_told(
    only: Callable[..., Fetching],
) -> None:
    fetching = only("wards", "residents_by_age", "postcodes")
    fetching.council("Wigan")
    fetching.web.plant("nomisweb", Answer(status=404))
    told = ages(fetching)
    assert [each.age for each in told.values()] == ["same", "untold", "same"]
    error = told["residents_by_age"].error
    assert error is not None
    assert "is not at its address any more" in error.what
