"""What helps where files of a recipe are not in the data folder: where do they lie instead?"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from geo.wording import Wording, counted, worded
from layers.preparing.named_files import NamedFile

_MOST_FOLDERS: Final = 200  # looked into


class MissingSourceError(WithinReachError, FileNotFoundError):
    """Files that a recipe names are not in the data folder, or cannot be read."""


def check_folder(data_folder: Path) -> None:
    """Raises ``MissingSourceError`` where there is no such folder, or it is a file."""
    if data_folder.is_dir():
        return
    if data_folder.exists():
        raise MissingSourceError(
            "{data_folder} is a file, and --data names a folder.",
            "Name the folder in which the recipe's files lie: --data {parent}.",
            data_folder=data_folder,
            parent=data_folder.parent,
        )
    raise MissingSourceError(
        "There is no data folder {data_folder}.",
        "Name the folder with the recipe's files: --data FOLDER.",
        data_folder=data_folder,
    )


def missing_error(
    missing: Collection[str], files: Mapping[str, NamedFile], data_folder: Path
) -> MissingSourceError:
    """The error that names every missing file with where in public it comes from, and where it lies."""
    listed = "; ".join(
        f"{file} (from {files[file].source_url})" if files[file].source_url else file for file in missing
    )
    what = counted(
        "{count} file is not in the data folder {data_folder}: {listed}.",
        "{count} files are not in the data folder {data_folder}: {listed}.",
        len(missing),
        data_folder=data_folder,
        listed=listed,
    )
    return MissingSourceError(what, _fix(missing, files, data_folder))


def _fix(missing: Collection[str], files: Collection[str], data_folder: Path) -> Wording:
    for folder in _near(data_folder):
        if all((folder / file).exists() for file in files):
            return worded("All of the recipe's files are in {folder}: say --data {folder}.", folder=folder)
    for folder in _near(data_folder):
        there = [file for file in missing if (folder / file).exists()]
        if there:
            return counted(
                "{there} is in {folder}: put it into the data folder.",
                "{there} are in {folder}: put them into the data folder.",
                len(there),
                there=there,
                folder=folder,
            )
    return counted(
        "Put it there, or correct its name in the recipe.",
        "Put them there, or correct their names in the recipe.",
        len(missing),
    )


def _near(data_folder: Path) -> list[Path]:
    """The folders just below the data folder, and that above it."""
    try:
        below = sorted(folder for folder in data_folder.iterdir() if folder.is_dir())[:_MOST_FOLDERS]
    except OSError:
        below = []
    whole = data_folder.resolve()
    return [*below, whole.parent] if whole.parent != whole else below
