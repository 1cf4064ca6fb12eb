"""A run that cannot begin or go on is refused in a sentence, before anybody is called to work."""

import pytest

from actions.acting import Acting
from actions.nation.ask_many import NationRunError, NationWish, ask_many
from actions.permits.roles import Role
from actions.permits.who_may import NotAllowedError
from layers.locks.held import held
from layers.nation.model import RunRecord
from layers.nation.run_folder import RunFolder, RunFolderError
from tests.actions.nation.towns import ASK, TODAY, ask_all, many_towns


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    return many_towns(tmp_path_factory.mktemp("nation"), {"ashby": (400, 0), "birch": (900, -100)})


@pytest.fixture
def run(areas, tmp_path):
    """A run that was begun and stopped before anything was done."""
    out = tmp_path / "run"
    out.mkdir()
    moment, both = "2026-11-22T10:00:00+00:00", {"ashby": "r1", "birch": "r2"}
    RunFolder(out).begin(RunRecord("abc", "gaps", ASK.record(), moment, "1.0", "", both))
    return areas, out


def test_a_folder_with_other_files_is_refused(areas, tmp_path):
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(RunFolderError, match=r"holds other files, such as thesis\.docx\. Choose an empty"):
        ask_all(areas, tmp_path)


def test_a_run_of_another_question_is_refused(run):
    folder, out = run
    other = type(ASK)(("cafe",), ASK.paces, ASK.minutes, TODAY)
    with pytest.raises(RunFolderError, match=r"holds a run of another question, of 20\d\d-\d\d-\d\d"):
        ask_all(folder, out, other)
    with pytest.raises(RunFolderError, match="Choose another --out"):
        ask_all(folder, out, names=("ashby",))


def test_a_run_that_is_at_work_is_refused(run):
    folder, out = run
    with (
        held(out, NationRunError("busy", "")),
        pytest.raises(NationRunError, match=r"Another run is at work in run\. Wait until"),
    ):
        ask_all(folder, out)


def test_a_damaged_record_is_refused(areas, tmp_path):
    (tmp_path / "run.json").write_text('{"format": 1, "areas": []}')
    with pytest.raises(RunFolderError, match=r"run\.json in .* is damaged or of another version"):
        ask_all(areas, tmp_path)


def test_without_any_area_it_is_refused(tmp_path):
    (tmp_path / "none").mkdir()
    with pytest.raises(NationRunError, match=r"No area is prepared in none\. Prepare some"):
        ask_all(tmp_path / "none", tmp_path / "out")


def test_only_whoever_may_asks_many(areas, tmp_path):
    with pytest.raises(NotAllowedError, match="This needs the role"):
        ask_many(NationWish(ASK, areas, tmp_path), acting=Acting("somebody", frozenset({Role.FRONT_LINE})))


def test_a_run_whose_copy_of_the_register_is_gone_is_refused(areas, tmp_path):
    record = RunRecord("abc", "gaps", ASK.record(), "2026-11-22T10:00:00+00:00", "1.0", "key", {"ashby": "r"})
    RunFolder(tmp_path).begin(record)
    with pytest.raises(NationRunError, match=r"The copy of the register that this run reads is gone"):
        ask_all(areas, tmp_path)
