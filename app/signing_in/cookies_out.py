"""How do the cookies of a sign-in leave? Short-lived, not for scripts, and by https only where there is.

Streamlit lets them live for 30 days and sends them in the clear too. At the end of a sign-in its cookie is
made anew (see ``cookie``), and the tokens of the provider, which nobody here needs, are not sent at all.
"""

from datetime import UTC, datetime
from typing import Final

from app.signing_in.cookie import COOKIE, TOKENS, read_cookie, reduced, signed
from starting.sign_in import CALLBACK, SignInSettings

Headers = list[tuple[bytes, bytes]]
_STREAMLITS: Final = "_streamlit_"
_OF_THE_WAY: Final = "_streamlit_session"  # what is remembered while somebody is at the provider
_WAY_S: Final = 15 * 60
_READ_BY_THE_PAGE: Final = "_streamlit_xsrf"
_SET: Final = b"set-cookie"


def cookies_out(headers: Headers, path: str, here: SignInSettings) -> Headers:
    """The headers of an answer with its cookies as they may leave; ``path`` is what was asked."""
    others = [(name, value) for name, value in headers if name.lower() != _SET]
    cookies = [_parts(value.decode("latin-1")) for name, value in headers if name.lower() == _SET]
    if path.endswith(CALLBACK):
        cookies = _of_sign_in(cookies, here)
    return others + [(_SET, _hardened(cookie, here).encode("latin-1")) for cookie in cookies]


def _parts(header: str) -> list[str]:
    return [part.strip() for part in header.split(";")]


def _name(cookie: list[str]) -> str:
    return cookie[0].partition("=")[0]


def _is_gone(cookie: list[str]) -> bool:
    """Whether it takes a cookie away."""
    attributes = [part.casefold() for part in cookie[1:]]
    return any(part == "max-age=0" or part.startswith("expires=thu, 01 jan 1970") for part in attributes)


def _is_of_user(name: str) -> bool:
    """Whether it is the cookie of the user or of the tokens, or a piece of one."""
    return name in (COOKIE, TOKENS) or name.rpartition("_")[0] in (COOKIE, TOKENS)


def _of_sign_in(cookies: list[list[str]], here: SignInSettings) -> list[list[str]]:
    """One cookie with what is needed, in place of all that Streamlit would set."""
    fresh = {
        _name(cookie): cookie[0].partition("=")[2].strip('"')
        for cookie in cookies
        if _is_of_user(_name(cookie)) and not _is_gone(cookie)
    }
    others = [cookie for cookie in cookies if not _is_of_user(_name(cookie)) or _is_gone(cookie)]
    cookie = read_cookie(fresh, here.cookie_secret, now=datetime.now(UTC))
    if cookie is None:
        return others
    meaningful = frozenset(value for values in here.roles.values() for value in values)
    claims = reduced(cookie, claim=here.claim, meaningful=meaningful, name=here.name)
    others = [each for each in others if _name(each) != COOKIE]
    return [*others, [f"{COOKIE}={signed(claims, here.cookie_secret)}", "Path=/"]]


def _hardened(cookie: list[str], here: SignInSettings) -> str:
    """A cookie of Streamlit's with what keeps it safe; another's as it is."""
    name = _name(cookie)
    if not name.startswith(_STREAMLITS):
        return "; ".join(cookie)
    words = [part for part in cookie[1:] if part.casefold() not in ("httponly", "secure")]
    left = ("samesite=", "max-age=") if not _is_gone(cookie) else ("samesite=",)
    attributes = [part for part in words if not part.casefold().startswith(left)]
    if not _is_gone(cookie) and name != _READ_BY_THE_PAGE:
        attributes.append(f"Max-Age={_WAY_S if name == _OF_THE_WAY else int(here.hours * 3600)}")
    if name != _READ_BY_THE_PAGE:
        attributes.append("HttpOnly")
    attributes.append("SameSite=Strict" if name == _READ_BY_THE_PAGE else "SameSite=Lax")
    return "; ".join([cookie[0], *attributes, *(["Secure"] if here.is_https else [])])
