"""What does one visit to the register remember: who is there, what is open, and what was just done?"""

import time
from collections.abc import Callable
from typing import Any, Final

from actions.acting import Acting
from app.frame.live import CARE, HIDDEN, NOTICE, say
from app.memory.session import Visit
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.register.history import Entry
from presentation.words.errors import fix_of, what_of
from presentation.words.register import clock, record as register_words

PART: Final = "reg_part"
BASE: Final = "reg_base"  # the entry that the form changes
DRAFT: Final = "reg_draft"  # the draft that the form goes on with
ANSWERS: Final = "reg_answers"  # what waits in the inbox and is accepted by saving the form
CLASH: Final = "reg_clash"  # the same entry as somebody else has changed it meanwhile
FORM_IS_OPEN: Final = "reg_form_open"  # neither saved nor left; Back from it lets it stay
CLOCK_IS_OPEN: Final = "reg_clock_open"  # whether it is asked whether this machine's clock is right
_TOLD_FOR_S: Final = 45.0  # a slow machine draws the page for some seconds, and somebody has to read it
# How the keys begin of widgets that ask about one list that comes in.
_OF_A_LIST: Final = (
    *("reg_file", "reg_feed", "reg_title", "reg_date", "reg_licence", "reg_attribution"),
    *("reg_c_", "reg_w_", "reg_v_", "reg_cell_", "reg_rows_to_correct", "reg_encoding"),
)
_TOLD, _CHOSEN, _VIEW = "reg_told", "reg_chosen", "reg_view"


def get(key: str, otherwise: Any = None) -> Any:
    """What this visit remembers under a key of the register's page."""
    return Visit().get(key, otherwise)


def put(key: str, value: Any) -> None:
    """Remember something; a widget's value only before it is drawn."""
    Visit().put(key, value)


def at_first(key: str, value: Any) -> None:
    """Give a widget its first value, before it is drawn."""
    if Visit().get(key) is None:
        Visit().put(key, value)


def who() -> str:
    """Initials or role of who is there, "" if not said yet."""
    return Visit().who


def say_who(text: str) -> None:
    """Take initials or a role for this visit."""
    Visit().say_who(text)


def chosen() -> str:
    """The id of the asset that is open, or ""."""
    return str(get(_CHOSEN, "") or "")


def choose(asset_id: str) -> None:
    """Open an asset."""
    put(_CHOSEN, asset_id)


def view() -> str:
    """What the first part shows: "" the list, "edit", "add" or "history"."""
    return str(get(_VIEW, ""))


def take_clash(now: Entry | None) -> None:
    """Note that somebody else changed the form's entry: what is to stay is asked anew; in a callback only."""
    Visit().drop("reg_clash_")
    put(CLASH, now)


def forget_list() -> None:
    """Forget what was said of a list that comes in: the next is another one; in a callback only."""
    Visit().drop(*_OF_A_LIST)


def can_look_at(view_name: str) -> bool:
    """Whether there is what this view shows: an open form, or an asset whose history it is."""
    return bool(get(FORM_IS_OPEN) if view_name in ("edit", "add") else view_name == "history" and chosen())


def look_at(view_name: str) -> None:
    """Show the list, the form or the history."""
    put(_VIEW, view_name)


def go(part: str, *, view_name: str = "") -> None:
    """Turn to another part of the page; in a callback only."""
    put(PART, part)
    look_at(view_name)


def turn() -> None:
    """Begin another part: what the one before had to say is no news there; a form stays as it is."""
    put(_TOLD, None)
    if view() == "history":
        look_at("")


def tell(what: str, fix: str = "", *, care: bool = False) -> None:
    """Say this at the top of the page, once."""
    put(_TOLD, (what, fix, care, time.monotonic()))


def show_told() -> None:
    """Show and say aloud what was to be said; it stays while the page draws itself once more for its map."""
    news = get(_TOLD)
    if news and time.monotonic() - news[3] > _TOLD_FOR_S:
        put(_TOLD, None)
        news = None
    if news:
        what, fix, care, _ = news
        say(what, fix, key="reg_told_aloud", look=CARE if care else NOTICE)
    else:
        say("", key="reg_told_aloud", look=HIDDEN)


def attempt(do: Callable[[Acting], str]) -> bool:
    """Do something in the name of who is there, and say how it went; whether it went well."""
    put(_TOLD, None)
    by = who()
    if not by:
        tell(register_words.WHO_MISSING, register_words.WHO_FIX, care=True)
        return False
    if get(CLOCK_IS_OPEN):
        tell(clock.ANSWER_FIRST, clock.ANSWER_FIX, care=True)
        return False
    try:
        outcome = do(acting_now(by))
    except WithinReachError as error:
        tell(what_of(error), fix_of(error), care=True)
        return False
    if outcome:
        tell(outcome)
    return True
