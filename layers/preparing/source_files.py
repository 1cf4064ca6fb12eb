"""Where are the files that a recipe names, which are they exactly, and what became of their rows?"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from layers.preparing.missing_files import (
    MissingSourceError as MissingSourceError,
    check_folder,
    missing_error,
)
from layers.preparing.named_files import named_files
from layers.preparing.packed_files import refuse_packed
from layers.recipes.model import AssetsSection, Recipe, Sourced
from layers.tables.report import Fault, SourceReport


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
    PackedFileError
        Files are still packed.
    """
    check_folder(data_folder)
    named = named_files(recipe)
    folders = {recipe.postcodes.file, recipe.relief.file if recipe.relief else ""}  # of tables, of tiles
    missing = [
        file
        for file in named
        if not (data_folder / file).is_file() and not (file in folders and (data_folder / file).is_dir())
    ]
    if missing:
        raise missing_error(missing, named, data_folder)
    refuse_packed(named.values(), data_folder)
    return SourceFiles(data_folder, {file: sha256_of(data_folder / file) for file in named})


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
