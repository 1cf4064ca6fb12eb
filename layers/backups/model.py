"""What stands in a backup of an office, and what can be wrong with one?

A backup is a zip file: ``manifest.json``, written last; ``register.sqlite``, the register with its history;
a JSON file for each small thing that is kept beside it, of which some are sealed;
``settings.toml``; ``tables/``, those which an office may edit.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from geo.errors import WithinReachError

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
REGISTER: Final = "register.sqlite"
SETTINGS: Final = "settings.toml"
TABLES: Final = "tables/"
_NOT_ONE: Final = "Choose another file; what is here stays as it is."


class BackupError(WithinReachError, OSError):
    """A backup cannot be written, or is none that can be put back. Nothing was replaced."""


class SealedError(BackupError):
    """What is sealed in a backup cannot be opened with this key."""


@dataclass(frozen=True)
class BackupPart:
    """One file in a backup."""

    size: int  # bytes
    sha256: str


@dataclass(frozen=True)
class BackupManifest:
    """What a backup says of itself."""

    made_at: datetime  # UTC
    revision: int  # of the register
    entries: int  # of the register, closed ones too
    areas: Mapping[str, str]  # which revision of each prepared area served then
    parts: Mapping[str, BackupPart]  # by the name in the backup, the manifest itself left out

    def as_json(self) -> bytes:
        """As it stands in the file."""
        values = asdict(self) | {"format": FORMAT, "made_at": self.made_at.isoformat(timespec="seconds")}
        return json.dumps(values, indent=1, sort_keys=True).encode()


def manifest_from_json(data: bytes, *, name: str) -> BackupManifest:
    """The manifest of the backup ``name``.

    Raises
    ------
    BackupError
        It is none, or a newer version of the program made it.
    """
    try:
        values: dict[str, Any] = json.loads(data)
        if values["format"] > FORMAT:
            raise BackupError(
                "A newer version of Within Reach made the backup {name}.",
                "Use that version to put it back.",
                name=name,
            )
        return BackupManifest(
            made_at=datetime.fromisoformat(values["made_at"]),
            revision=int(values["revision"]),
            entries=int(values["entries"]),
            areas={str(area): str(revision) for area, revision in values["areas"].items()},
            parts={
                str(part): BackupPart(int(of["size"]), str(of["sha256"]))
                for part, of in values["parts"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise not_a_backup(name) from error


def not_a_backup(name: str) -> BackupError:
    """What is said of a file that is something else."""
    return BackupError("{name} is no backup of Within Reach.", _NOT_ONE, name=name)


def damaged(name: str, part: str) -> BackupError:
    """What is said of a backup of which a part is not as it was written."""
    return BackupError(
        "The backup {name} is damaged: {part} is not what was written.",
        "Copy it again from where it came, or use an earlier one.",
        name=name,
        part=part,
    )
