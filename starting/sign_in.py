"""Is a sign-in configured? (Placeholder: another branch writes this file.)"""

from pathlib import Path

from starting.commands import NotReadyError


def check_sign_in(root: Path) -> None:
    """Raise where nobody could sign in.

    Raises
    ------
    NotReadyError
        There is no sign-in in ``.streamlit/secrets.toml``.
    """
    secrets = root / ".streamlit" / "secrets.toml"
    if not secrets.is_file() or "[auth]" not in secrets.read_text(encoding="utf-8"):
        raise NotReadyError(
            "No sign-in is configured, and an office's app never opens without one. "
            "Write it into .streamlit/secrets.toml as docs/sign-in.md says, then run this again."
        )
