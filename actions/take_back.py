"""How is an import taken back whole, by whoever asks for it?"""

from actions.acting import Acting
from layers.register.store import Register
from layers.register.undo import UndoResult


def take_back(register: Register, import_id: int, *, acting: Acting) -> UndoResult:
    """Undo an import: everything as it was before, but for what somebody has changed since.

    Raises
    ------
    NoSuchAssetError
        There is no such import.
    RegisterError
        It was taken back already, the register cannot be written, or the name of who acts cannot be kept.
    """
    acting.check_action("bring in a list")
    return register.undo_import(import_id, by=acting.name)
