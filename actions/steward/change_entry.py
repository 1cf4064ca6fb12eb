"""How is one entry of the register added, corrected, checked, closed or put back, by whoever may?"""

from datetime import date
from typing import Final

from actions.acting import Acting
from layers.register.model import Asset
from layers.register.store import Register

_PERMIT: Final = "change an entry"
_OF_TWO: Final = "decide on doubles"


def add_entry(register: Register, asset: Asset, *, acting: Acting) -> int:
    """Add an asset; its first version. Raises ``AssetRefusedError``."""
    acting.check_action(_PERMIT)
    return register.add(asset, by=acting.name)


def edit_entry(register: Register, asset: Asset, version: int, *, acting: Acting) -> int:
    """Put an asset in the place of the version that was seen.

    Raises ``SomeoneElseChangedError`` where that is no longer the one that stands.
    """
    acting.check_action(_PERMIT)
    return register.edit(asset, version, by=acting.name)


def verify_entry(register: Register, asset_id: str, version: int, *, on: date, acting: Acting) -> int:
    """Note that whoever acts checked it with the group itself. Raises as ``edit_entry``."""
    acting.check_action(_PERMIT)
    return register.verify(asset_id, by=acting.name, on=on, expected_version=version)


def close_entry(register: Register, asset_id: str, version: int, *, acting: Acting) -> int:
    """Mark it as closed; nothing is deleted. Raises as ``edit_entry``."""
    acting.check_action(_PERMIT)
    return register.close(asset_id, by=acting.name, expected_version=version)


def restore_entry(register: Register, asset_id: str, version: int, *, seen: int, acting: Acting) -> int:
    """Put it back as it was in ``version``, if its newest is still ``seen``. Raises as ``edit_entry``."""
    acting.check_action(_PERMIT)
    return register.restore(asset_id, version, by=acting.name, expected_version=seen)


def merge_entries(register: Register, keep: str, drop: str, *, acting: Acting) -> int:
    """Make one asset of two: ``drop`` is closed, ``keep`` takes what only it knew."""
    acting.check_action(_OF_TWO)
    return register.merge(keep, drop, by=acting.name)


def keep_entries_apart(register: Register, first: str, second: str, *, acting: Acting) -> None:
    """Remember that two assets are two; a merge of them is taken back."""
    acting.check_action(_OF_TWO)
    register.keep_apart(first, second, by=acting.name)
