"""Sets of areas of an office: kept for one place, never written over, and wiped when they are removed."""

from pathlib import Path

import pytest

from layers.zones.kept_zones import FILE, MOST_SETS, KeptZones, zones_beside
from layers.zones.model import LONGEST_PURPOSE, Zone, ZoneError, ZoneForm, ZoneLabel

LABEL = ZoneLabel("Parishes", "the parish plans", "drawn by hand", "AB")
ZONES = (Zone("North", ("ZZ9 9ZX", "ZZ9 9ZZ")), Zone("South", outline="POLYGON ((0 0, 1 0, 1 1, 0 0))"))


@pytest.fixture(params=["a file", "the register's database"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptZones:
    """The sets of an office, wherever it keeps its register."""
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return zones_beside(tmp_path / "areas")


def test_a_set_is_kept_for_its_place_with_who_when_and_what_for(store: KeptZones) -> None:
    assert store.of_area("demo") == ()
    made = store.keep("demo", LABEL, ZoneForm.POSTCODES, ZONES)
    assert store.of_area("demo") == (made,)
    assert store.of_area("newport") == ()
    assert (made.name, made.purpose, made.source, made.by) == (
        "Parishes",
        "the parish plans",
        "drawn by hand",
        "AB",
    )
    assert made.zones == ZONES
    assert made.form is ZoneForm.POSTCODES
    assert len(made.set_id) == 12
    assert not set(made.set_id) - set("0123456789abcdef")


def test_a_name_is_taken_once_and_free_again_when_its_set_is_removed(store: KeptZones) -> None:
    store.keep("demo", LABEL, ZoneForm.OUTLINES, ZONES)
    with pytest.raises(ZoneError, match=r'^AB brought in a set of areas "Parishes" on .* UTC\. Use that one'):
        store.keep("demo", ZoneLabel(" PARISHES\n", "other plans"), ZoneForm.OUTLINES, ZONES)
    store.remove("demo", "parishes")
    with pytest.raises(ZoneError, match='no set of areas called "Parishes" for this place'):
        store.remove("demo", "Parishes")
    again = store.keep("demo", LABEL, ZoneForm.OUTLINES, ZONES)
    assert store.of_area("demo") == (again,)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (ZoneLabel(" \n", "plans"), "The set of areas has no name"),
        (ZoneLabel("Parishes", "\u200b "), "It is not said what the set of areas is for"),
        (
            ZoneLabel("Parishes", "x" * (LONGEST_PURPOSE + 1)),
            "The purpose of the set of areas is 301 characters",
        ),
        (ZoneLabel("x" * 61, "plans"), "Shorten it to at most 60"),
    ],
)
def test_a_set_without_name_or_purpose_is_refused(tmp_path: Path, label: ZoneLabel, words: str) -> None:
    with pytest.raises(ZoneError, match=words):
        KeptZones(tmp_path).keep("demo", label, ZoneForm.OUTLINES, ZONES)
    assert KeptZones(tmp_path).of_area("demo") == ()


def test_a_place_has_a_bounded_number_of_sets(tmp_path: Path) -> None:
    store = KeptZones(tmp_path)
    for at in range(MOST_SETS):
        store.keep("demo", ZoneLabel(f"Set {at}", "a test"), ZoneForm.OUTLINES, ZONES)
    with pytest.raises(ZoneError, match="40 sets of areas are kept for this place already"):
        store.keep("demo", LABEL, ZoneForm.OUTLINES, ZONES)
    store.keep("newport", LABEL, ZoneForm.OUTLINES, ZONES)


def test_nothing_of_a_removed_list_is_left_in_the_file(tmp_path: Path) -> None:
    store = KeptZones(tmp_path)
    store.keep("demo", LABEL, ZoneForm.POSTCODES, ZONES)
    assert b"ZZ9 9ZX" in (tmp_path / FILE).read_bytes()
    store.remove("demo", "Parishes")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert b"ZZ9 9ZX" not in (tmp_path / FILE).read_bytes()


def test_a_damaged_file_is_said_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    with pytest.raises(ZoneError, match=r"The sets of areas in zones\.sqlite cannot be read or written"):
        KeptZones(tmp_path).of_area("demo")
    assert (tmp_path / FILE).read_bytes().startswith(b"no database")
