"""Books of tiles are filled beside the app, once however many processes of it there are."""

from pathlib import Path

import pytest

from app.tiles import ahead, shelf as shelves
from app.tiles.ahead import fill, fill_beside_the_app
from app.tiles.serve import Tiles
from app.tiles.shelf import Shelf
from geo.errors import WithinReachError
from layers.area import Area
from layers.locks.held import held


def test_a_shelf_is_filled_and_then_left_as_it_is(tiny: Area, tmp_path: Path) -> None:
    areas, shelf = tiny.folder.parents[1], Shelf(tmp_path / "tiles")
    assert fill(areas, tiny.name, tiny.revision, shelf) > 0
    assert shelf.book(tiny.name, tiny.revision, 12, 1) is not None
    assert fill(areas, tiny.name, tiny.revision, shelf) == 0


def test_what_another_process_is_drawing_is_not_drawn_twice(tiny: Area, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "tiles")
    folder = shelf.folder / tiny.name
    folder.mkdir(parents=True)
    with held(folder, WithinReachError("It is held.", "")):
        assert fill(tiny.folder.parents[1], tiny.name, tiny.revision, shelf) == 0
    assert shelf.book(tiny.name, tiny.revision, 12, 1) is None


def test_a_revision_that_no_longer_serves_is_not_drawn(tiny: Area, tmp_path: Path) -> None:
    assert fill(tiny.folder.parents[1], tiny.name, "20200101T000000-00000000", Shelf(tmp_path)) == 0


def test_the_apps_own_process_draws_none_of_them(
    tiny: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_here(*_: object, **__: object) -> None:
        raise AssertionError("a tile was drawn in the app's own process")

    monkeypatch.setattr(shelves, "draw_tile", in_here)
    monkeypatch.setattr(ahead, "scene_of", in_here)
    shelf = Shelf(tmp_path / "tiles")
    fill_beside_the_app(tiny.folder.parents[1], tiny.name, tiny.revision, shelf)
    assert shelf.book(tiny.name, tiny.revision, 12, 1) is not None


def test_opening_an_area_has_its_shelf_filled_beside_the_app(
    tiny: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[object, ...]] = []
    monkeypatch.setattr("app.tiles.serve.fill_beside_the_app", lambda *words: begun.append(words))
    monkeypatch.setattr("app.tiles.serve.BesideThePages.submit", lambda _self, work, *words: work(*words))
    areas, shelf = tiny.folder.parents[1], Shelf(tmp_path / "tiles")
    served = Tiles(lambda: areas, shelf)
    served.scene(tiny.name, tiny.revision)
    served.scene(tiny.name, tiny.revision)
    assert begun == [(areas, tiny.name, tiny.revision, shelf)]
    served.forget()
    served.scene(tiny.name, tiny.revision)
    assert len(begun) == 2
