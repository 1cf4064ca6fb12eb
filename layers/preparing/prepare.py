"""How does an area pack come about? A recipe's files are checked, read layer by layer, and written as one."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import shapely

from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, Area, open_area
from layers.packs.format import PackError, PackLabel
from layers.packs.lock import only_run
from layers.packs.summaries import serving_revision
from layers.packs.write import PackContents, fingerprint, write_beside, write_pack
from layers.preparing.gather import Gathered, Progress, gather
from layers.preparing.source_files import SourceFiles, find_source_files, sha256_of
from layers.recipes.model import Recipe, load_recipe

LEAST_SHARE: Final = 0.9  # a new pack with less than this of the old one's streets or assets is not trusted
TABLES_OF_KINDS: Final = Path(__file__).parents[1] / "assets"
SEGMENTS: Final = "street_segments"  # in the pack's counts


class ShrunkenAreaError(WithinReachError, ValueError):
    """The new pack would have far fewer streets or assets than the one that serves."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """The serving area, and whether this run made it."""

    area: Area
    up_to_date: bool  # nothing had changed, so nothing was done
    seconds: float


@dataclass(frozen=True)
class HowFetched:
    """How the files of a recipe came together, where they were fetched for it."""

    beside: Mapping[str, bytes] = field(default_factory=dict)  # lies in the pack; no answer follows from it
    left_out: frozenset[str] = frozenset()  # titles of the sources that could not be had this time


NOT_FETCHED: Final = HowFetched()


def _quiet(step: str, done: int, steps: int) -> None:
    pass


def prepare(
    recipe_path: Path,
    data_folder: Path,
    *,
    areas_folder: Path = AREAS_FOLDER,
    progress: Progress = _quiet,
    again: bool = False,
    accept_fewer: bool = False,
    today: date | None = None,
    how_fetched: HowFetched = NOT_FETCHED,
) -> Prepared:
    """Prepare the area of a recipe from the files in ``data_folder``.

    The pack that serves stays in place until the new one is whole, whatever happens. If neither the recipe
    nor any file has changed, and no day has come on which by the map itself a place closes or opens, that
    pack is up to date.

    Parameters
    ----------
    progress
        Called before each step with its name, the steps done and the steps in all.
    again
        Prepare even if neither the recipe nor any file has changed.
    accept_fewer
        Let a pack serve that has under nine tenths of the streets or assets of the one before.
    today
        The day on which places are to be there; by the clock, if none is given.
    how_fetched
        What is known of how the files came together.

    Raises
    ------
    WithinReachError
        Anything that the user can put right: a recipe, file, column, coordinate system or vintage that will
        not do; wards without streets; an area that has shrunk; another run at work on the same area.
    OSError
        The pack cannot be written.
    """
    began, day = time.monotonic(), today or datetime.now(UTC).date()
    recipe = load_recipe(recipe_path)
    progress("Checking the files", 0, 1)
    files = find_source_files(recipe, data_folder)
    made_from = fingerprint(recipe.model_dump_json(), {**files.checksums, **_tables_of_kinds()})
    area_folder = areas_folder / recipe.area.name
    area_folder.mkdir(parents=True, exist_ok=True)
    with only_run(area_folder):
        serving = _serving(area_folder)
        if serving and serving.label.made_from == made_from and not again and not _overtaken(serving, day):
            write_beside(how_fetched.beside, serving.folder)
            return Prepared(serving, up_to_date=True, seconds=time.monotonic() - began)
        gathered = gather(recipe, files, progress=progress, on=day)
        if serving and not accept_fewer:
            _refuse_shrunken(gathered, serving, how_fetched.left_out)
        label = _label(recipe, files, gathered, made_from)
        write_pack(PackContents(label, gathered.network, gathered.tables, how_fetched.beside), area_folder)
    area = open_area(area_folder)
    return Prepared(area, up_to_date=False, seconds=time.monotonic() - began)


def _tables_of_kinds() -> dict[str, str]:
    """SHA-256 of the tables that decide what becomes an asset: whoever edits one means the area to change."""
    return {table.name: sha256_of(table) for table in sorted(TABLES_OF_KINDS.glob("*.csv"))}


def _serving(area_folder: Path) -> Area | None:
    if serving_revision(area_folder) is None:
        return None
    try:
        return open_area(area_folder)
    except PackError:
        return None  # damaged or of another version: it is about to be replaced


def _overtaken(serving: Area, day: date) -> bool:
    """Whether a place of its map has closed or opened since it was prepared."""
    other_from = serving.label.other_from
    return bool(other_from) and date.fromisoformat(other_from) <= day


def _refuse_shrunken(gathered: Gathered, serving: Area, left_out: frozenset[str]) -> None:
    now = {SEGMENTS: gathered.street_segments, "assets": len(gathered.tables["assets"])}
    words = {SEGMENTS: "stretches of street", "assets": "assets"}
    expected_fewer = {"assets": _of_lists(serving, left_out)}
    for key, count in now.items():
        before = serving.counts.get(key, 0) - expected_fewer.get(key, 0)
        if count < LEAST_SHARE * before:
            raise ShrunkenAreaError(
                "The new pack of {serving_name} would have {count:,} {words}; the one that serves has "
                "{before:,}, and stays.",
                "Check the files: one may be cut or of a smaller place. If it is meant, add --accept-fewer.",
                serving_name=serving.name,
                count=count,
                words=words[key],
                before=before,
            )


def _of_lists(serving: Area, left_out: frozenset[str]) -> int:
    """How many assets the serving pack has of lists that could not be had this time, as has been said."""
    lists = [source for source in serving.sources if source.layer == "assets" and source.title in left_out]
    return sum(source.rows_kept for source in lists)


def _label(recipe: Recipe, files: SourceFiles, gathered: Gathered, made_from: str) -> PackLabel:
    return PackLabel(
        name=recipe.area.name,
        title=recipe.area.title,
        made_up=recipe.area.made_up,
        crs=recipe.area.crs,
        margin_m=recipe.area.margin_m,
        postcode_areas=recipe.area.postcode_areas,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        made_from=made_from,
        revision="",
        counts={SEGMENTS: gathered.street_segments},
        checksums=files.checksums,
        sources=gathered.reports,
        streets_missing=shapely.to_wkt(gathered.streets_missing, rounding_precision=0),
        other_from=gathered.other_from.isoformat() if gathered.other_from else "",
    )
