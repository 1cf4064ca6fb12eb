"""Overpass is asked once, politely, and whatever it answers is over in time and has its sentence."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import osmium
import pytest

from layers.overpass.ask import _of_its_own_group
from layers.overpass.child import QUESTION, REFUSED, OverpassQuestion
from layers.overpass.troubles import OverpassError
from layers.sources.errors import NoInternetError, SourceError
from layers.sources.model import DataSource
from tests.layers.overpass.conftest import BOX, Asking
from tests.made_once import ROOT
from tests.stand_in.overpass import answer_of
from tests.stand_in.planting import PAGE, cut, dripping
from tests.stand_in.web import Answer, Fault


def test_everything_of_a_box_comes_with_all_that_is_written_of_it(asking: Asking):
    mapped = asking()
    assert (mapped.counts.nodes, mapped.counts.ways, mapped.counts.relations) == (4, 1, 0)
    assert str(mapped.day) == "2026-11-26"
    (street,) = [dict(each.tags) for each in osmium.FileProcessor(str(mapped.path), osmium.osm.WAY)]
    assert street == {
        "highway": "footway", "name": "Lôn y Felin", "lit": "yes", "sidewalk": "left", "foot": "yes",
    }  # fmt: skip
    tags = [dict(each.tags) for each in osmium.FileProcessor(str(mapped.path), osmium.osm.NODE)]
    assert tags == [{}, {"barrier": "gate"}, {}, {"amenity": "bench"}]


def test_it_is_asked_once_in_our_own_name_and_the_place_is_in_no_address(asking: Asking):
    asking()
    (request,) = asking.web.requests
    assert request.url == "https://overpass-api.de/api/interpreter"
    assert request.headers["User-Agent"].startswith("WithinReach/")
    assert "OSMnx" not in str(request.headers)


PART = [{"type": "node", "id": 1, "lat": 51.5, "lon": -3.0}]
FAULTS: dict[str, tuple[Answer | Fault, str, str]] = {
    "429": (Answer(status=429), r"asked too often \(429\)", "in a quarter of an hour; or save an extract"),
    "504": (Answer(PAGE, status=504), r"too much to do just now \(504\)", "Ask for a smaller place"),
    "406": (Answer(PAGE, status=406), r"refuses to answer \(406\)", "its terms have changed"),
    "elsewhere": (
        Answer(status=302, headers={"Location": "https://elsewhere.example.org/"}),
        r"leads on to another address \(302\), and only the catalogue's is asked",
        "data/sources.toml",
    ),
    "cut": (cut, "does not answer, or broke off before the whole", "save an extract"),
    "a page": (Answer(PAGE), "a page of a website came", "Run it again"),
    "half of JSON": (Answer(b'{"elements": [{"type": "no'), "an answer in JSON came that is not whole", ""),
    "a part": (
        answer_of(PART, remark="runtime error: Query timed out in \"query\" at line 1\nafter 26 seconds."),
        'broke off and sent a part: "runtime error: Query timed out in "query" at line 1 after 26 seconds."',
        "Ask for a smaller place",
    ),
    "nothing, and why": (
        answer_of([], remark="runtime error: out of memory"), "sent a part: .*out of memory", "smaller place",
    ),
    "nothing": (answer_of([]), "the map has no streets there", "latitude comes first"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_sentence_and_what_was_there_stays(name: str, asking: Asking):
    asking.target.write_bytes(b"the map of last week")
    answer, what, fix = FAULTS[name]
    asking.web.plant("interpreter", answer)
    with pytest.raises(SourceError, match=what) as caught:
        asking()
    assert fix in caught.value.fix
    assert "OpenStreetMap of a small place" in caught.value.what
    assert asking.target.read_bytes() == b"the map of last week"
    assert [each.name for each in asking.target.parent.iterdir()] == ["streets.osm.pbf"]
    assert len(asking.web.requests) == 1  # OSMnx by itself asks again, and again


def test_more_than_is_taken_is_not_taken(asking: Asking):
    asking.source = asking.source.model_copy(update={"most_bytes": 1_000})
    asking.web.plant("interpreter", Answer(b" " * 5_000))
    with pytest.raises(OverpassError, match="more than 0 MB came"):
        asking()


@pytest.mark.parametrize("fault", [dripping, Answer(b"{}", silent_s=30.0)], ids=["dripping", "silent"])
def test_what_takes_too_long_is_ended(fault: Fault | Answer, asking: Asking):
    asking.web.plant("interpreter", fault)
    began = time.monotonic()
    with pytest.raises(OverpassError, match="nothing whole has come within 8 seconds, so it was ended"):
        asking(wall_s=8)
    assert time.monotonic() - began < 12
    assert not asking.target.exists()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no groups of processes here")
def test_what_the_process_has_started_is_ended_with_it(tmp_path: Path):
    pid_file = tmp_path / "pid"
    code = (
        "import subprocess, sys, time; words = [sys.executable, '-c', 'import time; time.sleep(60)'];"
        f"p = subprocess.Popen(words); open({str(pid_file)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    with _of_its_own_group([sys.executable, "-c", code], dict(os.environ)):
        while not (pid_file.exists() and pid_file.read_text()):
            time.sleep(0.02)
    state = Path(f"/proc/{pid_file.read_text()}/stat")
    deadline = time.monotonic() + 10
    while state.exists() and state.read_text().split()[2] != "Z" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not state.exists() or state.read_text().split()[2] == "Z"


_WATCHED = """
import json, sys
from pathlib import Path
names = []
def watch(event, details):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"):
        place = details[0] if event.startswith("socket.geth") or event.endswith("addrinfo") else details[1]
        names.append(place if isinstance(place, str) else place[0])
