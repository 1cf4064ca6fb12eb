"""A streets file that is cut, damaged or something else is refused in words; a sound one never is."""

import hashlib
import os
import random
from pathlib import Path

import osmium
import pytest

from layers.osm.guard import OsmCounts, OsmFileError, check_not_shrunk, check_osm_file
from layers.osm.pbf import Block, data_blocks

NEWPORT = Path(__file__).parents[3].parent / "shared/data/newport/streets.osm.pbf"
SOUND = OsmCounts(nodes=20_000, ways=17_000, relations=9_000)


def write_pbf(path: Path, counts: OsmCounts) -> Path:
    with osmium.SimpleWriter(str(path)) as out:
        for i in range(1, counts.nodes + 1):
            out.add_node(osmium.osm.mutable.Node(id=i, location=(-3 + i * 1e-6, 51.5), tags={}))
        for i in range(1, counts.ways + 1):
            nodes = [(i + step) % counts.nodes + 1 for step in range(4)]
            out.add_way(osmium.osm.mutable.Way(id=i, nodes=nodes, tags={"highway": "residential"}))
        for i in range(1, counts.relations + 1):
            out.add_relation(
                osmium.osm.mutable.Relation(id=i, members=[("w", 1, "")], tags={"type": "route"})
            )
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pbf(tmp_path_factory.mktemp("osm") / "town.osm.pbf", SOUND)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pbf(tmp_path_factory.mktemp("osm") / "hamlet.osm.pbf", OsmCounts(60, 20, 5))


@pytest.fixture(scope="module")
def newport() -> Path:
    if not NEWPORT.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("Newport's streets must be there when CI=true")
        pytest.skip("Newport's streets are not on this machine")
    return NEWPORT


def cuts(path: Path, into: Path) -> list[Path]:
    """The file cut at every boundary between two blocks, the one after the header included."""
    data = path.read_bytes()
    blocks = data_blocks(path)
    ends = [header_end(data), *(block.offset + block.size for block in blocks[:-1])]
    made = []
    for end in ends:
        made.append(into / f"cut-at-{end}.osm.pbf")
        made[-1].write_bytes(data[:end])
    return made


def header_end(data: bytes) -> int:
    return data.index(b"OSMData") - 2 - 4  # its own length (4 bytes), then the key and length of its kind


def refused(path: Path, **known: int) -> bool:
    try:
        check_osm_file(path, **known)
    except OsmFileError:
        return True
    return False


def test_a_sound_file_passes_and_is_counted(sound: Path):
    assert check_osm_file(sound) == SOUND


def test_newport_passes_and_is_counted(newport: Path):
    assert check_osm_file(newport) == OsmCounts(nodes=256_508, ways=51_231, relations=286)


def test_every_cut_between_two_blocks_is_noticed(sound: Path, tmp_path: Path):
    made = cuts(sound, tmp_path)
    assert len(made) == 3 + 3 + 2
    assert all(refused(cut) for cut in made)


def test_every_cut_of_newport_between_two_blocks_is_noticed(newport: Path, tmp_path: Path):
    made = cuts(newport, tmp_path)
    assert len(made) == 41
    assert all(refused(cut) for cut in made)


def test_every_cut_is_noticed_by_the_counts_that_a_recipe_gives(sound: Path, tmp_path: Path):
    known = {"nodes": SOUND.nodes, "ways": SOUND.ways, "relations": SOUND.relations}
    assert check_osm_file(sound, **known) == SOUND
    assert all(refused(cut, **known) for cut in cuts(sound, tmp_path))


@pytest.mark.parametrize(
    ("kept_blocks", "words"),
    [
        (0, "it has no nodes"),
        (2, "it has nodes but no ways"),
        (6, "no relations"),
        (7, "its last block is full"),
    ],
)
def test_a_cut_between_blocks_is_told_by_what_is_lacking(
    sound: Path, tmp_path: Path, kept_blocks: int, words: str
):
    with pytest.raises(OsmFileError, match=rf"seems to be cut off: .*{words}.*Fetch it again"):
        check_osm_file(cuts(sound, tmp_path)[kept_blocks])


def test_a_file_meant_to_have_no_relations_passes_if_the_recipe_says_so(tmp_path: Path):
    path = write_pbf(tmp_path / "highways.osm.pbf", OsmCounts(20, 20, 0))
    with pytest.raises(OsmFileError, match=r"say so in the recipe under \[streets\]: relations = 0"):
        check_osm_file(path)
    assert check_osm_file(path, relations=0) == OsmCounts(20, 20, 0)


def test_nodes_that_belong_to_no_way_give_a_cut_away(tmp_path: Path):
    path = write_pbf(tmp_path / "highways.osm.pbf", OsmCounts(20, 20, 0))
    write_pbf(tmp_path / "lacking.osm.pbf", OsmCounts(20, 12, 0))
    assert check_osm_file(path, relations=0).ways == 20
    with pytest.raises(OsmFileError, match="25% of its plain nodes belong to no way"):
        check_osm_file(tmp_path / "lacking.osm.pbf", relations=0)


