"""What the bench prints: every duel with its ratio and aim, what is left out and how to get it."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies as st
from typer.testing import CliRunner

import cli
from bench.document import marks, write_figures
from bench.growth import GrowthLine, growth_lines
from bench.made_up.networks import made_up_network
from bench.measuring.duels import Duel
from bench.measuring.figures import Figure, NotMeasured
from bench.measuring.machine import this_machine
from bench.measuring.measure import Timing, in_turn, ratio
from bench.peers.contestant import PeerMissingError
from bench.peers.places import place_of
from bench.plot import growth_svg
from bench.report import BenchReport
from bench.tasks import engine_tasks
from geo.errors import WithinReachError


@pytest.fixture(scope="module")
def report() -> BenchReport:
    made = BenchReport(this_machine())
    for found in engine_tasks(place_of("A made-up town", made_up_network(2_000)), say=lambda _: None):
        made.add("engine", found)
    made.add("page", Figure("page", "postcode submitted", 1.2, "s", 1.0, "median of 5"))
    made.add("tile", NotMeasured("tile", "Tiles are not measured."))
    return made


def test_every_peer_is_in_the_table_or_named_as_not_installed(report: BenchReport) -> None:
    told = "\n".join(report.lines())
    for peer in ("SciPy", "networkx"):
        assert any(duel.peer.startswith(peer) for duel in report.duels)
    for peer in ("pandana", "cityseer"):
        assert any(duel.peer.startswith(peer) for duel in report.duels) or (
            f"{peer} is not installed, so it is left out." in told and "requirements-bench.txt" in told
        )


def test_only_the_faster_form_of_scipy_has_an_aim(report: BenchReport) -> None:
    forms = [duel for duel in report.duels if "dijkstra(limit)" in duel.peer]
    assert [duel.target for duel in forms] == [4.0, None]
    assert forms[0].peer_s <= forms[1].peer_s


def test_a_row_says_what_was_asked_how_long_each_took_and_whether_the_aim_is_met(report: BenchReport) -> None:
    rows = [line for line in report.lines() if "dijkstra(min_only)" in line]
    assert len(rows) == 1
    assert rows[0].startswith("nearest asset of every node")
    assert "×" in rows[0]
    assert rows[0].endswith(("met", "not met"))
    assert any(
        line.startswith("postcode submitted  1.20 s") and line.endswith("not met") for line in report.lines()
    )


def test_the_json_says_the_same(report: BenchReport) -> None:
    told = json.loads(report.as_json())
    assert told["machine"]["cores"] >= 1
    assert [duel["ratio"] for duel in told["duels"]] == [duel.ratio for duel in report.duels]
    assert told["figures"][0]["met"] is False
    assert told["left_out"][-1]["sentence"] == "Tiles are not measured."


@given(
    st.sampled_from([np.float64, np.float32, np.int64, float]),
    st.floats(width=32) | st.just(math.nan) | st.just(math.inf),
)
def test_figures_of_any_type_that_numpy_gives_can_be_read_back(kind: type, value: float) -> None:
    if kind is np.int64 and not abs(value) < 1e18:
        value = 3
    made = BenchReport(this_machine())
    made.add("page", Figure("page", "postcode submitted", kind(value), "s", np.float64(1.0)))
    made.add("engine", Duel("here", "task", "peer", *[kind(value)] * 7, np.float64(4.0), np.int64(3)))
    told = json.loads(made.as_json(), parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
    finite = math.isfinite(value)
    assert told["figures"][0]["value"] == (pytest.approx(float(kind(value))) if finite else None)
    assert told["figures"][0]["met"] is bool(kind(value) <= 1.0)
    assert told["duels"][0]["met"] is bool(kind(value) >= 4.0)


def test_the_command_prints_json_and_nothing_else_to_its_output(monkeypatch: pytest.MonkeyPatch) -> None:
    made = BenchReport(this_machine())
    made.add("engine", Figure("engine", "one sweep", np.float64(0.2), "s", np.float64(1.0)))
    monkeypatch.setattr("bench.command_line.run_bench", lambda *_, **__: made)
    ran = CliRunner().invoke(cli.app, ["bench", "--json"])
    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.stdout)["figures"][0]["met"] is True


def test_the_figures_go_into_the_document_between_its_marks(report: BenchReport, tmp_path: Path) -> None:
    document = tmp_path / "speed.md"
    (begin, end), (other, other_end) = marks("page"), marks("memory")
    kept = f"{other}\nkept\n{other_end}"
    document.write_text(f"# Speed\n\n{kept}\n{begin}\nold\n{end}\n\nWhat did not pay.\n", encoding="utf-8")
    write_figures(document, report.of("page"), plot=None)
    written = document.read_text(encoding="utf-8")
    assert written.startswith("# Speed\n")
    assert written.endswith("What did not pay.\n")
    assert "old" not in written
    assert kept in written
    assert "| postcode submitted | 1.20 s | ≤ 1 s | not met |" in written
    document.write_text("# Speed\n", encoding="utf-8")
    with pytest.raises(WithinReachError, match=r"speed\.md has no place for the figures of page"):
        write_figures(document, report.of("page"), plot=None)


def test_runs_are_made_in_turn_and_compared_in_pairs() -> None:
    order: list[str] = []
    first, second = in_turn([lambda: order.append("a"), lambda: order.append("b")])
    assert order == ["a", "b"] * (len(first.seconds) + 1)
    assert len(first.seconds) == len(second.seconds)
    assert ratio(Timing((2.0, 4.0, 90.0), 1.0), Timing((1.0, 1.0, 30.0), 1.0)) == pytest.approx(3.0)


def test_a_line_says_its_slope_and_is_drawn() -> None:
    line = GrowthLine("time", "nodes", "ms", (10.0, 100.0, 1000.0), (2.0, 20.0, 200.0))
    assert line.slope == pytest.approx(1.0)
    svg = growth_svg([line], machine="a <machine>")
    assert "time: slope 1.00" in svg
    assert "a &lt;machine&gt;" in svg
    assert svg.count("<circle") == 3


def test_growth_is_measured_by_nodes_and_by_origins() -> None:
    lines = growth_lines(nodes=(1_000, 2_000), origins=(10, 20), say=lambda _: None)
    assert [line.unit for line in lines] == ["ms", "ms", "MB", "ms", "MB"]
    assert lines[2].slope == pytest.approx(1.0, abs=0.2)


def test_a_missing_peer_says_how_to_get_it() -> None:
    assert "pip install -r requirements-bench.txt" in str(PeerMissingError("pandana"))


def test_a_duel_below_its_aim_is_not_met() -> None:
    duel = Duel("here", "task", "peer", 1.0, 0.5, 1.9, 1.0, 1.0, 1.0, 2.0, 4.0, 3)
    assert duel.met is False
