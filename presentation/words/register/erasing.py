"""What is said of erasing the contact of a person, on the page and in the terminal?"""

from collections.abc import Iterator
from typing import Final

from layers.register.erase import Erasure
from layers.register.erasing.contacts_in_text import ContactKind
from layers.register.erasing.erased_list import ErasedContact
from presentation.words.dates import day_words
from presentation.words.language import plural, sentence

TITLE: Final = sentence("Erase a contact…")
WHAT_IT_DOES: Final = sentence(
    "When a person asks for it: their telephone number, e-mail address or name is taken out of every entry, "
    "its history, drafts and whatever waits, and no list or backup brings it back. This cannot be undone. "
    "Files that were given away before, and backups that lie elsewhere, hold it until they are replaced."
)
WHAT: Final = sentence("The whole telephone number, e-mail address, or first name and surname")
SURE: Final = sentence("They asked for it, and it cannot be undone")
ERASE: Final = sentence("Erase it for good")
NOT_SURE: Final = sentence("Nothing was erased.")
NOT_SURE_FIX: Final = sentence("Tick that they asked for it, then press again.")
HELP: Final = sentence("Erase the contact of a person who asks for it, from everything the register holds.")
CONTACT_HELP: Final = sentence(
    "The whole telephone number, e-mail address or name. Left out, it is asked for, and so stays out of the "
    "shell’s history."
)
ALLOW_HELP: Final = sentence("Let it be written down again: take it off the list of what was erased.")
LIST_HELP: Final = sentence("List what was erased: of what kind, when and by whom, never what it was.")
YES_HELP: Final = sentence("Do not ask whether you are sure.")
ASK_SURE: Final = sentence("It cannot be undone. Erase it?")
NOTHING_ERASED: Final = sentence("Nothing was ever erased.")
ALLOWED: Final = sentence("It may be written down again. Nothing that was erased comes back.")
KINDS: Final = {
    ContactKind.PHONE: sentence("telephone number"),
    ContactKind.EMAIL: sentence("e-mail address"),
    ContactKind.NAME: sentence("name"),
}


def erased(done: Erasure) -> str:
    """What was erased from where, and what is left to do."""
    parts = [_from_where(done)]
    if not done.bytes_gone:
        parts.append(
            sentence(
                "Somebody was reading the register all the while, so that its file still holds the old "
                "bytes: erase it once more when nobody is."
            )
        )
    return " ".join(parts)


def _from_where(done: Erasure) -> str:
    kind = KINDS[done.kind]
    if not done.held:
        return sentence(
            "Nothing in the register held this {kind}. If a list brings it, it is left out.", kind=kind
        )
    counts = [
        plural("{count:,} entry", "{count:,} entries", done.assets) if done.assets else "",
        plural("{count:,} draft", "{count:,} drafts", done.drafts) if done.drafts else "",
        plural("{count:,} other record", "{count:,} other records", done.elsewhere) if done.elsewhere else "",
    ]
    return sentence(
        "The {kind} was erased from {where}, with their histories. No list or backup brings it back.",
        kind=kind,
        where=", ".join(filter(None, counts)),
    )


def list_lines(contacts: tuple[ErasedContact, ...]) -> Iterator[str]:
    """What was erased, the latest last."""
    if not contacts:
        yield NOTHING_ERASED
    for each in contacts:
        yield sentence(
            "{day}: a {kind}, by {who}", day=day_words(each.at.date()), kind=KINDS[each.kind], who=each.by
        )
