"""How does a steward do one thing to many assets, and take it back? For whatever door they come by."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from actions.acting import Acting
from layers.register.history import Entry
from layers.register.many import at_once
from layers.register.many.at_once import AtOnceResult, ChangeAtOnce
from layers.register.model import Asset
from layers.register.store import Register
from layers.register.versions import VersionCause


def change_at_once(
    register: Register,
    entries: Sequence[Entry],
    change: Callable[[Asset], Asset],
    *,
    acting: Acting,
    cause: VersionCause = VersionCause.EDIT,
) -> AtOnceResult:
    """Change all of these as they were seen; what one of them refuses holds no other up.

    Returns
    -------
    Which were changed, which stood so already, and which were left as they are and why.

    Raises
    ------
    RegisterError
        The register cannot be written; then nothing was.
    """
    acting.check_action("change many entries")
    changed = [(change(entry.asset), entry.version) for entry in entries]
    return at_once.change_at_once(register.database, changed, by=acting.name, cause=cause)


def check_at_once(register: Register, entries: Sequence[Entry], *, on: date, acting: Acting) -> AtOnceResult:
    """Note of all of these that they were checked with the groups that day; else as ``change_at_once``."""
    acting.check_action("change many entries")

    def checked(asset: Asset) -> Asset:
        """The asset as checked."""
        return replace(asset, checked_by=acting.name, checked_on=on)

    return change_at_once(register, entries, checked, acting=acting, cause=VersionCause.VERIFY)


def put_back_at_once(register: Register, revision: int, *, acting: Acting) -> AtOnceResult:
    """Put all of a change back as they were before it, but for those that somebody has changed since.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is no such change; the register cannot be written.
    """
    acting.check_action("change many entries")
    return at_once.put_back_at_once(register.database, revision, by=acting.name)


def changes_at_once(register: Register) -> tuple[ChangeAtOnce, ...]:
    """The last changes that were made to several at once, the newest first. Raises ``RegisterError``."""
    with register.database.reading() as connection:
        return at_once.changes_at_once(connection)
