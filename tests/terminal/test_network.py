"""An area's network is written for OSMnx in a terminal, and a slip is said."""

from pathlib import Path

import osmnx
import pytest
from typer.testing import CliRunner, Result

import cli
from layers.area import Area


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["export-network", *map(str, words)])


def test_the_network_is_written_and_osmnx_opens_it(tiny: Area, tmp_path: Path):
    file = tmp_path / "tiny.graphml"
    answer = run(file, "--area", tiny.name, "--areas", tiny.folder.parents[1])
    assert answer.exit_code == 0, answer.output
    graph = osmnx.load_graphml(file)
    first, second = answer.stdout.splitlines()
    assert first.startswith(
        f"{tiny.title}: {len(graph):,} nodes and {len(graph.edges):,} directed edges in {file}, "
    )
    assert second.startswith("osmnx.load_graphml opens it. Coordinates and lengths are metres in EPSG:27700")
    walked_m = sum(data["length"] for *_, data in graph.edges(data=True))
    assert walked_m == pytest.approx(2 * tiny.network.edge_length_m.sum(), abs=0.1)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tiny.xml", "tiny.xml is not named as GraphML. Name it like newport.graphml."),
        ("nowhere/tiny.graphml", "Make it first, or name another."),
    ],
)
def test_where_it_cannot_be_written_is_said(name: str, words: str, tiny: Area, tmp_path: Path):
    answer = run(tmp_path / name, "--area", tiny.name, "--areas", tiny.folder.parents[1])
    assert answer.exit_code == 2
    assert words in answer.stderr
    assert not list(tmp_path.iterdir())


def test_an_area_that_is_not_there_is_said(tmp_path: Path):
    answer = run(tmp_path / "x.graphml", "--area", "nowhere", "--areas", tmp_path)
    assert answer.exit_code == 2
    assert 'No area "nowhere" has been prepared' in answer.stderr
