"""A set of areas goes with every version of an analysis that was asked by it, and only when that is said."""

from pathlib import Path

import pytest

from actions.remove_zones import analyses_by, remove_zones
from layers.analyses.kept_analyses import FILE, analyses_beside
from layers.analyses.model import AnalysisContent, NoSuchAnalysisError
from layers.register.importing.seeding import register_folder
from layers.zones.kept_zones import zones_beside
from layers.zones.model import Zone, ZoneError, ZoneForm, ZoneLabel

MARK = "0.1234567890123"
ZONES = (Zone("North", outline="POLYGON ((0 0, 1 0, 1 1, 0 0))"),)


@pytest.fixture(params=["a file", "the register's database"])
def areas(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return tmp_path / "areas"


def content(**choices: str) -> AnalysisContent:
    return AnalysisContent({"kinds": "cafe", **choices}, {"share": float(MARK)}, {})


def test_what_was_asked_by_a_set_goes_with_it_and_the_rest_stays(areas: Path) -> None:
    zones, analyses = zones_beside(areas), analyses_beside(areas)
    zone_set = zones.keep("demo", ZoneLabel("Parishes", "the plans"), ZoneForm.OUTLINES, ZONES)
    by_set = analyses.keep("demo", "Lunch", content(areas=zone_set.set_id), by="AB")
    both = analyses.keep("demo", "Sport", content(areas=zone_set.set_id), by="AB")
    analyses.keep_anew(both.analysis_id, content(), by="CD", expected_version=1)
    by_wards = analyses.keep("demo", "Advice", content(), by="AB")
    assert set(analyses_by(analyses, zone_set)) == {"Lunch", "Sport"}
    with pytest.raises(ZoneError, match=r"asked by these areas: .*“Lunch”.* They go with the set: tick that"):
        remove_zones(zones, analyses, "demo", name="parishes", with_analyses=False)
    assert zones.of_area("demo") == (zone_set,)
    remove_zones(zones, analyses, "demo", name="parishes", with_analyses=True)
    assert zones.of_area("demo") == ()
    assert {each.name for each in analyses.entries("demo")} == {"Sport", "Advice"}
    assert [each.version for each in analyses.get(both.analysis_id).history] == [2]
    assert analyses.get(by_wards.analysis_id).content == content()
    with pytest.raises(NoSuchAnalysisError):
        analyses.get(by_set.analysis_id)
    with pytest.raises(ZoneError, match='no set of areas called "Parishes"'):
        remove_zones(zones, analyses, "demo", name="Parishes", with_analyses=True)


def test_figures_that_are_removed_are_wiped_from_the_file(tmp_path: Path) -> None:
    areas = tmp_path / "areas"
    zones, analyses = zones_beside(areas), analyses_beside(areas)
    zone_set = zones.keep("demo", ZoneLabel("Networks", "a test"), ZoneForm.POSTCODES, ZONES)
    analyses.keep("demo", "Lunch", content(areas=zone_set.set_id), by="AB")
    file = register_folder(areas) / FILE
    assert MARK.encode() in file.read_bytes()
    remove_zones(zones, analyses, "demo", name="Networks", with_analyses=True)
    assert MARK.encode() not in file.read_bytes()


def test_a_set_without_analyses_needs_no_further_word(tmp_path: Path) -> None:
    zones, analyses = zones_beside(tmp_path / "areas"), analyses_beside(tmp_path / "areas")
    zones.keep("demo", ZoneLabel("Parishes", "the plans"), ZoneForm.OUTLINES, ZONES)
    remove_zones(zones, analyses, "demo", name="Parishes", with_analyses=False)
    assert zones.of_area("demo") == ()
