"""An office's settings for tests, and cookies as browsers of its staff would have them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import TimestampSigner

from actions.permits.roles import Role
from app.signing_in import settings as settings_of, who
from app.signing_in.cookie import COOKIE, GIVES, NAME, SESSION_ID, signed
from app.signing_in.ended_here import EndedHere
from layers.sign_ins.ended import EndedSignIns
from starting.sign_in import SignInSettings

SECRET = "e0b9c5b2f1a64d1c9f8e7d6c5b4a39281706f5e4d3c2b1a0"  # noqa: S105 - of no office
ROLES = {role.value: (f"WR.{role.value}",) for role in Role if role is not Role.PUBLISHED_DATA}


def office_settings(**changed: Any) -> SignInSettings:
    values: dict[str, Any] = {
        "providers": ("default",), "cookie_secret": SECRET,
        "redirect_uri": "https://reach.council.example/oauth2callback", "claim": "roles", "roles": ROLES,
        "name": "name", "hours": 12.0, "ask": "the service desk", "open_data": False,
    }  # fmt: skip
    return SignInSettings(**{**values, **changed})


def be_office(monkeypatch: pytest.MonkeyPatch, folder: Path, **changed: Any) -> EndedHere:
    """Serve an office from now on; gives its table of ended sign-ins."""
    here = office_settings(**changed)
    ended = EndedHere(lambda: EndedSignIns(folder))
    monkeypatch.setenv("WITHIN_REACH_OFFICE", "yes")
    for module in ("app.signing_in.who", "app.signing_in.signed_in_only", "app.office.sign_in_page"):
        monkeypatch.setattr(f"{module}.settings", lambda: here)
    for module in ("app.signing_in.who", "app.signing_in.signed_in_only"):
        monkeypatch.setattr(f"{module}.ended_here", lambda: ended)
    assert settings_of.settings is not who.settings
    return ended


def cookies_for(
    *roles: Role | str,
    name: str = "Sam Steward",
    at: datetime | None = None,
    secret: str = SECRET,
    **more: Any,
) -> dict[str, str]:
    """The cookies of somebody with these roles, signed at a moment."""
    claims = {
        "origin": "https://reach.council.example",
        "is_logged_in": True,
        "provider": "default",
        SESSION_ID: f"session of {name}",
        NAME: name,
        GIVES: [f"WR.{role}" for role in roles],
        **more,
    }
    return {COOKIE: signed_at(claims, at or datetime.now(UTC), secret)}


def signed_at(claims: dict[str, Any], at: datetime, secret: str = SECRET) -> str:
    """A cookie's value as it was signed at a moment."""
    before = TimestampSigner.get_timestamp
    TimestampSigner.get_timestamp = lambda _self: int(at.timestamp())  # type: ignore[method-assign]
    try:
        return signed(claims, secret)
    finally:
        TimestampSigner.get_timestamp = before  # type: ignore[method-assign]


def header_of(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
