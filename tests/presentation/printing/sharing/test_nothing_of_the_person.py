"""Whatever is passed on holds no start, no way, no exact minutes and not a word of what was said."""

import base64
import re
from email import message_from_string
from email.policy import default
from urllib.parse import quote, quote_plus, unquote

import pytest

from presentation.printing.sharing.as_text import as_text, mail_draft, mail_file
from presentation.printing.sharing.one_file import one_file
from presentation.printing.sheet.diary import calendar_entries
from tests.presentation.printing.sharing.conftest import SAID, TODAY, Town, datetime_of
from tests.presentation.printing.town import HOME

CANARIES = (
    *SAID.split(),
    "Zyxomma",
    "Row 0 Street",
    "Column 0 Street",
    *(f"{metres:.0f}" for metres in HOME),
)
FEWEST_SIGNS = 6  # of base64: fewer may stand anywhere by chance


def outputs(town: Town, chosen) -> dict[str, bytes]:
    """Everything that is passed on, as bytes."""
    places = town.shared(chosen)
    return {
        "text": as_text(places, area_title=town.area.title, today=TODAY).encode(),
        "mail": mail_draft(places, area_title=town.area.title, today=TODAY).address.encode(),
        "mail file": mail_words(mail_file(places, area_title=town.area.title, today=TODAY)),
        "file": one_file(town.area, places, scene=town.scene, today=TODAY),
        "calendar": calendar_entries(town.assets, chosen, kinds=town.kinds, now=datetime_of(TODAY)).ics,
    }


def mail_words(mail: str) -> bytes:
    """A mail as it lies there, and what a mail program reads out of it."""
    read = message_from_string(mail, policy=default)
    texts = [part.get_content() for part in read.walk() if part.get_content_maintype() == "text"]
    return "\n".join([mail, *read.values(), *texts]).encode()


def written(canary: str) -> set[bytes]:
    """A canary as it might leak: plain, percent-encoded, in UTF-16, in base64 at all three offsets."""
    plain = {canary, canary.casefold(), canary.upper()}
    found = {text.encode() for text in plain}
    found |= {form(text).encode() for text in plain for form in (quote, quote_plus)}
    found |= {text.encode(f"utf-16-{end}") for text in plain for end in ("le", "be")}
    for text in plain:
        for kind in ("utf-8", "utf-16-le", "utf-16-be"):
            for before in range(3):
                coded = base64.b64encode(b"\0" * before + text.encode(kind))
                inner = coded[4 if before else 0 : -4]
                found |= {inner} if len(inner) >= FEWEST_SIGNS else set()
    return found


def unwrapped(content: bytes) -> bytes:
    """A file with what is packed within it, such as maps, as deep as it goes, and its lines unfolded."""
    parts, todo = [content, content.replace(b"\r\n ", b""), unquote(content.decode()).encode()], [content]
    while todo:
        for packed in re.findall(rb"base64,([A-Za-z0-9+/=]+)", todo.pop()):
            inner = base64.b64decode(packed)
            parts.append(inner)
            todo.append(inner)
    return b"\n".join(parts)


@pytest.mark.parametrize("canary", CANARIES)
def test_no_canary_is_in_anything_that_is_passed_on(town, canary):
    for name, content in outputs(town, town.chosen_and_said()).items():
        whole = unwrapped(content)
        assert [form for form in written(canary) if form in whole] == [], name


@pytest.mark.parametrize("canary", ["Lunch Club", "Row 4 Street"])
def test_the_search_finds_what_is_there(town, canary):
    for name, content in outputs(town, town.chosen_and_said()).items():
        assert any(form in unwrapped(content) for form in written(canary)), name


def test_two_homes_whose_walks_round_alike_give_the_same_bytes(town):
    here, there = town.chosen_and_said(), town.chosen_and_said(home=(HOME[0] + 25.0, HOME[1]))
    assert [each.minutes for each in here] != [each.minutes for each in there]
    assert outputs(town, here) == outputs(town, there)


def test_minutes_are_said_to_five_and_no_finer(town):
    for by in range(5):
        text = as_text(
            town.shared(town.minutes_changed(town.chosen_and_said(), by)),
            area_title=town.area.title,
            today=TODAY,
        )
        minutes = [int(found) for found in re.findall(r"within (\d+) minutes", text)]
        assert minutes
        assert all(each % 5 == 0 for each in minutes)


def test_what_the_conversation_left_out_is_not_there_in_other_words(town):
    bare = [type(each)(each.asset_id, each.minutes) for each in town.chosen_and_said()]
    assert outputs(town, town.chosen_and_said()) == outputs(town, bare)
