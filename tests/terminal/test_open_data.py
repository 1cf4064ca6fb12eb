"""In a terminal: which council is meant, what of it is fetched, which sources there are and still answer."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cli
from layers.sources.catalogue import load_catalogue
from tests.stand_in.planting import PAGE
from tests.stand_in.web import Answer, StandInWeb


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(word) for word in words])


def fetch(folder: Path, *words: str) -> Result:
    return run("fetch", *words, "--downloads", folder / "cache", "--own-sources", folder / "none.toml")


def test_councils_that_begin_so_are_listed_with_their_codes():
    answer = run("councils", "wig")
    assert answer.exit_code == 0
    assert answer.output.splitlines() == [
        "E08000010  Wigan, England",
        "E06000046  Isle of Wight, England",
        "E07000135  Oadby and Wigston, England",
    ]


def test_a_welsh_council_has_both_its_names():
    assert run("councils", "casnewydd").output == "W06000022  Newport (Casnewydd), Wales\n"


def test_a_county_and_a_former_council_say_what_they_are_now():
    assert run("councils", "east sussex").output.splitlines()[0] == "East Sussex is 5 councils:"
    answer = run("councils", "Harrogate").output
    assert "Harrogate is no council of its own since 2023: it is part of this one now." in answer
    assert "E06000065  North Yorkshire, England" in answer
    assert "it is divided among these 2 now" in run("councils", "Cumbria").output


def test_nothing_alike_is_said_with_what_to_do():
    answer = run("councils", "Xyzzy")
    assert answer.exit_code == 2
    assert "No council is called anything like “Xyzzy”." in answer.output
    assert "such as E08000010" in answer.output


def test_without_a_name_all_are_listed():
    lines = run("councils").output.splitlines()
    assert len(lines) == 362
    assert lines[-1] == "The list is of May 2025."


def test_a_fetch_reports_each_file_and_that_a_stand_in_answered(web: StandInWeb, tmp_path: Path):
    answer = fetch(tmp_path, "wigan council", "--to", str(tmp_path / "files"))
    assert answer.exit_code == 0, answer.output
    assert f"came from a stand-in at {web.address} (WITHIN_REACH_WEB), not from the internet" in answer.output
    assert "Wigan: 18 files in" in answer.output
    assert "Wards: wards.geojson, WD_DEC_2025_UK_BGC" in answer.output
    assert (tmp_path / "files" / "manifest.json").is_file()


def test_the_second_time_nothing_is_asked_and_that_is_said(web: StandInWeb, tmp_path: Path):
    fetch(tmp_path, "E08000010")
    web.requests.clear()
    answer = fetch(tmp_path, "E08000010")
    assert web.requests == []
    assert "so nothing was asked of the internet" in answer.output
    assert (tmp_path / "cache" / "places" / "E08000010" / "wards.geojson").is_file()


def test_something_needed_that_is_missing_ends_with_what_to_do(web: StandInWeb, tmp_path: Path):
    web.plant("api.os.uk", Answer(b"", 404))
    web.plant("epraccur", Answer(PAGE))
    answer = fetch(tmp_path, "Wigan")
    assert answer.exit_code == 2
    assert "Missing, and needed: Postcodes (Code-Point Open)" in answer.output
    assert "write the new address into data/sources.toml" in answer.output
    assert "Left out: GP practices (NHS)" in answer.output
    assert "so the council cannot be prepared from this yet" in answer.output


def test_something_welcome_that_is_missing_does_not_stop_the_rest(web: StandInWeb, tmp_path: Path):
    web.plant("epraccur", Answer(PAGE))
    answer = fetch(tmp_path, "Wigan")
    assert answer.exit_code == 0
    assert "Left out: GP practices (NHS)" in answer.output
    assert "cannot be prepared" not in answer.output


@pytest.mark.parametrize("name", ["Newcastle", "Kent", "Wiggan", "Xyzzy"])
def test_a_name_that_is_not_one_council_asks_nothing_of_the_internet(
    name: str, web: StandInWeb, tmp_path: Path
):
    answer = fetch(tmp_path, name)
    assert answer.exit_code == 2
    assert "council" in answer.output
    assert web.requests == []


def test_a_former_council_fetches_that_of_today_and_says_so(web: StandInWeb, tmp_path: Path):
    answer = fetch(tmp_path, "Harrogate")
    assert answer.exit_code == 0, answer.output
    assert "Harrogate is no council of its own since 2023" in answer.output
    assert "North Yorkshire: 1" in answer.output


def test_an_address_beyond_this_machine_is_no_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WITHIN_REACH_WEB", "http://192.168.0.7:80")
    answer = fetch(tmp_path, "Wigan")
    assert answer.exit_code == 2
    assert "is no address of this machine" in answer.output.replace("which ", "")


def test_the_catalogue_is_listed_with_editions_and_ages(web: StandInWeb, tmp_path: Path):
    where = ("--downloads", tmp_path / "cache", "--own-sources", tmp_path / "none.toml")
    before = run("sources", *where).output
    assert "deprivation_england: Index of Multiple Deprivation 2025 (England)" in before
    assert "edition IMD 2025; not fetched yet; welcome; about 15.0 MB" in before
    assert "Not every server has answered to this program yet" in before
    fetch(tmp_path, "Wigan")
    after = run("sources", *where).output
    assert "edition IMD 2025; fetched today; welcome" in after
    assert "the newest edition that is whole for a council; fetched today; needed" in after
    assert "edition WIMD 2025; not fetched yet" in after


def test_a_check_asks_each_source_once_and_names_those_that_fail(web: StandInWeb, tmp_path: Path):
    answer = run("sources", "--check", "--own-sources", tmp_path / "none.toml")
    assert answer.exit_code == 0, answer.output
    count = len(load_catalogue(own=tmp_path / "none.toml").sources)
    assert f"{count} of {count} sources answer as they should." in answer.output
    assert len(web.requests) == count, "one cheap request each"
    assert all(
        "Range" in request.headers
        for request in web.requests
        if request.host in ("www.arcgis.com", "maps.gov.scot", "build.nisra.gov.uk")
    )
    web.plant("assets.publishing", Answer(b"", 404))
    web.plant("epraccur", Answer(PAGE))
    web.plant("overpass-api.de/api/status", Answer(b"<html>moved</html>"))
    web.plant("WD_DEC_2025_UK_BGC/FeatureServer", Answer(b'{"error":{"code":400,"message":"Invalid URL"}}'))
    answer = run("sources", "--check", "--own-sources", tmp_path / "none.toml")
    assert answer.exit_code == 2
    assert f"{count - 4} of {count} sources answer as they should." in answer.output
    assert (
        "NOT as it should be: Index of Multiple Deprivation 2025: it is not at its address" in answer.output
    )
    assert "NOT as it should be: GP practices (NHS): gps_nhs.csv was expected, and a page" in answer.output
    assert "how busy overpass-api.de is was asked for, and something else came" in answer.output
    assert "NOT as it should be: Wards: WD_DEC_2025_UK_BGC answers with an error: 400" in answer.output


def test_an_office_s_own_source_is_named(tmp_path: Path):
    own = tmp_path / "sources.toml"
    own.write_text('[[source]]\nid = "gps"\nedition = "ours"\n', encoding="utf-8")
    answer = run("sources", "--own-sources", own, "--downloads", tmp_path).output
    assert "edition ours; not fetched yet" in answer
    assert f"Some of it is from your own {own}." in answer
