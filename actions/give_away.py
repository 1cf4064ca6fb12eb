"""How does the register leave as a file? It is noted who took it, before it goes, and nothing of whom for."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.acting import Acting
from layers.assets.kinds import Kinds
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.model import Asset
from layers.register.office.office_record import (
    ExportDoor,
    KeptExport,
    KeptOfficeRecord,
    NewExport,
    RetentionRun,
)
from layers.register.store import Register


@dataclass(frozen=True)
class FileWish:
    """What file of the register somebody wants."""

    door: ExportDoor
    form: ExportFormat
    area: str  # name of the area; "" for the whole register
    kinds: Kinds
    provenance: Provenance


def give_away(register: Register, assets: Sequence[Asset], wish: FileWish, *, acting: Acting) -> bytes:
    """The file; that it left is kept before it is handed over.

    Raises ``RegisterError`` where that cannot be kept: then nothing leaves.
    """
    acting.check_export("the register")
    content = give_back(assets, wish.form, kinds=wish.kinds, provenance=wish.provenance)
    note_export(register, NewExport(wish.door, wish.form.value, wish.area, len(assets)), acting=acting)
    return content


def note_export(register: Register, export: NewExport, *, acting: Acting) -> None:
    """Keep that a file leaves the register. Raises ``RegisterError`` where that cannot be kept."""
    KeptOfficeRecord(register.database).note_export(export, by=acting.name)


def exports_noted(register: Register, *, most: int | None = None) -> tuple[KeptExport, ...]:
    """What left the register, the newest first. Raises ``RegisterError``."""
    return KeptOfficeRecord(register.database).exports(most=most)


def runs_noted(register: Register, *, most: int | None = None) -> tuple[RetentionRun, ...]:
    """What was let go since its time was over, the newest first. Raises ``RegisterError``."""
    return KeptOfficeRecord(register.database).runs(most=most)
