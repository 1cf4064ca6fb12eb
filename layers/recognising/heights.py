"""Which files of a folder hold heights of the ground, and which of them reach over the council?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.wording import Wording, counted, worded
from layers.recipes.model import USUAL_MARGIN_M
from layers.recognising.files import NOTHING_TO_DO, UNPACKED, FileOfFolder, Passed, placed
from layers.recognising.manifest import FileOrigin, day_number
from layers.relief.tiles import GRID_ENDINGS, HeightTile, ReliefError, contours_error, tiles_within
from layers.sources.cache import put_into

_CONTOURS: Final = frozenset({"contour_line", "spot_height"})  # layers of OS Terrain 50 as a GeoPackage
_INTO: Final = "heights"


@dataclass(frozen=True)
class GridFile:
    """A grid of heights, or a zip with such, by its name within the folder; the tiles of it that lie here."""

    name: str
    post_m: float
    corners: frozenset[tuple[float, float]] = field(repr=False)  # the south-western ones, metres


def is_heights(each: FileOfFolder) -> bool:
    """Whether a file is a grid of heights."""
    return each.kind == "heights"


def without_contours(files: Sequence[FileOfFolder], folder: Path) -> tuple[list[FileOfFolder], list[Passed]]:
    """The files without those of contours and single heights, which are passed over with the reason.

    Raises ``OSError`` where a map cannot be unpacked.
    """
    contours = [each for each in files if each.kind == "geopackage" and _has_contours(each, folder)]
    errors = [(each, contours_error(each.shown)) for each in contours]
    passed = [Passed(each.shown, error.what, error.fix) for each, error in errors]
    return [each for each in files if each not in contours], passed


def choose_heights(
    files: Sequence[FileOfFolder],
    outline: shapely.Geometry,
    *,
    folder: Path,
    nation: str,
    manifest: Mapping[str, FileOrigin],
) -> tuple[tuple[GridFile, ...], list[Passed]]:
    """The grids of heights that reach over the council and its margin, and those that will not do.

    Parameters
    ----------
    files
        Files of the folder for which ``is_heights`` holds.
    outline
        The council's, metres in its grid.
    folder
        Where they lie.
    nation
        "E", "W", "S" or "N": of Northern Ireland's nothing says on which grid they are.
    manifest
        What says of which day each is: of two for the same ground the newer counts.
    """
    names = sorted({each.in_folder for each in files})
    if nation == "N":
        return (), [Passed(name, *_on_which_grid(name)) for name in names]
    around = shapely.buffer(shapely.box(*shapely.bounds(outline)), USUAL_MARGIN_M)
    west, south, east, north = (float(side) for side in shapely.bounds(around))
    here: list[GridFile] = []
    away: list[tuple[str, int]] = []
    passed: list[Passed] = []
    for name in sorted(names, key=lambda name: (-day_number(manifest, name), name)):
        try:
            tiles = list(tiles_within(folder / name, (west, south, east, north)))
        except ReliefError as error:
            passed.append(Passed(name, error.what, error.fix))
            continue
        inside = [tile for tile in tiles if isinstance(tile, HeightTile)]
        if not inside:
            away.append((name, len(tiles)))
            continue
        here.append(GridFile(name, inside[0].post_m, frozenset((tile.west, tile.south) for tile in inside)))
    if away and not here:
        passed.append(Passed(away[0][0], _none_here(sum(count for _, count in away)), _AROUND))
    used, left = _of_one_step(here)
    return used, [*passed, *left]


_AROUND: Final = worded("Give the tiles of OS Terrain 50 around the area.")


def _none_here(tiles: int) -> Wording:
    return counted(
        "There is {count} tile of heights, and it does not lie here.",
        "There are {count} tiles of heights, and none of them lies here.",
        tiles,
    )


def _on_which_grid(name: str) -> tuple[Wording, Wording]:
    what = worded("{file} has heights, and nothing in it says that they are on the Irish Grid.", file=name)
    return what, worded("If they are, name it in the recipe under [relief].")


def _of_one_step(here: Sequence[GridFile]) -> tuple[tuple[GridFile, ...], list[Passed]]:
    """The files of the step that most tiles have, none of which says only what one before it says."""
    steps = Counter[float]()
    for grid in here:
        steps[grid.post_m] += len(grid.corners)
    usual = max(steps, key=lambda step: (steps[step], step), default=0.0)
    used: list[GridFile] = []
    passed = []
    for grid in here:
        before = next((other.name for other in used if grid.corners <= other.corners), "")
        if grid.post_m != usual:
            what = worded(
                "{file} has heights every {own:g} m, and those every {usual:g} m are used.",
                file=grid.name,
                own=grid.post_m,
                usual=usual,
            )
            passed.append(Passed(grid.name, what, NOTHING_TO_DO))
        elif before:
            what = worded(
                "{file} has the heights of the same ground as {other}.", file=grid.name, other=before
            )
            passed.append(Passed(grid.name, what, NOTHING_TO_DO))
        else:
            used.append(grid)
    return tuple(sorted(used, key=lambda grid: grid.name)), passed


def heights_file(grids: Sequence[GridFile], folder: Path) -> str:
    """The name under which a recipe finds them: a grid, a zip, the folder of them alone, or one made of them.

    Raises ``OSError`` where the folder cannot be written.
    """
    names = [grid.name for grid in grids]
    if len(names) == 1:
        return _with_ending(names[0], folder)
    within = {Path(name).parent for name in names}
    if len(within) == 1 and (only := within.pop()) != Path() and _holds_only(folder / only, names, folder):
        return only.as_posix()
    into = folder / UNPACKED / _INTO
    into.mkdir(parents=True, exist_ok=True)
    targets = {_ending(folder / name, name.replace("/", "_")): folder / name for name in names}
    for path in into.iterdir():
        if path.name not in targets:  # of a run before: the folder is read whole
            path.unlink()
    for target, path in targets.items():
        put_into(path, into / target)
    return f"{UNPACKED}/{_INTO}"


def _holds_only(place: Path, names: Sequence[str], folder: Path) -> bool:
    """Whether the reader of heights, which reads a folder whole, would read just these there."""
    return set(_read_there(place)) == {folder / name for name in names}


def _read_there(place: Path) -> Iterator[Path]:
    return (path for path in place.rglob("*") if path.suffix.lower() in (*GRID_ENDINGS, ".zip"))


def _with_ending(name: str, folder: Path) -> str:
    path = folder / name
    kind = "zip" if _is_zip(path) else "heights"
    return placed(FileOfFolder(name, name, kind, lambda: path.open("rb")), folder)


def _ending(path: Path, name: str) -> str:
    endings = (".zip",) if _is_zip(path) else GRID_ENDINGS
    return name if name.lower().endswith(endings) else f"{name}{endings[0]}"


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _has_contours(each: FileOfFolder, folder: Path) -> bool:
    """Whether a GeoPackage has the layers of OS Terrain 50."""
    try:
        layers = pyogrio.list_layers(folder / placed(each, folder))
    except (DataSourceError, DataLayerError, ValueError):
        return False  # what is wrong with it is said where maps are looked at
    return bool(_CONTOURS & {str(name) for name, _ in layers})
