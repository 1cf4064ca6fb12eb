"""How does a program get a token for published data, and lose it again, by whoever may give it?"""

from typing import Final

from actions.acting import Acting
from layers.sign_ins.readers import KeptReader, KeptReaders

_PERMIT: Final = "look after readers"


def add_reader(readers: KeptReaders, name: str, *, acting: Acting) -> str:
    """Let a program read; gives its token, once. Raises ``SignInsError``."""
    acting.check_action(_PERMIT)
    return readers.add(name, by=acting.name)


def revoke_reader(readers: KeptReaders, name: str, *, acting: Acting) -> None:
    """Let a program read no longer. Raises ``SignInsError``."""
    acting.check_action(_PERMIT)
    readers.revoke(name, by=acting.name)


def list_readers(readers: KeptReaders, *, acting: Acting) -> tuple[KeptReader, ...]:
    """Every reader, revoked ones too. Raises ``SignInsError``."""
    acting.check_action(_PERMIT)
    return readers.all()