def test_a_cut_inside_a_block_is_noticed_wherever_it_is(small: Path, tmp_path: Path):
    data = small.read_bytes()
    cut = tmp_path / "cut.osm.pbf"
    for end in range(1, len(data)):
        cut.write_bytes(data[:end])
        assert refused(cut), f"cut at byte {end}"


def test_a_cut_inside_a_block_is_told_with_its_place(sound: Path, tmp_path: Path):
    cut = tmp_path / "streets.osm.pbf"
    cut.write_bytes(sound.read_bytes()[:5000])
    with pytest.raises(OsmFileError, match="cut or damaged: it stops inside a block, after 5,000 bytes"):
        check_osm_file(cut)


def test_a_flipped_bit_is_refused_or_changes_nothing(small: Path, tmp_path: Path):
    data = small.read_bytes()
    draw = random.Random(7)
    flipped = tmp_path / "flipped.osm.pbf"
    passed = []
    for _ in range(400):
        at, bit = draw.randrange(len(data)), draw.randrange(8)
        flipped.write_bytes(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
        if not refused(flipped) and contents(flipped) != contents(small):
            passed.append((at, bit))
    assert passed == []


def contents(path: Path) -> list[str]:
    return [str(item) for item in osmium.FileProcessor(str(path))]


def test_a_flipped_bit_of_newport_is_told(newport: Path, tmp_path: Path):
    data = bytearray(newport.read_bytes())
    data[1_200_000] ^= 4
    flipped = tmp_path / "streets.osm.pbf"
    flipped.write_bytes(data)
    with pytest.raises(OsmFileError, match=r"streets\.osm\.pbf is damaged: it cannot be read to its end"):
        check_osm_file(flipped)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("streets.osm.pbf", b"", r"streets\.osm\.pbf is empty\. Fetch it again"),
        ("streets.osm.pbf", b"  <!DOCTYPE html><html><p>Sign in", "is a web page, not map data"),
        ("streets.osm", b"<html><body>404", "is a web page, not map data"),
        ("streets.osm.pbf", b"<?xml version='1.0'?><osm/>", "holds XML.*name it .osm"),
        ("streets.osm.pbf", b"id,name\n1,Club\n" * 40, "cut or damaged: no block begins at byte 0"),
        ("streets.osm.pbf", bytes(4000), "cut or damaged: no block begins at byte 0"),
        ("streets.osm.pbf", b"\x1f\x8b\x08 and so on", "packed with gzip. Unpack it"),
        ("streets.osm", b"PK\x03\x04 and so on", "packed with zip"),
        ("streets.osm", b"\x00\x00\x00\x0d OSMHeader", "is not OpenStreetMap XML, as its name says"),
        ("streets.geojson", b"{}", "Use a file that ends in .osm.pbf or .osm"),
    ],
)
def test_other_things_are_refused_as_what_they_are(tmp_path: Path, name: str, content: bytes, words: str):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(OsmFileError, match=words):
        check_osm_file(path)


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path):
    with pytest.raises(OsmFileError, match=r"^There is no file streets\.osm\.pbf in the data folder"):
        check_osm_file(tmp_path / "streets.osm.pbf")


XML = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="51.5" lon="-3"/><node id="2" lat="51.5" lon="-3.1"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way>
{end}"""


def test_xml_that_is_whole_passes(tmp_path: Path):
    path = tmp_path / "town.osm"
    path.write_text(XML.format(end="</osm>\n"))
    assert check_osm_file(path) == OsmCounts(nodes=2, ways=1, relations=0)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("", r"town\.osm is cut: it does not end with </osm>"),
        ("<way id='2'></osm>", "is damaged: it cannot be read to its end"),
        ("<remark> runtime error: Query timed out </remark></osm>", "is only a part: the server"),
    ],
)
def test_xml_that_is_cut_or_partial_is_refused(tmp_path: Path, end: str, words: str):
    path = tmp_path / "town.osm"
    path.write_text(XML.format(end=end))
    with pytest.raises(OsmFileError, match=words):
        check_osm_file(path)


def test_another_file_than_the_recipe_means_is_refused_by_its_sha256(small: Path):
    assert check_osm_file(small, sha256=hashlib.sha256(small.read_bytes()).hexdigest()).ways == 20
    with pytest.raises(OsmFileError, match="is not the file that the recipe means: its SHA-256 begins"):
        check_osm_file(small, sha256="0" * 64)


def test_a_wrong_count_names_both_numbers(small: Path):
    with pytest.raises(OsmFileError, match="has 20 ways, and the recipe says 21"):
        check_osm_file(small, ways=21)


def test_a_file_much_smaller_than_the_last_good_one_is_refused():
    last = OsmCounts(1000, 100, 10)
    check_not_shrunk("streets.osm.pbf", OsmCounts(900, 90, 9), last=last)
    with pytest.raises(OsmFileError, match="has 89 ways; the file used last time had 100"):
        check_not_shrunk("streets.osm.pbf", OsmCounts(900, 89, 9), last=last)


def test_blocks_lie_end_to_end(small: Path):
    blocks = data_blocks(small)
    assert isinstance(blocks[0], Block)
    assert blocks[-1].offset + blocks[-1].size == small.stat().st_size
