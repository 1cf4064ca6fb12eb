"""What can go wrong with the register, and what can a person do about it?"""

from collections.abc import Sequence
from datetime import datetime

from geo.errors import WithinReachError


class RegisterError(WithinReachError, RuntimeError):
    """Anything about the register that a person can put right."""


class RegisterFullError(RegisterError):
    """The disk is full or cannot be written; what was there before is still there."""


class RegisterBusyError(RegisterError):
    """Somebody else was writing for longer than we wait."""


class RegisterUnreachableError(RegisterError):
    """The file cannot be opened, or the database server does not let us in."""


class RegisterDamagedError(RegisterError):
    """The file is not a register, or is damaged."""


class RegisterGoneError(RegisterError):
    """The register's file was deleted or moved while it was in use."""


class RegisterReplacedError(RegisterError):
    """Another file was put in the place of the register's while it was in use."""


class NewerRegisterError(RegisterError):
    """A newer version of the program made this register."""


class BrokenRecordError(RegisterError, ValueError):
    """One record of the register cannot be read; the others can."""


class NoSuchAssetError(RegisterError, LookupError):
    """There is no asset, version or import of this id."""


class AssetRefusedError(RegisterError, ValueError):
    """An asset, or a name of somebody, that cannot be kept as it stands."""


class PlanOutOfDateError(RegisterError):
    """The register has moved on since an import was planned."""


class SomeoneElseChangedError(RegisterError):
    """The asset has changed since this person opened it. Nothing was saved."""

    def __init__(self, asset_id: str, fields: Sequence[str], by: str, at: datetime) -> None:
        what = ", ".join(field.replace("_", " ") for field in fields) or "nothing that shows"
        super().__init__(
            "{by} changed {asset_id} on {at:%d %B %Y at %H:%M} UTC, after you opened it: {what}.",
            "Open it again to see what it says now, then make your change.",
            by=by,
            asset_id=asset_id,
            at=at,
            what=what,
        )
        self.asset_id, self.fields, self.by, self.at = asset_id, tuple(fields), by, at

    def __reduce__(self) -> tuple[type["SomeoneElseChangedError"], tuple[object, ...]]:
        return type(self), (self.asset_id, self.fields, self.by, self.at)
