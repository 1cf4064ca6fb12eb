"""What an office keeps comes back as it was, on another machine and from either database."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.acting import Acting
from actions.backing_up.back_up import back_up
from actions.backing_up.put_back import put_back
from layers.analyses.kept_analyses import analyses_beside
from layers.analyses.model import AnalysisContent
from layers.backups.model import MANIFEST
from layers.backups.office_files import SET_ASIDE
from layers.backups.sealing import KEY_FILE
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.store import open_register
from layers.zones.kept_zones import zones_beside
from questions.wards.analyses.by_areas import AreasUsed, set_of
from questions.wards.analyses.choices import ChoiceError
from tests.actions.backing_up.office import (
    PHONE,
    count_more,
    counted,
    everything,
    live_in,
    names,
    new_office,
    rewrite,
    written,
)

AB = Acting("AB")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Call it for where a new register lies: "" for a file."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else str


def key_of(areas: Path) -> Path:
    return register_folder(areas) / KEY_FILE


def test_all_of_it_comes_back_on_an_empty_machine(tmp_path, new_database):
    office = new_office(tmp_path / "office", new_database())
    live_in(office)
    copy = written(office, tmp_path / "office.backup")
    other = new_office(tmp_path / "other", new_database())
    done = put_back(copy, other, acting=AB, key_file=key_of(office))
    assert everything(other) == everything(office)
    assert done.sealed
    assert done.manifest.entries == 7
    assert key_of(other).read_bytes() == key_of(office).read_bytes()


def test_a_register_goes_from_a_file_to_a_server_and_back(tmp_path, office, postgres):
    server = new_office(tmp_path / "server", postgres())
    put_back(written(office, tmp_path / "a.backup"), server, acting=AB, key_file=key_of(office))
    assert everything(server) == everything(office)
    home = new_office(tmp_path / "home")
    put_back(written(server, tmp_path / "b.backup"), home, acting=AB, key_file=key_of(server))
    assert everything(home) == everything(office)


def test_what_was_here_is_kept_and_can_be_put_back(tmp_path, office):
    copy = written(office, tmp_path / "office.backup")
    earlier = everything(office)
    count_more(office, 2)
    with open_register(register_beside(office)) as register:
        register.erase_contact("01632 960222", by="AB")
    before = everything(office)
    done = put_back(copy, office, acting=AB)
    assert everything(office) == earlier
    assert done.before is not None
    put_back(done.before, office, acting=AB)
    assert everything(office) == before


def test_only_its_owner_may_read_it_and_nothing_is_left_beside_it(tmp_path, office):
    folder = tmp_path / "copies"
    folder.mkdir()
    copy = written(office, folder / "office.backup")
    assert names(folder) == ["office.backup"]
    assert copy.stat().st_mode & 0o077 == 0
    assert key_of(office).stat().st_mode & 0o077 == 0


def test_two_nights_side_by_side_tell_nothing_of_one_conversation(tmp_path, office):
    one = written(office, tmp_path / "one.backup")
    count_more(office, 1)
    two = written(office, tmp_path / "two.backup")
    sizes = []
    for path in (one, two):
        with zipfile.ZipFile(path) as archive:
            sizes.append({info.filename: info.file_size for info in archive.infolist()})
            plain = b"".join(archive.read(name) for name in archive.namelist() if name != MANIFEST)
            assert b"too-far" not in plain.replace(archive.read("tables/interests/synonyms.csv"), b"")
    assert sizes[0]["counts.sealed"] == sizes[1]["counts.sealed"]


def test_of_the_backups_in_a_folder_only_the_newest_stay(tmp_path, office):
    folder = tmp_path / "nights"
    folder.mkdir()
    (folder / "holiday.backup").write_text("somebody's own", encoding="utf-8")
    for day in (1, 2, 3):
        (folder / f"within-reach-2026-11-0{day}-030000.backup").write_text("an older night", encoding="utf-8")
    with open_register(register_beside(office)) as register:
        done = back_up(register, office, folder, keep=2)
    assert done.removed == ("within-reach-2026-11-01-030000.backup", "within-reach-2026-11-02-030000.backup")
    assert names(folder) == ["holiday.backup", "within-reach-2026-11-03-030000.backup", done.path.name]


def test_settings_come_back_without_the_place_and_its_password(tmp_path, office):
    settings = register_folder(office) / "settings.toml"
    copy_of = settings.read_text(encoding="utf-8")
    settings.write_text('register = "postgresql://us:topsecret@db:5432/wr"\n' + copy_of, encoding="utf-8")
    with open_register(register_folder(office) / "register.sqlite") as register:
        settings.write_text(copy_of, encoding="utf-8")
        settings.write_text('# "postgresql://us:topsecret@db:5432/wr"\nregister = ""\n' + copy_of)
        copy = back_up(register, office, tmp_path / "a.backup").path
    assert b"topsecret" not in b"".join(zipfile.ZipFile(copy).read(name) for name in ("settings.toml",))
    other = tmp_path / "other" / "areas"
    other.mkdir(parents=True)
    assert put_back(copy, other, acting=AB, key_file=key_of(office)).settings
    text = (register_folder(other) / "settings.toml").read_text(encoding="utf-8")
    assert '# register = ""' in text
    assert "unmet_shown_from = 12" in text


def test_a_contact_that_was_erased_stays_erased_even_on_another_machine(tmp_path, office):
    with open_register(register_beside(office)) as register:
        register.edit(register.entry("clubs/2").asset, 1, by="AB")
    old = written(office, tmp_path / "old.backup")
    with open_register(register_beside(office)) as register:
        register.erase_contact(PHONE, by="AB")
    new = written(office, tmp_path / "new.backup")
    other = new_office(tmp_path / "other")
    put_back(new, other, acting=AB, key_file=key_of(office))
    put_back(old, other, acting=AB)
    with open_register(register_beside(other)) as register:
        assert PHONE not in {version.asset.phone for version in register.history("clubs/1") if version.asset}
    data = (register_folder(other) / "register.sqlite").read_bytes()
    assert PHONE.encode() not in data


def test_a_damaged_register_is_moved_away_and_the_backup_put_in_its_place(tmp_path, office):
    copy, whole = written(office, tmp_path / "a.backup"), everything(office)
    file = register_folder(office) / "register.sqlite"
    file.write_bytes(b"this is no register any more" * 100)
    done = put_back(copy, office, acting=AB)
    assert done.set_aside is not None
    assert done.set_aside.read_bytes().startswith(b"this is no register")
    assert everything(office) == whole


def test_what_lies_beside_a_damaged_register_is_kept_before_it_is_replaced(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    count_more(office, 5)
    newer = counted(office)
    (register_folder(office) / "register.sqlite").write_bytes(b"this is no register any more" * 100)
    done = put_back(copy, office, acting=AB)
    assert done.before is not None
    assert counted(office) != newer
    put_back(done.before, office, acting=AB)
    assert counted(office) == newer


def test_what_fails_on_the_way_leaves_all_as_it_was(tmp_path, office, monkeypatch):
    copy = written(office, tmp_path / "a.backup")
    count_more(office, 5)
    before = everything(office)
    file = register_folder(office) / "unmet.sqlite"
    real, calls = put_back.__globals__["put_rows_back"], []

    def disk_full_once(kept, store, rows):
        if kept.part == "baskets.json" and not calls:
            calls.append(kept.part)
            raise OSError(28, "No space left on device")
        real(kept, store, rows)

    monkeypatch.setattr("actions.backing_up.put_back.put_rows_back", disk_full_once)
    with pytest.raises(OSError, match="No space"):
        put_back(copy, office, acting=AB)
    assert calls
    assert everything(office) == before
    assert file.exists()


def test_tables_that_an_office_has_edited_are_laid_beside_the_register(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    other_tables = tmp_path / "b.backup"
    rewrite(copy, other_tables, {"tables/danger/lines.csv": b"an office's own numbers\n"})
    done = put_back(other_tables, office, acting=AB)
    assert done.tables == ("danger/lines.csv",)
    aside = register_folder(office) / SET_ASIDE / "danger" / "lines.csv"
    assert aside.read_bytes() == b"an office's own numbers\n"


def test_an_analysis_by_a_list_of_postcodes_comes_back_and_says_none_of_them(tmp_path, office):
    (zone_set,) = zones_beside(office).of_area("small-town")
    used = AreasUsed(zone_set.set_id, str(zone_set.form)).record()
    content = AnalysisContent({"kinds": "cafe", "areas": zone_set.set_id}, {"tables": {}}, {"areas": used})
    entry = analyses_beside(office).keep("small-town", "By network", content, by="AB")
    copy = written(office, tmp_path / "a.backup")
    with zipfile.ZipFile(copy) as parts:
        open_part = parts.read("analyses.json").decode()
    assert zone_set.set_id in open_part
    assert not [word for word in ("ZZ9", "North", "Networks") if word in open_part]
    with_key, without = new_office(tmp_path / "with"), new_office(tmp_path / "without")
    put_back(copy, with_key, acting=AB, key_file=key_of(office))
    analysis = analyses_beside(with_key).get(entry.analysis_id).content
    assert set_of(analysis, zones_beside(with_key).of_area("small-town")) == zone_set
    put_back(copy, without, acting=AB, sealed=False)
    analysis = analyses_beside(without).get(entry.analysis_id).content
    with pytest.raises(ChoiceError, match="The list of postcodes by which the analysis was asked"):
        set_of(analysis, zones_beside(without).of_area("small-town"))