sys.addaudithook(watch)
from layers.overpass.child import main
code = main([sys.argv[1]])
Path(sys.argv[1], "names.json").write_text(json.dumps(names))
sys.exit(code)
"""


def watched(folder: Path, question: OverpassQuestion) -> set[str]:
    """Every name that is looked up and every place that is connected to, in a process that asks."""
    (folder / QUESTION).write_text(question.as_text())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        environment.pop(name, None)
        environment.pop(name.lower(), None)
    command = [sys.executable, "-c", _WATCHED, str(folder)]
    subprocess.run(command, cwd=folder, env=environment, check=False, timeout=60)
    return set(json.loads((folder / "names.json").read_text()))


def test_no_host_but_the_catalogues_is_asked_not_even_for_a_name(source: DataSource, tmp_path: Path):
    """OSMnx by itself asks a public resolver where this machine's own does not know the name."""
    unknown = source.model_copy(update={"address": "https://overpass.invalid/api"})
    assert watched(tmp_path, OverpassQuestion(unknown, BOX, "", 30.0)) == {"overpass.invalid"}
    refused = json.loads((tmp_path / REFUSED).read_text())
    assert refused["is_offline"]
    assert "there is no internet, or no host called {host}" in refused["words"][0]["template"]


def test_with_a_stand_in_only_this_machine_is_asked_and_nothing_is_left_behind(
    asking: Asking, tmp_path: Path
):
    folder = tmp_path / "work"
    folder.mkdir()
    question = OverpassQuestion(asking.source, BOX, asking.web.address, 30.0)
    assert watched(folder, question) == {"127.0.0.1"}
    names = sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
    assert names == ["answer.json", "names.json", "question.json", "streets.osm.pbf"]  # no cache of OSMnx


def test_nobody_who_answers_is_said(source: DataSource, tmp_path: Path):
    from layers.overpass.ask import ask_overpass

    with pytest.raises(SourceError, match="does not answer, or broke off") as caught:
        ask_overpass(source, BOX, tmp_path / "map.osm.pbf", stand_in="http://127.0.0.1:9")
    assert not isinstance(caught.value, NoInternetError)


def test_certificates_that_are_not_there_are_said_before_anything_is_asked(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/of-ours.pem")
    with pytest.raises(SourceError, match="there are no certificates there"):
        asking()
    assert not asking.web.requests
