"""What does a folder of fetched files say of itself? Its form is described in docs/architecture.md."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import WithinReachError
from layers.councils.model import Council
from layers.sources.cache import write_json

MANIFEST_FILE: Final = "manifest.json"
FORMAT: Final = 1


class ManifestError(WithinReachError, ValueError):
    """A folder's manifest cannot be read."""


@dataclass(frozen=True)
class FetchedFile:
    """One file of a folder, and where it comes from."""

    file: str
    source: str
    layer: str
    title: str
    edition: str
    date: str
    licence: str
    attribution: str
    page: str
    address: str
    fetched_at: str
    size: int
    sha256: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A source that could not be fetched: what is wrong, and what to do."""

    source: str
    layer: str
    title: str
    needed: bool
    what: str
    fix: str
    page: str


@dataclass(frozen=True)
class Manifest:
    """All files of a folder for one council, and what is missing."""

    council_code: str
    council_name: str
    nation: str
    made_at: str
    stand_in: str
    files: tuple[FetchedFile, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def is_enough(self) -> bool:
        """Whether all that is needed to prepare the council is there."""
        return not any(each.needed for each in self.left_out)


def manifest_of(
    council: Council, made_at: str, stand_in: str, files: list[FetchedFile], left_out: list[LeftOut]
) -> Manifest:
    """A manifest for a council's folder."""
    return Manifest(
        council.code, council.name, council.nation, made_at, stand_in, tuple(files), tuple(left_out)
    )


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write a folder's manifest, in one step."""
    record = {
        "format": FORMAT,
        "council": {
            "code": manifest.council_code,
            "name": manifest.council_name,
            "nation": manifest.nation,
        },
        "made_at": manifest.made_at,
        "stand_in": manifest.stand_in,
        "files": [asdict(each) for each in manifest.files],
        "left_out": [asdict(each) for each in manifest.left_out],
    }
    write_json(folder / MANIFEST_FILE, record)


def read_manifest(folder: Path) -> Manifest | None:
    """A folder's manifest; None where there is none.

    Raises
    ------
    ManifestError
        It is damaged, or of a later format.
    """
    try:
        text = (folder / MANIFEST_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise _damaged(folder) from None
    try:
        record: dict[str, Any] = json.loads(text)
        if record["format"] != FORMAT:
            raise _damaged(folder)
        council = record["council"]
        return Manifest(
            council["code"], council["name"], council["nation"], record["made_at"], record["stand_in"],
            tuple(FetchedFile(**{**each, "notes": tuple(each["notes"])}) for each in record["files"]),
            tuple(LeftOut(**each) for each in record["left_out"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        raise _damaged(folder) from None


def _damaged(folder: Path) -> ManifestError:
    return ManifestError(
        "{file} in {folder} is damaged, or of another version of this program.",
        "Delete it: the files are known by what is in them; or fetch them again.",
        file=MANIFEST_FILE,
        folder=folder,
    )
