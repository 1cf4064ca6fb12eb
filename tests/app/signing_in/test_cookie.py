"""Streamlit's cookie as it is today: what it signs is read, nothing else. Breaks when that changes."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from itsdangerous import URLSafeTimedSerializer
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from app.signing_in.cookie import COOKIE, GIVES, NAME, SESSION_ID, TOKENS, read_cookie, reduced, signed
from tests.app.signing_in.office import SECRET, cookies_for

NOW = datetime.now(UTC)
GROUPS = [secrets.token_hex(18) for _ in range(60)]  # as long as those of Entra ID


def as_streamlit_sets(claims: dict[str, object]) -> dict[str, str]:
    """The cookies that Streamlit itself would set at the end of a sign-in."""
    cookies: dict[str, str] = {}

    def keep(name: str, value: str) -> None:
        cookies[name] = create_signed_value(SECRET, name, value).decode()

    set_cookie_with_chunks(
        keep,
        lambda name, value: create_signed_value(SECRET, name, value),
        COOKIE,
        claims,
        cookie_attr_size=80,
    )
    return cookies


def test_the_cookies_have_the_names_that_streamlit_gives_them():
    assert (COOKIE, TOKENS) == (USER_COOKIE_NAME, TOKENS_COOKIE_NAME)


def test_what_streamlit_signs_is_read_with_its_moment():
    claims = {"sub": "sam", "name": "Sam", "is_logged_in": True, "origin": "https://x"}
    cookie = read_cookie(as_streamlit_sets(claims), SECRET, now=datetime.now(UTC))
    assert cookie is not None
    assert cookie.claims == claims
    assert abs(cookie.signed_at - datetime.now(UTC)) < timedelta(seconds=5)


def test_what_streamlit_splits_is_put_together_again():
    claims = {"sub": "sam", "groups": [secrets.token_hex(18) for _ in range(300)]}
    cookies = as_streamlit_sets(claims)
    assert len(cookies) > 2
    cookie = read_cookie(cookies, SECRET, now=datetime.now(UTC))
    assert cookie is not None
    assert cookie.claims == claims
    del cookies[f"{COOKIE}_2"]
    assert read_cookie(cookies, SECRET, now=datetime.now(UTC)) is None


def test_what_is_signed_here_streamlit_reads():
    value = signed({"is_logged_in": True}, SECRET)
    assert decode_signed_value(SECRET, COOKIE, value) == b'{"is_logged_in": true}'


@pytest.mark.parametrize("spoilt", ["", "x", "a.b.c", "chunks-2", "." * 500, "\u00e9"])
def test_what_nobody_signed_is_not_read(spoilt):
    assert read_cookie({COOKIE: spoilt}, SECRET, now=NOW) is None


def test_a_forged_cookie_is_not_read():
    cookies = cookies_for("steward", secret=SECRET[::-1])
    assert read_cookie(cookies, SECRET, now=NOW) is None
    good = cookies_for("steward")[COOKIE]
    changed = good[:-2] + ("AA" if good[-2:] != "AA" else "BB")
    assert read_cookie({COOKIE: changed}, SECRET, now=NOW) is None


def test_a_cookie_of_another_name_is_not_taken_for_this_one():
    value = URLSafeTimedSerializer(SECRET, salt=TOKENS).dumps("{}")
    assert read_cookie({COOKIE: str(value)}, SECRET, now=NOW) is None


def test_a_cookie_from_the_future_is_not_read():
    cookies = cookies_for("steward", at=datetime.now(UTC) + timedelta(hours=1))
    assert read_cookie(cookies, SECRET, now=datetime.now(UTC)) is None


def test_a_user_in_sixty_groups_has_a_small_cookie_in_the_end():
    claims = {
        "sub": "sam", "name": "Sam\nSteward ", "email": "s@x", "roles": [*GROUPS, "WR.steward"],
        "is_logged_in": True, "origin": "https://x", "provider": "default", "picture": "p" * 900,
    }  # fmt: skip
    cookie = read_cookie(as_streamlit_sets(claims), SECRET, now=datetime.now(UTC))
    assert cookie is not None
    left = reduced(cookie, claim="roles", meaningful=frozenset({"WR.steward"}), name="name")
    assert set(left) == {"is_logged_in", "origin", "provider", SESSION_ID, NAME, GIVES}
    assert (left[GIVES], left[NAME]) == (["WR.steward"], "Sam Steward")
    assert len(signed(left, SECRET)) < 500
    assert left[SESSION_ID] != reduced(cookie, claim="roles", meaningful=frozenset(), name="x")[SESSION_ID]


@pytest.mark.parametrize(
    ("claims", "claim", "gives"),
    [
        ({"roles": "a"}, "roles", ["a"]),
        ({"realm_access": {"roles": ["a", "b", 3]}}, "realm_access.roles", ["a"]),
        ({"realm_access": "a"}, "realm_access.roles", []),
        ({"https://council.example/roles": ["a"]}, "https://council.example/roles", ["a"]),
        ({"email": "a", "email_verified": True}, "email", ["a"]),
        ({"email": "a"}, "email", []),
        ({"email": "a", "email_verified": "true"}, "email", []),
        ({}, "roles", []),
    ],
)
def test_what_gives_a_role_is_found_where_the_settings_say(claims, claim, gives):
    cookie = read_cookie(as_streamlit_sets(claims), SECRET, now=datetime.now(UTC))
    assert cookie is not None
    assert reduced(cookie, claim=claim, meaningful=frozenset({"a"}), name="name")[GIVES] == gives
