"""With which key is sealed what tabs keep? One of this run alone; processes of one office share theirs.

It is never in a file, an argument or the environment: ``start.py serve`` writes it into the pipe that each of
its processes reads from, before anything else.
"""

import os
from typing import Final

from cryptography.fernet import Fernet

KEY_BYTES: Final = 44  # as Fernet writes one


class SealingKey:
    """A key that was made here, unless one was given before it was first asked for."""

    def __init__(self) -> None:
        self._key = Fernet.generate_key()

    def take_from(self, pipe: int) -> None:
        """Take the key that comes first through a pipe.

        Raises
        ------
        EOFError
            The pipe closed before the whole key had come.
        ValueError
            What came is no key.
        """
        key = b""
        while len(key) < KEY_BYTES:
            part = os.read(pipe, KEY_BYTES - len(key))
            if not part:
                raise EOFError("The pipe closed before the key had come.")
            key += part
        Fernet(key)
        self._key = key

    @property
    def text(self) -> bytes:
        """The key, as Fernet takes it."""
        return self._key


KEY: Final = SealingKey()
