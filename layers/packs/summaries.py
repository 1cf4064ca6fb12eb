"""Which areas are prepared, and what does each label say? Reads labels only and opens no layer."""

from dataclasses import dataclass
from pathlib import Path

from geo.wording import worded
from layers.packs.format import CURRENT_FILE, LABEL_FILE, PackError, PackLabel, damaged, read_label
from layers.packs.label_faults import is_folder_name

AREAS_FOLDER = Path("data/areas")


@dataclass(frozen=True)
class AreaSummary:
    """One prepared area as a list shows it; ``problem`` says why it cannot be opened, or is ""."""

    name: str
    folder: Path
    label: PackLabel | None
    problem: str = ""


def serving_revision(area_folder: Path) -> str | None:
    """The revision that serves, or None if the area has none yet."""
    try:
        return (area_folder / CURRENT_FILE).read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def serving_folder(area_folder: Path) -> Path | None:
    """The folder of the revision that serves here, or the folder itself if it is one; else None.

    Raises
    ------
    PackError
        The area names a revision that is not there.
    """
    if (area_folder / LABEL_FILE).is_file():
        return area_folder
    revision = serving_revision(area_folder)
    if revision is None:
        return None
    if not is_folder_name(revision) or not (area_folder / revision).is_dir():
        why = worded("its file {file} names a revision that is not there", file=CURRENT_FILE)
        raise damaged(area_folder.name, why)
    return area_folder / revision


def whole_label(folder: Path) -> PackLabel:
    """The label of a revision, once all its files are there in full.

    Raises
    ------
    PackError
        The pack is damaged, not whole, or of another format version.
    """
    label = read_label(folder)
    for file, size in label.files.items():
        path = folder / file
        if not path.is_file() or path.stat().st_size != size:
            raise damaged(label.name, worded("{file} is missing or not whole", file=file))
    return label


def list_areas(areas_folder: Path = AREAS_FOLDER) -> list[AreaSummary]:
    """The prepared areas by name; a damaged one is listed with its problem."""
    if not areas_folder.is_dir():
        return []
    folders = sorted(folder for folder in areas_folder.iterdir() if serving_revision(folder))
    return [_summary(folder) for folder in folders]


def _summary(area_folder: Path) -> AreaSummary:
    try:
        folder = serving_folder(area_folder)
        return AreaSummary(area_folder.name, area_folder, whole_label(folder) if folder else None)
    except PackError as error:
        return AreaSummary(
            area_folder.name, area_folder, None, worded("{what} {fix}", what=error.what, fix=error.fix)
        )
