"""The page about the data says whence a place was fetched, that a stand-in answered, and what is missing."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.about.fetched import fetched_for
from app.memory.session import AREAS_VARIABLE
from geo.wording import worded
from layers.area import open_area
from layers.sources.manifest import (
    MANIFEST_FILE,
    FetchedFile,
    LeftOut,
    Manifest,
    manifest_record,
    read_manifest,
)
from tests.app.saying import written
from tests.app.small_town import asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
WHY = worded("{title}: <b>not there</b>.", title="Carers")
OLDER = worded("The copy of {day} serves, since a newer one could not be fetched: {what}", day="1", what=WHY)


def fetched_file(day: str, *notes: str) -> FetchedFile:
    return FetchedFile(
        "wards.geojson", "wards", "wards", "Wards", "WD_DEC_2025", "2025-12-31", "OGL", "ONS",
        "https://page.example/", "https://wards.example/", f"{day}T10:00:00+00:00", 5, "0" * 64, notes,
    )  # fmt: skip


def manifest(*files: FetchedFile, stand_in: str = "", left_out: tuple[LeftOut, ...] = ()) -> Manifest:
    return Manifest("E08000010", "Wigan", "england", "2026-11-26T10:00:00+00:00", stand_in, files, left_out)


def carers() -> LeftOut:
    return LeftOut("carers", "residents", "Carers", False, WHY, worded("Try again."), "https://page.example/")


def page_of(folder: Path, content: Manifest | bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    write_town(folder, [asset(0)])
    (area,) = [open_area(path) for path in folder.iterdir() if (path / "current").is_file()]
    text = json.dumps(manifest_record(content)).encode() if isinstance(content, Manifest) else content
    (area.folder / MANIFEST_FILE).write_bytes(text)
    page = AppTest.from_file(PAGES, default_timeout=60).run().switch_page("about/page.py").run()
    return written(page)


def test_a_stand_in_and_what_is_missing_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = (fetched_file("2026-11-20"), fetched_file("2026-11-26", OLDER))
    whole = manifest(*files, stand_in="http://127.0.0.1:9", left_out=(carers(),))
    shown = page_of(tmp_path, whole, monkeypatch)
    assert "This area is not made from the real open data." in shown
    assert "from a stand-in at http://127.0.0.1:9 (WITHIN_REACH_WEB), not from the internet" in shown
    assert "fetched between 20 November 2026 and 26 November 2026" in shown
    assert "1 source could not be had when this area was prepared" in shown
    assert "Carers: &lt;b&gt;not there&lt;/b&gt;. Try again." in shown
    assert "The copy of 1 serves" in shown


def test_of_the_internet_nothing_of_a_stand_in_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown = page_of(tmp_path, manifest(fetched_file("2026-11-20")), monkeypatch)
    assert "Its files were fetched on 20 November 2026" in shown
    assert "stand-in" not in shown
    assert "could not be had" not in shown


@pytest.mark.parametrize("content", [b"", b"[]", b'{"format": 1}', b"\xff", b'{"format": 1, "council": 3}'])
def test_a_damaged_manifest_is_no_manifest(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown = page_of(tmp_path, content, monkeypatch)
    assert "Something went wrong" not in shown
    assert "files were fetched" not in shown
    (area,) = [open_area(path) for path in tmp_path.iterdir() if (path / "current").is_file()]
    assert fetched_for(area) is None


def test_sentences_of_a_manifest_come_back_with_their_values(tmp_path: Path):
    whole = manifest(fetched_file("2026-11-20", OLDER), left_out=(carers(),))
    (tmp_path / MANIFEST_FILE).write_text(json.dumps(manifest_record(whole)), encoding="utf-8")
    again = read_manifest(tmp_path)
    assert again == whole
    assert again is not None
    assert again.files[0].notes[0].values["day"] == "1"
    assert again.left_out[0].what.template == "{title}: <b>not there</b>."
    record = json.loads((tmp_path / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert record["files"][0]["notes"] == [str(OLDER)], "a reader of the file reads sentences"


@pytest.mark.parametrize("field", ["title", "size", "notes"])
def test_a_manifest_of_another_form_is_refused(field: str, tmp_path: Path):
    record = manifest_record(manifest(fetched_file("2026-11-20")))
    record["files"][0].pop("wording")
    record["files"][0][field] = {"a": 1} if field != "notes" else [3]
    (tmp_path / MANIFEST_FILE).write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ValueError, match="damaged, or of another version"):
        read_manifest(tmp_path)
