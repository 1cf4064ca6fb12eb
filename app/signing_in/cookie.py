"""How does a browser say who signed in? By the cookie that Streamlit signs: the only place that reads it.

Streamlit has no way to ask that outside its pages. It signs with itsdangerous, salted with the cookie's name,
and splits what is larger than browsers keep: "chunks-3" in the cookie itself and "…_1" to "…_3" beside it.
tests/app/signing_in/test_cookie.py breaks when Streamlit changes any of it.

At the end of a sign-in the cookie is made anew with only what is needed here: else a user in many groups
sends kilobytes with every request. An id of our own, drawn by lot, is in it; without that no cookie is taken.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE: Final = "_streamlit_user"
TOKENS: Final = "_streamlit_user_tokens"
SESSION_ID: Final = "within_reach_session"
GIVES: Final = "within_reach_gives"  # the app roles or groups of the sign-in that mean anything here
NAME: Final = "within_reach_name"
_STREAMLITS: Final = ("origin", "is_logged_in", "provider")  # what Streamlit itself asks of the cookie
_CHUNKS: Final = re.compile(r"chunks-([1-9]\d?)")
_AHEAD: Final = timedelta(minutes=2)  # by how much the clocks of two processes may differ


@dataclass(frozen=True)
class SignedCookie:
    """What a cookie holds that was signed here."""

    claims: Mapping[str, Any]
    signed_at: datetime  # UTC

    @property
    def digest(self) -> str:
        """What the sign-in is called in the table of those that have ended: a hash of its id."""
        return hashlib.sha256(str(self.claims[SESSION_ID]).encode()).hexdigest()


def read_cookie(cookies: Mapping[str, str], secret: str, *, now: datetime) -> SignedCookie | None:
    """What the browser's cookie says; None where there is none, it is forged, cut, or from the future."""
    first = _opened(cookies, COOKIE, secret)
    if first is None:
        return None
    text, signed_at = first
    chunks = _CHUNKS.fullmatch(text)
    if chunks is not None:
        parts = [_opened(cookies, f"{COOKIE}_{at}", secret) for at in range(1, int(chunks[1]) + 1)]
        if any(part is None for part in parts):
            return None
        text = "".join(part[0] for part in parts if part is not None)
    try:
        claims = json.loads(text)
    except ValueError:
        return None
    if not isinstance(claims, dict) or signed_at > now + _AHEAD:
        return None
    return SignedCookie(claims, signed_at)


def _opened(cookies: Mapping[str, str], name: str, secret: str) -> tuple[str, datetime] | None:
    try:
        text, signed_at = _serializer(secret, name).loads(cookies[name], return_timestamp=True)
    except (KeyError, BadData, UnicodeError):
        return None
    return (text, signed_at.astimezone(UTC)) if isinstance(text, str) else None


def reduced(cookie: SignedCookie, *, claim: str, meaningful: frozenset[str], name: str) -> dict[str, Any]:
    """What is kept of a sign-in: what Streamlit needs, the name, and what gives a role; and a new id."""
    kept_claims = {key: cookie.claims[key] for key in _STREAMLITS if key in cookie.claims}
    return {
        **kept_claims,
        SESSION_ID: secrets.token_urlsafe(24),
        NAME: _name_of(cookie.claims, name),
        GIVES: [value for value in _values_of(cookie.claims, claim) if value in meaningful],
    }


def signed(claims: Mapping[str, Any], secret: str) -> str:
    """A cookie's value with these claims, as Streamlit would sign it."""
    value = _serializer(secret, COOKIE).dumps(json.dumps(dict(claims)))
    return value if isinstance(value, str) else value.decode("ascii")


def _serializer(secret: str, name: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=name)


def _name_of(claims: Mapping[str, Any], name: str) -> str:
    """The name as configured; else whatever else says who it is."""
    for key in (name, "name", "preferred_username", "email", "sub"):
        value = claims.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())
    return ""


def _values_of(claims: Mapping[str, Any], claim: str) -> list[str]:
    """The app roles or groups of a sign-in. An e-mail address counts only where it was verified."""
    value: Any = claims.get(claim)
    if value is None:
        value = claims
        for part in claim.split("."):
            value = value.get(part) if isinstance(value, dict) else None
    if claim == "email" and claims.get("email_verified") is not True:
        return []
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]
