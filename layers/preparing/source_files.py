"""Where are the files that a recipe names, which are they exactly, and what became of their rows?"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geo.errors import WithinReachError
from layers.recipes.model import AssetsSection, CouncilSection, Recipe, Sourced
from layers.tables.report import Fault, SourceReport


class MissingSourceError(WithinReachError, FileNotFoundError):
    """Files that a recipe names are not in the data folder, or cannot be read."""


class _HasFile(Protocol):
    @property
    def file(self) -> str: ...


@dataclass(frozen=True)
class SourceFiles:
    """The files of a recipe, all there."""

    folder: Path
    checksums: dict[str, str]  # file as the recipe names it -> SHA-256

    def path(self, file: str) -> Path:
        """Where a file of the recipe lies."""
        return self.folder / file


def find_source_files(recipe: Recipe, data_folder: Path) -> SourceFiles:
    """Find every file of a recipe and take its SHA-256.

    Raises
    ------
    MissingSourceError
        The folder or a file is missing or cannot be read: all are named, with where in public they come from.
    """
    if not data_folder.is_dir():
        raise MissingSourceError(
            "There is no data folder {data_folder}.",
            "Name the folder with the recipe's files: --data FOLDER.",
            data_folder=data_folder,
        )
    named = dict(_named_files(recipe))
    folder = recipe.postcodes.file  # may be a folder of tables
    missing = [
        file
        for file in named
        if not (data_folder / file).is_file() and not (file == folder and (data_folder / file).is_dir())
    ]
    if missing:
        listed = "; ".join(f"{file} (from {named[file]})" if named[file] else file for file in missing)
        count = "1 file is" if len(missing) == 1 else f"{len(missing)} files are"
        raise MissingSourceError(
            "{count} not in the data folder {data_folder}: {listed}.",
            "Put them there, or correct their names in the recipe.",
            count=count,
            data_folder=data_folder,
            listed=listed,
        )
    return SourceFiles(data_folder, {file: sha256_of(data_folder / file) for file in named})


def _named_files(recipe: Recipe) -> Iterator[tuple[str, str]]:
    """Every file with where in public it comes from, "" where the recipe does not say."""
    small_areas, postcodes = recipe.small_areas, recipe.postcodes
    section: Sourced
    for section in (recipe.streets, recipe.wards, small_areas, *recipe.counts, postcodes):
        yield section.file, section.source_url
    for section, beside in _beside(recipe):
        yield beside.file, section.source_url
    for assets in recipe.assets:
        if isinstance(assets, AssetsSection):
            yield assets.file, assets.source_url


def _beside(recipe: Recipe) -> Iterator[tuple[Sourced, _HasFile]]:
    """What a section names besides its own file, with the section."""
    small_areas, postcodes = recipe.small_areas, recipe.postcodes
    for section in (recipe.wards, small_areas):
        if isinstance(section.council, CouncilSection):
            yield section, section.council
    if small_areas.centroids:
        yield small_areas, small_areas.centroids
    for counts in recipe.counts:
        if counts.lookup:
            yield counts, counts.lookup
    if postcodes.ended:
        yield postcodes, postcodes.ended
    if recipe.uprns:
        yield recipe.uprns, recipe.uprns


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, or of the list of a folder's files with theirs, in hexadecimal.

    Raises
    ------
    MissingSourceError
        It cannot be read.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        listed = "\n".join(f"{file.relative_to(path).as_posix()} {sha256_of(file)}" for file in files)
        return hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MissingSourceError(
            "{path_name} cannot be read: {strerror}.",
            "Check who may read it, then try again.",
            path_name=path.name,
            strerror=error.strerror,
        ) from error


def source_report(
    section: Sourced | AssetsSection,
    files: SourceFiles,
    *,
    layer: str,
    title: str,
    unit: str,
    rows_read: int,
    rows_kept: int,
    dropped: Mapping[str, int] | None = None,
    faults: tuple[Fault, ...] = (),
    notes: tuple[str, ...] = (),
    file: str = "",
) -> SourceReport:
    """The report of one source, with what the recipe says of its origin. Empty notes are left out."""
    file = file or section.file
    return SourceReport(
        layer=layer,
        title=title,
        file=Path(file).name,
        sha256=files.checksums[file],
        rows_read=rows_read,
        rows_kept=rows_kept,
        unit=unit,
        dropped=tuple(
            sorted(((why, rows) for why, rows in (dropped or {}).items() if rows), key=_most_first)
        ),
        faults=faults,
        notes=tuple(note for note in notes if note),
        licence=section.licence,
        attribution=section.attribution,
        source_url=section.source_url,
        date=section.day,
    )


def _most_first(dropped: tuple[str, int]) -> tuple[int, str]:
    return -dropped[1], dropped[0]
