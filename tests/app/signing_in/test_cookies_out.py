"""Cookies of a sign-in leave short-lived, not for scripts, by https only; the tokens do not leave."""

import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from app.signing_in.cookie import COOKIE, GIVES, TOKENS
from app.signing_in.cookies_out import cookies_out
from tests.app.signing_in.office import SECRET, office_settings

EMPTY = f'{COOKIE}=""'
GONE = "expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0"
LONG = "HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"


def out(cookies: list[str], path: str = "/", **changed: object) -> list[str]:
    headers = [(b"content-type", b"text/html"), *((b"set-cookie", each.encode()) for each in cookies)]
    left = cookies_out(headers, path, office_settings(**changed))
    assert left[0] == headers[0]
    return [value.decode() for name, value in left if name == b"set-cookie"]


def set_by_streamlit(name: str, value: object) -> str:
    return f"{name}={create_signed_value(SECRET, name, json.dumps(value)).decode()}; {LONG}"


def test_at_the_end_of_a_sign_in_one_small_cookie_leaves_and_no_token():
    claims = {"sub": "s", "name": "Sam", "roles": ["WR.steward", "other"], "is_logged_in": True}
    cookies = [set_by_streamlit(COOKIE, claims), set_by_streamlit(TOKENS, {"id_token": "x" * 900})]
    (cookie,) = out(cookies, "/oauth2callback", hours=8.0)
    value, *attributes = cookie.split("; ")
    assert value.startswith(f"{COOKIE}=")
    assert attributes == ["Path=/", "Max-Age=28800", "HttpOnly", "SameSite=Lax", "Secure"]
    assert GIVES not in value


def test_a_sign_in_that_nobody_signed_sets_nothing():
    assert out([f"{COOKIE}=forged; {LONG}", f"{TOKENS}=forged; {LONG}"], "/oauth2callback") == []


def test_on_this_machine_without_https_a_cookie_is_not_secure():
    (cookie,) = out([f"_streamlit_session=x; {LONG}"], redirect_uri="http://127.0.0.1:1/oauth2callback")
    assert "Secure" not in cookie


@pytest.mark.parametrize(
    ("cookie", "leaves"),
    [
        ("_streamlit_session=x; path=/; Max-Age=1209600; httponly; samesite=lax",
         "_streamlit_session=x; path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure"),
        ("_streamlit_xsrf=2|a; Path=/; SameSite=Lax", "_streamlit_xsrf=2|a; Path=/; SameSite=Strict; Secure"),
        (f"{EMPTY}; {GONE}; Path=/; SameSite=lax",
         f"{EMPTY}; {GONE}; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ("own=1; Path=/; SameSite=None", "own=1; Path=/; SameSite=None"),
    ],
)  # fmt: skip
def test_each_cookie_leaves_as_it_may(cookie, leaves):
    assert out([cookie]) == [leaves]
