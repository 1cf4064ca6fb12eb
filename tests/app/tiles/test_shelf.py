"""Books of tiles: whole or not there, bounded, safe to delete, and silent about who looked where."""

import os
import time

import pytest

from app.tiles.book import MARK, open_book, write_book
from app.tiles.shelf import LAST_KEPT_ZOOM, FillingElsewhereError, Shelf, tiles_of
from layers.locks.held import held

TILES = [(1, 2, b"one"), (2, 2, b"two"), (1, 3, b"three")]


def test_a_book_gives_back_what_was_put_in(tmp_path):
    write_book(tmp_path / "12.tiles", TILES)
    book = open_book(tmp_path / "12.tiles")
    assert [book.read(x, y) for x, y, _ in TILES] == [b"one", b"two", b"three"]
    assert book.read(9, 9) is None


def test_a_damaged_tile_is_not_served_but_the_others_are(tmp_path):
    path = tmp_path / "12.tiles"
    write_book(path, TILES)
    data = bytearray(path.read_bytes())
    data[len(MARK)] ^= 1
    path.write_bytes(data)
    book = open_book(path)
    assert book.read(1, 2) is None
    assert book.read(2, 2) == b"two"


def test_a_book_cut_anywhere_is_no_book(tmp_path):
    path = tmp_path / "12.tiles"
    write_book(path, TILES)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert open_book(path) is None
    path.write_bytes(b"<html>" * 100)
    assert open_book(path) is None


def test_a_run_that_fails_half_way_leaves_the_old_book_and_no_litter(tmp_path):
    path = tmp_path / "12.tiles"
    write_book(path, TILES)

    def failing():
        yield TILES[0]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_book(path, failing())
    assert [file.name for file in tmp_path.iterdir()] == ["12.tiles"]
    assert open_book(path).read(1, 3) == b"three"


def test_a_filled_shelf_holds_every_tile_of_the_area_whoever_looked_where(scene, tmp_path):
    shelf = Shelf(tmp_path)
    assert shelf.fill(scene) == 2 * (LAST_KEPT_ZOOM - 8 + 1)
    for z in range(8, LAST_KEPT_ZOOM + 1):
        book = shelf.book(scene.name, scene.revision, z, 1)
        assert sorted(book.rows) == sorted((tile.x, tile.y) for tile in tiles_of(scene, z))
    assert shelf.fill(scene) == 0  # nothing is drawn twice


def test_reading_a_tile_leaves_no_trace_of_which(tiles, scene, tmp_path):
    tiles.shelf.fill(scene)
    folder = tiles.shelf.folder

    def listing():
        return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    before = listing()
    for z in range(8, 18):
        for tile in tiles_of(scene, z)[:3]:
            tiles.png("tiny", scene.revision, tile)
    assert listing() == before


def test_the_oldest_books_go_when_there_are_too_many(tmp_path):
    shelf = Shelf(tmp_path, most_bytes=1_000)
    for age, name in enumerate(["c", "b", "a"]):
        path = tmp_path / name / "rev" / "12.tiles"
        write_book(path, [(0, 0, bytes(300))])
        os.utime(path, (time.time() - age * 100,) * 2)
    write_book(tmp_path / "new" / "rev" / "12.tiles", [(0, 0, bytes(300))])
    shelf.trim()
    assert sorted(path.parts[-3] for path in tmp_path.rglob("*.tiles")) == ["c", "new"]
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.tiles")) <= 1_000


def test_an_area_too_large_for_the_bound_stops_rather_than_going_round(scene, tmp_path):
    shelf = Shelf(tmp_path, most_bytes=20_000)
    shelf.fill(scene)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.tiles")) <= 20_000


def test_what_a_killed_run_left_is_removed_after_an_hour(tmp_path):
    fresh, old = tmp_path / "fresh.part", tmp_path / "old.part"
    for path in (fresh, old):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7_200,) * 2)
    Shelf(tmp_path).trim()
    assert fresh.exists()
    assert not old.exists()


def test_books_of_older_revisions_are_forgotten(scene, tmp_path):
    old = tmp_path / scene.name / "older" / "12.tiles"
    write_book(old, TILES)
    Shelf(tmp_path).fill(scene)
    assert not old.parent.exists()


def test_what_another_process_draws_is_not_drawn_twice(scene, tmp_path):
    shelf = Shelf(tmp_path)
    folder = tmp_path / scene.name / scene.revision
    folder.mkdir(parents=True)
    with held(folder, FillingElsewhereError("It is held.", "")):
        assert shelf.fill(scene) == 0
        assert list(tmp_path.rglob("*.tiles")) == []
    assert shelf.fill(scene) > 0, "once the other has ended, or was killed, it is drawn"
