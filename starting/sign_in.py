"""Can people sign in here, and is that safe? Asked before an office's server starts, and by the app itself.

What is asked lies in Streamlit's own ``secrets.toml``: ``[auth]``, as Streamlit describes it, and beside it
``[sign_in]``, which says what of a sign-in is which role here. docs/sign-in.md shows both.
"""

import ipaddress
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from starting.commands import NotReadyError

OFFICE_VARIABLE: Final = "WITHIN_REACH_OFFICE"
ROLES: Final = ("front line", "steward", "planner", "panel", "administrator")
MOST_HOURS: Final = 12
CALLBACK: Final = "/oauth2callback"
SEE: Final = "docs/sign-in.md shows how."
_FILES_VARIABLE: Final = "STREAMLIT_SECRETS_FILES"
_NEEDED: Final = ("client_id", "client_secret", "server_metadata_url")
_SHORTEST, _FEWEST_SIGNS = 32, 10
_PLACEHOLDERS: Final = (
    "change",
    "secret",
    "example",
    "replace",
    "your",
    "random",
    "placeholder",
    "xxx",
    "...",
)


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in, and what of a sign-in is which role here."""

    providers: tuple[str, ...]  # as Streamlit names them; "default" for the one that has no name
    cookie_secret: str
    redirect_uri: str
    claim: str  # what of the sign-in holds app roles or groups; parts between points lie in one another
    roles: Mapping[str, tuple[str, ...]]  # our role -> the app roles or groups that give it
    name: str  # what of the sign-in stands with changes
    hours: float  # how long a sign-in is good
    ask: str  # whom to ask for a role
    open_data: bool  # whether published data is read without a token

    @property
    def is_https(self) -> bool:
        """Whether the browser comes by https, so that cookies may say so."""
        return self.redirect_uri.startswith("https://")


def is_office(environment: Mapping[str, str] | None = None) -> bool:
    """Whether everybody signs in: where the server was started for an office."""
    value = (os.environ if environment is None else environment).get(OFFICE_VARIABLE, "")
    return value.strip().casefold() == "yes"


def check_sign_in(root: Path) -> None:
    """Refuse to serve an office in which people cannot sign in safely.

    Raises
    ------
    NotReadyError
        A sentence for each fault of the settings.
    """
    read_sign_in(secret_files(root))


def secret_files(root: Path, environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Where Streamlit looks for secrets; of two files the later one goes before."""
    named = (os.environ if environment is None else environment).get(_FILES_VARIABLE, "").split()
    usual = (Path.home() / ".streamlit" / "secrets.toml", root / ".streamlit" / "secrets.toml")
    return tuple(root / each for each in named) or usual


def read_sign_in(files: Sequence[Path]) -> SignInSettings:
    """The settings of signing in.

    Raises
    ------
    NotReadyError
        As ``check_sign_in``.
    """
    secrets: dict[str, Any] = {}
    for file in files:
        secrets |= _of_file(file)
    auth, own = secrets.get("auth"), secrets.get("sign_in", {})
    if not isinstance(auth, dict):
        raise NotReadyError(
            "No sign-in is configured, and an office is not served without one: there is no [auth] in "
            f".streamlit/secrets.toml. {SEE}"
        )
    if not isinstance(own, dict):
        raise NotReadyError(f"[sign_in] in .streamlit/secrets.toml is no table. {SEE}")
    providers, faults = _providers(auth)
    faults += [*_secret_faults(auth.get("cookie_secret")), *_redirect_faults(auth.get("redirect_uri"))]
    faults += [*_role_faults(own.get("roles")), *_other_faults(own)]
    if faults:
        raise NotReadyError("\n".join(faults))
    return SignInSettings(
        providers,
        auth["cookie_secret"],
        auth["redirect_uri"],
        own.get("claim", "roles"),
        {role: tuple(names) for role, names in own["roles"].items()},
        own.get("name", "name"),
        float(own.get("hours", MOST_HOURS)),
        own.get("ask", ""),
        own.get("open_data", False),
    )


def _of_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotReadyError(f"{file} cannot be read ({type(error).__name__}). {SEE}") from error


def _providers(auth: Mapping[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """Who signs people in, and what is missing there."""
    named = {
        name: table for name, table in auth.items() if isinstance(table, dict) and name != "client_kwargs"
    }
    if any(key in auth for key in _NEEDED) or not named:
        named = {"default": dict(auth), **named}
    faults = []
    for name, table in named.items():
        where = "[auth]" if name == "default" else f"[auth.{name}]"
        missing = [key for key in _NEEDED if not str(table.get(key, "")).strip()]
        if missing:
            faults.append(f"{where} in .streamlit/secrets.toml has no {' and no '.join(missing)}. {SEE}")
        elif not _is_safe(str(table["server_metadata_url"])):
            faults.append(f"server_metadata_url of {where} must begin with https://.")
        if "_" in name:
            faults.append(f"The name of {where} must have no underscore; call it {name.replace('_', '-')}.")
    return tuple(named), faults


def _secret_faults(secret: object) -> list[str]:
    make = 'Make one with: python3 -c "import secrets; print(secrets.token_hex(32))"'
    if not isinstance(secret, str) or not secret:
        return [f"[auth] has no cookie_secret, by which sign-ins are sealed. {make}"]
    if len(secret) < _SHORTEST:
        return [f"cookie_secret has {len(secret)} signs; {_SHORTEST} are the least. {make}"]
    if any(word in secret.casefold() for word in _PLACEHOLDERS):
        return [f"cookie_secret looks like a placeholder that was never filled in. {make}"]
    if len(set(secret)) < _FEWEST_SIGNS:
        return [f"cookie_secret has only {len(set(secret))} different signs, so it can be guessed. {make}"]
    return []


def _redirect_faults(address: object) -> list[str]:
    if not isinstance(address, str) or not address:
        return [f"[auth] has no redirect_uri: the office's own address with {CALLBACK} at its end."]
    faults = []
    if not _is_safe(address):
        faults.append(
            f"redirect_uri is {address}: it must begin with https://, or sign-ins could be read on the way."
        )
    if not urlsplit(address).path.endswith(CALLBACK):
        faults.append(f"redirect_uri is {address}: it must end in {CALLBACK}.")
    return faults


def _role_faults(roles: object) -> list[str]:
    if not isinstance(roles, dict) or not roles:
        return [
            "No role is given to anybody: [sign_in.roles] in .streamlit/secrets.toml says which app role or "
            f"group is which role here. {SEE}"
        ]
    faults = [
        f'[sign_in.roles] names "{role}", which is no role here. There are: {", ".join(ROLES)}.'
        for role in roles
        if role not in ROLES
    ]
    for role, names in roles.items():
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            faults.append(
                f'"{role}" in [sign_in.roles] needs a list of texts, such as ["WithinReach.{role}"].'
            )
    return faults


def _other_faults(own: Mapping[str, Any]) -> list[str]:
    faults = []
    hours = own.get("hours", MOST_HOURS)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= MOST_HOURS:
        faults.append(f"hours in [sign_in] is {hours}: a sign-in is good for at most {MOST_HOURS} hours.")
    for key in ("claim", "name", "ask"):
        if not isinstance(own.get(key, ""), str):
            faults.append(f"{key} in [sign_in] must be a text.")
    if not isinstance(own.get("open_data", False), bool):
        faults.append("open_data in [sign_in] must be true or false.")
    return faults


def _is_safe(address: str) -> bool:
    """Whether what goes to an address is sealed, or never leaves this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host)))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
