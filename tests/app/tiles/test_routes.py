"""Tiles are served to whoever asks rightly; all else is refused in a plain sentence."""

import io
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from starlette.applications import Starlette

from app.tiles import serve
from app.tiles.routes import TILE_OPTIONS, tile_address, tile_routes
from app.tiles.serve import Memory, plain_ground
from layers.area import UnknownAreaError, open_area
from presentation.drawing.tiles.projection import Tile
from presentation.drawing.tiles.scene import scene_of
from tests.app.tiles.asgi import Client
from tests.presentation.drawing.tiles.conftest import tile_of

SENTENCE = "This is not the address of a tile."


@pytest.fixture
def client(tiles):
    return Client(Starlette(routes=tile_routes(tiles)))


def address(tiny, tile: Tile, *, dense: bool = False) -> str:
    parts = tile_address("tiny", tiny.revision).replace("{r}", "@2x" if dense else "")
    return parts.format(z=tile.z, x=tile.x, y=tile.y)


def test_a_tile_comes_as_a_picture_that_may_be_kept(client, tiny):
    answer = client.get(address(tiny, tile_of(500, 0, 15)))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert Image.open(io.BytesIO(answer.content)).size == (512, 512)
    dense = client.get(address(tiny, tile_of(500, 0, 15), dense=True))
    assert Image.open(io.BytesIO(dense.content)).size == (1024, 1024)


def test_a_browser_that_has_the_tile_is_told_so(client, tiny):
    first = client.get(address(tiny, tile_of(500, 0, 15)))
    again = client.get(address(tiny, tile_of(500, 0, 15)), headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_ground_outside_the_area_is_plain(client, tiny):
    assert client.get(address(tiny, Tile(14, 3, 3))).content == plain_ground(1)


@pytest.mark.parametrize("zoom", [8, 18])
def test_the_first_and_the_last_zoom_are_served(client, tiny, zoom):
    assert client.get(address(tiny, tile_of(500, 0, zoom))).status_code == 200


@pytest.mark.parametrize("zoom", [0, 7, 19, 30])
def test_other_zooms_are_refused(client, tiny, zoom):
    answer = client.get(f"/tiles/tiny/{tiny.revision}/{zoom}/0/0.png")
    assert answer.status_code == 404
    assert answer.text == "There is no such tile. Maps are drawn at zooms 8 to 18."


def test_another_revision_is_refused(client, tiny):
    answer = client.get(f"/tiles/tiny/{'0' * 12}/14/0/0.png")
    assert answer.status_code == 404
    assert "made anew" in answer.text


@pytest.mark.parametrize("area", ["nowhere", "TINY", "..", "%2e%2e", "tiny%00", "con", "ti ny", "a" * 300])
def test_an_unknown_area_is_refused(client, tiny, area):
    answer = client.get(f"/tiles/{area}/{tiny.revision}/14/0/0.png")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "rest",
    [
        "14/0/0", "14/0/0.jpg", "14/0/0.png/", "14/0/-1.png", "14/a/0.png", "1e1/0/0.png", "14/0/0@3x.png",
        "14/0/99999999.png", "14/٣/0.png", "14/0/0.png.png", "14/+1/0.png", "14/0x1/0.png", "14/0/%30.pngx",
        "14/0/..%2f..%2f..%2farea.toml", "..%2f..%2fcurrent", "14/0/0.png%0a", "", "/14/0/0.png", "14/0",
    ],
)  # fmt: skip
def test_crooked_addresses_are_refused(client, tiny, rest):
    answer = client.get(f"/tiles/tiny/{tiny.revision}/{rest}")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert len(answer.text) < 120


def test_tiles_out_of_range_are_refused(client, tiny):
    assert client.get(f"/tiles/tiny/{tiny.revision}/8/256/0.png").status_code == 404
    assert client.get(f"/tiles/tiny/{tiny.revision}/8/0/9999999.png").status_code == 404


def test_a_damaged_area_is_refused_in_words(client, tiles, tiny, tmp_path):
    copy = tmp_path / "areas"
    shutil.copytree(tiny.folder.parent, copy / "tiny")
    (copy / "tiny" / tiny.revision / "background.parquet").write_bytes(b"no")
    tiles.areas_folder = lambda: copy
    answer = client.get(address(tiny, tile_of(500, 0, 15)))
    assert answer.status_code == 404
    assert answer.text == "The map of this area cannot be drawn."


def test_tiles_come_again_whatever_happens_to_the_folder(tiles, scene, tiny):
    tile = tile_of(500, 0, 13)
    drawn = tiles.png("tiny", tiny.revision, tile)
    tiles.shelf.fill(scene)
    path = tiles.shelf.path("tiny", tiny.revision, 13, 1)
    for harm in (lambda: None, lambda: path.write_bytes(b"half"), lambda: shutil.rmtree(tiles.shelf.folder)):
        harm()
        tiles.memory = Memory()
        assert tiles.png("tiny", tiny.revision, tile) == drawn


def test_a_scene_got_ready_is_the_one_that_is_drawn_from(tiles, tiny, monkeypatch):
    tiles.get_ready(tiny.name, tiny.revision)
    deadline = time.monotonic() + 20
    while not tiles._scenes and time.monotonic() < deadline:
        time.sleep(0.01)
    ready = tiles.scene(tiny.name, tiny.revision)
    monkeypatch.setattr(serve, "scene_of", None)  # it is built no more
    assert tiles.scene(tiny.name, tiny.revision) is ready


def test_getting_an_area_ready_that_is_no_longer_there_says_nothing(tiles, tiny, caplog):
    before = threading.active_count()
    tiles.get_ready(tiny.name, "no-such-revision")
    tiles.get_ready("nowhere", "r")
    deadline = time.monotonic() + 20
    while (threading.active_count() > before or tiles._scenes) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not tiles._scenes
    logged = " ".join(caplog.messages)
    assert "NoTileError at " in logged
    assert "UnknownAreaError at " in logged
    assert "nowhere" not in logged  # kinds and lines, and nothing of what was asked


def test_a_map_does_not_wait_for_another_area_to_open(tiles, tiny, monkeypatch):
    opening, may_go_on = threading.Event(), threading.Event()

    def open_slowly(name, *, areas_folder):
        if name == "slow":
            opening.set()
            assert may_go_on.wait(20)
            raise UnknownAreaError("No such area.", "Choose another.")
        return open_area(name, areas_folder=areas_folder)

    monkeypatch.setattr(serve, "open_area", open_slowly)
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(tiles.scene, "slow", "r")
        assert opening.wait(20)
        assert pool.submit(tiles.scene, "tiny", tiny.revision).result(20).revision == tiny.revision
        assert not slow.done()
        may_go_on.set()
        with pytest.raises(UnknownAreaError):
            slow.result(20)


def test_a_scene_is_built_once_however_many_ask(tiles, tiny, monkeypatch):
    built = []
    monkeypatch.setattr(serve, "scene_of", lambda area: built.append(area) or scene_of(area))
    with ThreadPoolExecutor(8) as pool:
        scenes = list(pool.map(lambda _: tiles.scene("tiny", tiny.revision), range(8)))
    assert len({id(scene) for scene in scenes}) == len(built) == 1


def test_memory_forgets_what_was_asked_for_longest_ago():
    memory = Memory(most_bytes=10)
    for key in "abc":
        memory.put((key,), b"1234")
    assert memory.get(("a",)) is None
    assert memory.get(("c",)) == b"1234"


def test_a_map_asks_with_tiles_of_512_pixels():
    assert TILE_OPTIONS["tileSize"] == 512
    assert TILE_OPTIONS["zoomOffset"] == -1
