"""How does a tab keep over a reload what nobody else may read? Sealed; the key is only in memory."""

import json
from datetime import timedelta
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken

from app.memory.sealing_key import KEY

FORGET_AFTER: Final = timedelta(hours=1)


class TabSeal:
    """Closes a visit's choices and opens them again, with a key that is made anew and never written.

    Fernet (AES-128-CBC with HMAC-SHA256, of the package cryptography) also dates each text: what is older
    than ``FORGET_AFTER`` stays closed.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._fernet = Fernet(key or Fernet.generate_key())

    def seal(self, choices: dict[str, Any]) -> str:
        """The choices as text that only this program can read, for ``FORGET_AFTER`` from now."""
        return self._fernet.encrypt(json.dumps(choices).encode()).decode("ascii")

    def unseal(self, sealed: object) -> dict[str, Any] | None:
        """The choices again; None of what is too old, cut, changed or closed with another key."""
        if not isinstance(sealed, str):
            return None
        try:
            plain = self._fernet.decrypt(sealed.encode(), ttl=int(FORGET_AFTER.total_seconds()))
        except InvalidToken:
            return None
        choices: dict[str, Any] = json.loads(plain)
        return choices


SEAL: Final = TabSeal(KEY.text)  # as old as this program's run, or as the office's
