"""Many areas in a terminal: a run, what is refused, councils side by side, councils prepared, feeds read."""

import csv
import io
import re
from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

import actions.nation.mapped as mapped_module
import cli
from actions.nation.crew import Crew, crew_at_work
from tests.actions.nation.towns import damage, many_towns, with_demo

RUN = ["--kinds", "café,library", "--paces", "older,steady", "--minutes", "10,15"]


@pytest.fixture(scope="module", autouse=True)
def same_crew():
    """One crew for all runs of this file: to start it takes longer than what it does here."""
    with crew_at_work(Crew(1, 1.5)) as crew, pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapped_module, "crew_at_work", lambda _crew: nullcontext(crew))
        yield


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    return with_demo(many_towns(folder, {"ashby": (400, 0), "birch": (900, -100), "cliff": (50, 0)}))


def nation(*words):
    return CliRunner().invoke(cli.app, ["nation", *map(str, words)])


@pytest.fixture(scope="module")
def run(areas, tmp_path_factory):
    damage(areas, "cliff")
    out = tmp_path_factory.mktemp("runs") / "first"
    return out, nation("gaps", *RUN, "--areas", areas, "--out", out)


def test_a_run_says_who_works_where_to_watch_and_what_came_of_it(run):
    _, answer = run
    assert "1 worker on this machine, with 1.5 GB at most." in answer.stderr
    assert re.search(r"Watch it at http://localhost:\d+/status", answer.stderr)
    assert re.search(r"3 areas answered in \d+ seconds\.", answer.stdout)
    assert "No answer for cliff: The prepared area cliff is damaged: residents.parquet" in answer.stdout
    assert answer.exit_code == 1, "one area has no answer"


def test_the_same_again_does_only_what_lacks(run, areas):
    out, _ = run
    again = nation("gaps", *RUN, "--areas", areas, "--out", out)
    assert re.search(r"0 areas answered in \d+ seconds\.\n3 were answered before\.", again.stdout)
    other = nation("gaps", *RUN[:-1], "20", "--areas", areas, "--out", out)
    assert other.exit_code == 2
    assert "first holds a run of another question" in other.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["gaps", "--kinds", "unicorn"], '"unicorn" is not a kind of place.'),
        (["gaps", "--kinds", " , "], "Which kinds is not said."),
        (["gaps", "--kinds", "library", "--paces", "flying"], 'There is no pace called "flying".'),
        (["gaps", "--kinds", "library", "--paces", ","], "Which paces is not said."),
        (["gaps", "--kinds", "library", "--minutes", "10,x,99"], '"x, 99" are no minutes of a walk.'),
        (["near-table", "--kinds", "library", "--scheduler", "tcp://h:1"], "is not asked without encryption"),
        (["needs", "--tls-ca", "ca.pem"], "Some of the certificates are not named."),
        (["needs", "--weights", "deprivation=much"], 'The weight "deprivation=much" is not understood.'),
        (["needs", "--weights", "deprivation=9"], "The weight 9 of deprivation cannot be used."),
        (["sites", "--kinds", "library", "--pace", "flying"], 'There is no pace called "flying".'),
    ],
)
def test_what_is_not_understood_is_refused_in_a_sentence(words, sentence, areas, tmp_path):
    answer = nation(*words, "--areas", areas, "--out", tmp_path / "run")
    assert answer.exit_code == 2
    assert sentence in answer.stderr
    assert not (tmp_path / "run" / "run.json").exists()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["near-table", "--kinds", "library", "--paces", "older"], 6),
        (["needs", "--weights", "aged_65_plus=1"], 3),
        (["sites", "--kinds", "library", "--count", "1"], 1),
    ],
)
def test_each_question_has_its_command(words, rows, areas, tmp_path):
    from layers.nation.run_folder import RunFolder

    answer = nation(*words, "--areas", areas, "--only", "ashby", "--out", tmp_path)
    assert answer.exit_code == 0, answer.output
    assert RunFolder(tmp_path).lines()["ashby"].rows == rows
    assert "does not compare councils" in nation("compare", "--run", tmp_path).stderr


# Councils side by side


def test_councils_stand_side_by_side_with_the_answer_first(run):
    out, _ = run
    answer = nation("compare", "--run", out, "--kind", "café", "--pace", "steady", "--minutes", "15")
    assert answer.exit_code == 0, answer.output
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("Within 15 minutes at a steady pace, ")
    assert "of residents have a café in " in lines[0]
    assert re.search(
        r"^Larkenby \(a made-up town\) +\d+% +20,140 +0 +19% +12,944 +45\.8$", answer.stdout, re.M
    )
    assert "Ashby <b>town</b>" in answer.stdout
    assert "1 area has no answer:\nNo answer for cliff: The prepared area cliff is damaged" in answer.stdout


def test_the_first_of_each_is_taken_where_nothing_is_said(run):
    out, _ = run
    first = nation("compare", "--run", out).stdout
    said = nation("compare", "--run", out, "--kind", "cafe", "--pace", "older", "--minutes", "10").stdout
    assert first == said


def test_like_with_like_names_what_is_lacking(run):
    out, _ = run
    answer = nation("compare", "--run", out, "--like", "demo").stdout
    assert "Alike by the share aged 65 and over" in answer
    lacking = "is compared without: Rank of deprivation."
    assert f"Ashby <b>town</b> {lacking}" in answer, "its ranks are of another index"
    assert answer.splitlines()[3].startswith("Larkenby"), "that council first"


def test_councils_as_csv_have_the_question_in_every_row(run):
    out, _ = run
    text = nation("compare", "--run", out, "--kind", "library", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert {row["kind"] for row in rows} == {"library"}
    shares = [float(row["share_one"]) for row in rows]
    assert shares == sorted(shares), "the smallest first"
    by_area = {row["area"]: row for row in rows}
    assert set(by_area) == {"ashby", "birch", "demo"}
    assert by_area["demo"]["judged"] == "20140"
    assert by_area["ashby"]["title"] == "Ashby <b>town</b>"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--kind", "park"], '"park" was not asked in this run. Choose one of: cafe, library'),
        (["--minutes", "30"], '"30" was not asked in this run.'),
        (["--like", "atlantis"], 'There is no council "atlantis" in this run.'),
        (["--kind", "cafe,library"], "Councils are compared for one kind."),
    ],
)
def test_a_comparison_that_a_run_cannot_give_is_refused(words, sentence, run):
    out, _ = run
    answer = nation("compare", "--run", out, *words)
    assert answer.exit_code == 2
    assert sentence in " ".join(answer.stderr.split())


def test_where_there_is_no_run_it_says_how_to_make_one(tmp_path):
    answer = nation("compare", "--run", tmp_path)
    assert answer.exit_code == 2
    assert "There is no run over many areas in" in answer.stderr
    assert "cli.py nation gaps --out FOLDER" in answer.stderr


def test_a_damaged_part_is_said(run, tmp_path):
    import shutil

    out, _ = run
    shutil.copytree(out, tmp_path / "copy")
    (tmp_path / "copy" / "figures" / "area=ashby" / "part.parquet").write_bytes(b"PAR1")
    answer = nation("compare", "--run", tmp_path / "copy")
    assert answer.exit_code == 2
    assert "A part of the run in copy cannot be read" in answer.stderr


def test_with_no_feeds_a_refresh_says_so(areas, tmp_path):
    import shutil

    shutil.copytree(areas / "ashby", tmp_path / "areas" / "ashby")
    answer = nation("refresh", "--areas", tmp_path / "areas")
    assert answer.exit_code == 0, answer.output
    assert "no feed" in answer.stdout.lower()
