"""What does a folder of fetched files say of itself? Its form is described in docs/architecture.md."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import WithinReachError
from geo.wording import as_record, from_record
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
    check_sum: str = ""  # its publisher's, which it has, like "md5 d41d…"; "" where none is stated


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
    kind: str = ""  # of which error, as the program calls it


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
    write_json(folder / MANIFEST_FILE, manifest_record(manifest))


def manifest_record(manifest: Manifest) -> dict[str, Any]:
    """A manifest as JSON has it, for a file or another process; ``manifest_of_record`` reads it back."""
    return {
        "format": FORMAT,
        "council": {
            "code": manifest.council_code,
            "name": manifest.council_name,
            "nation": manifest.nation,
        },
        "made_at": manifest.made_at,
        "stand_in": manifest.stand_in,
        "files": [_file_record(each) for each in manifest.files],
        "left_out": [_left_out_record(each) for each in manifest.left_out],
    }


def _file_record(each: FetchedFile) -> dict[str, Any]:
    """A file as the manifest has it: its notes in English, and beside them their templates and values."""
    return {**asdict(each), "notes": list(map(str, each.notes)), "wording": list(map(as_record, each.notes))}


def _left_out_record(each: LeftOut) -> dict[str, Any]:
    wording = {"what": as_record(each.what), "fix": as_record(each.fix)}
    return {**asdict(each), "what": str(each.what), "fix": str(each.fix), "wording": wording}


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
        return manifest_of_record(json.loads(text))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _damaged(folder) from None


def manifest_of_record(record: dict[str, Any]) -> Manifest:
    """A manifest from what ``manifest_record`` made of it.

    Raises
    ------
    LookupError, ValueError, TypeError, AttributeError
        It is no such record, or of another format.
    """
    if record["format"] != FORMAT:
        raise ValueError(record["format"])
    council = _texts(record["council"])
    return Manifest(
        council["code"], council["name"], council["nation"], _text(record["made_at"]),
        _text(record["stand_in"]),
        tuple(_file_of(each) for each in record["files"]),
        tuple(_left_out_of(each) for each in record["left_out"]),
    )  # fmt: skip


def _file_of(record: dict[str, Any]) -> FetchedFile:
    values = dict(record)
    wording = values.pop("wording", None)
    sentences = values.pop("notes")
    notes = sentences if wording is None else map(from_record, wording)
    return FetchedFile(**_texts(values, size=int), notes=tuple(map(_text, notes)))


def _left_out_of(record: dict[str, Any]) -> LeftOut:
    values = dict(record)
    wording = values.pop("wording", {})
    sentences = {key: from_record(wording[key]) for key in ("what", "fix") if key in wording}
    return LeftOut(**_texts({**values, **sentences}, needed=bool))


def _texts(values: dict[str, Any], **others: type) -> dict[str, Any]:
    """The values of a record, each a text but for those of another type: a pack may come from anywhere."""
    for name, value in values.items():
        if not isinstance(value, others.get(name, str)):
            raise TypeError(name)
    return values


def _text(note: object) -> str:
    if not isinstance(note, str):
        raise TypeError("a note")
    return note


def _damaged(folder: Path) -> ManifestError:
    return ManifestError(
        "{file} in {folder} is damaged, or of another version of this program.",
        "Delete it: the files are known by what is in them; or fetch them again.",
        file=MANIFEST_FILE,
        folder=folder,
    )
