"""How is the contact of a person erased for good, by whoever is asked to?"""

from actions.acting import Acting
from layers.register.erase import Erasure
from layers.register.store import Register


def erase_contact(register: Register, typed: str, *, acting: Acting) -> Erasure:
    """Erase a telephone number, an e-mail address or a name from everything that the register holds.

    Raises
    ------
    AssetRefusedError
        It is no whole contact, or it is what an entry, its organisation or a list is called.
    RegisterError
        The register cannot be written, or the name of who acts cannot be kept.
    """
    acting.check_action("erase a contact")
    return register.erase_contact(typed, by=acting.name)


def allow_contact(register: Register, typed: str, *, acting: Acting) -> None:
    """Let a contact be written down again; nothing that was erased comes back.

    Raises
    ------
    RegisterError
        It is no contact, or was never erased.
    """
    acting.check_action("erase a contact")
    register.allow_contact(typed, by=acting.name)
