"""Who is there, by the browser's cookie, and in whose name is what they do?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.permits.roles import OF_PEOPLE, Role
from app.signing_in.cookie import GIVES, NAME, SESSION_ID, read_cookie
from app.signing_in.ended_here import ended_here
from app.signing_in.settings import settings
from starting.sign_in import SignInSettings, is_office

LONGEST_NAME: Final = 60
NOBODY: Final = frozenset[Role]()


@dataclass(frozen=True)
class SignIn:
    """One sign-in that is good."""

    name: str
    roles: frozenset[Role]
    digest: str
    ends_at: datetime  # UTC


def sign_in_of(cookies: Mapping[str, str], *, now: datetime | None = None) -> SignIn | None:
    """The sign-in of a browser with these cookies; None where there is none, or it is over."""
    here, moment = settings(), now or datetime.now(UTC)
    cookie = read_cookie(cookies, here.cookie_secret, now=moment)
    if cookie is None or cookie.claims.get("is_logged_in") is not True or not cookie.claims.get(SESSION_ID):
        return None
    ends_at = cookie.signed_at + timedelta(hours=here.hours)
    if ends_at <= moment or ended_here().has_ended(cookie.digest):
        return None
    name = str(cookie.claims.get(NAME, ""))[:LONGEST_NAME]
    return SignIn(name, roles_of(cookie.claims.get(GIVES), here), cookie.digest, ends_at) if name else None


def roles_of(gives: object, here: SignInSettings) -> frozenset[Role]:
    """The roles that app roles or groups give here; none unless the table says so."""
    values = set(gives) if isinstance(gives, list) else set()
    return frozenset(role for role in OF_PEOPLE if values & set(here.roles.get(role.value, ())))


def cookies_here() -> Mapping[str, str]:
    """The cookies of the browser whose page this is."""
    return st.context.cookies


def sign_in_here() -> SignIn | None:
    """The sign-in of the browser whose page this is."""
    return sign_in_of(cookies_here())


def acting_now(typed: str = "") -> Acting:
    """Whoever acts on this page: who signed in; at a desk, where nobody does, what was ``typed``."""
    if not is_office():
        return Acting(typed)
    sign_in = sign_in_here()
    if sign_in is None:
        return Acting("", NOBODY, settings().ask)
    return Acting(sign_in.name, sign_in.roles, settings().ask)
