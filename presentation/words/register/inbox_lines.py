"""What does the terminal say of what waits for whoever looks after the register?"""

from collections.abc import Iterator, Sequence
from typing import Final

from actions.steward.answer_inbox import needs_the_form
from layers.assets.kinds import Kinds
from layers.register.engine.errors import NoSuchAssetError
from layers.register.inbox.model import InboxItem, ItemKind
from layers.register.store import Register
from presentation.words import plain
from presentation.words.language import sentence
from presentation.words.register import inbox, record as register_words
from questions.inbox.waiting import WaitingItem

HELP: Final = sentence("What waits for whoever looks after the register: accept it, refuse it, or undo that.")
WHICH_HELP: Final = sentence("What is meant, as `inbox list` names it: a number, or closing:, list:, news:.")
NUMBERS_HELP: Final = sentence("The numbers, as `inbox list --answered` gives them.")
BY_HELP: Final = sentence("Your role or initials, kept with what you do.")
ANSWERED_HELP: Final = sentence("What was accepted or refused, instead of what waits.")
FIELDS_HELP: Final = sentence("Only these of the proposed values, between commas, like phone,when.")
WHEN_HELP: Final = sentence(
    'With a message that something is wrong: the right times, like "Tuesday 12:00-14:00".'
)
POSTCODE_HELP: Final = sentence("Likewise: the right postcode; with --area it gives the place too.")
PHONE_HELP: Final = sentence("Likewise: the right telephone number.")
AREA_HELP: Final = sentence("The prepared area by whose postcodes a new postcode is placed.")
ASSET_HELP: Final = sentence("The asset’s id, as exports have it.")
FILE_HELP: Final = sentence("The file to write.")
BACK_HELP: Final = sentence("The file that came back.")
AS_HELP: Final = sentence("A file for e-mail (html), or a page to print (pdf).")
REPLY_TO_HELP: Final = sentence("An e-mail address for the answers, printed on the form and not kept.")


def waiting_lines(waiting: Sequence[WaitingItem], kinds: Kinds) -> Iterator[str]:
    """Everything that waits, with what each would change and how it is answered."""
    if not waiting:
        yield inbox.NOTHING_WAITS
        return
    yield inbox.answer([item.kind for item in waiting])
    for item in waiting:
        about = inbox.about(item)
        yield f"{item.reference}: {inbox.title(item, kinds)}. {inbox.TITLES[item.kind]}: {about}"
        yield from _details(item, kinds)
    yield sentence("To answer: cli.py inbox accept WHICH --by YOU, or cli.py inbox refuse WHICH --by YOU")


def _details(item: WaitingItem, kinds: Kinds) -> Iterator[str]:
    for value in item.values:
        name, now, proposed = inbox.value_row(
            value, kinds, with_clash=value.clash and item.kind is ItemKind.FORM
        )
        yield "  " + sentence(
            "{name} [{field}]: {now} → {proposed}",
            name=name,
            field=value.field,
            now=now,
            proposed=proposed,
        )
    for answer in item.unread:
        yield f"  ! {inbox.unread(answer)}"
    if item.confirmed:
        yield f"  {inbox.CONFIRMED}"
    if item.news is not None:
        yield f"  {inbox.names(item.news)}"
    elif item.entry is None:
        yield f"  ! {inbox.GONE}"
    elif needs_the_form(item):
        yield "  " + sentence(
            "Accept it with what is right (--when, --postcode, --phone), or correct it on the page."
        )


def answered_lines(items: Sequence[InboxItem], register: Register, kinds: Kinds) -> Iterator[str]:
    """What was answered, the newest first."""
    if not items:
        yield sentence("Nothing was answered yet.")
    for item in items:
        try:
            name = register_words.title(register.entry(item.asset_id).asset, kinds)
        except NoSuchAssetError:
            name = plain.one_line(item.source or item.asset_id)
        yield f"{item.number}: {inbox.answered(item, name)}"


def accepted(number: int, waiting: WaitingItem, kinds: Kinds) -> str:
    """That it was done, and how that is undone."""
    return _with_undo(number, inbox.accepted(inbox.title(waiting, kinds)))


def refused(number: int, waiting: WaitingItem, kinds: Kinds) -> str:
    """That it was refused, and how that is undone."""
    return _with_undo(number, inbox.refused(inbox.title(waiting, kinds)))


def waits_again(number: int) -> str:
    """That something waits again."""
    return sentence("Number {number} waits again, and its asset is as it was before.", number=number)


def form_written(name: str, file: str) -> str:
    """That a club's form was written, and what comes next."""
    return sentence(
        "The form of {name} is in {file}. What comes back is read in with: cli.py inbox read FILE",
        name=plain.one_line(name),
        file=file,
    )


def _with_undo(number: int, what: str) -> str:
    return sentence("{what} To undo that: cli.py inbox undo {number}", what=what, number=number)
