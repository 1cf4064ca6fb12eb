"""How does what a club has written of itself come into the inbox? As a proposal, field by field."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from actions.acting import Acting
from geo.wording import as_record, worded
from layers.register.engine.errors import NoSuchAssetError
from layers.register.history import Entry
from layers.register.importing.places import PlaceFinder
from layers.register.inbox.club_answers import (
    CHOICES,
    LONGEST_TEXT,
    ClubAnswers,
    ClubFormError,
    form_values,
    read_answers,
)
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import InboxItem, ItemKind, NewItem
from layers.register.model import Asset
from layers.register.records import GROUPS, Record, to_asset, to_record
from layers.register.rules import Breach, ages_breach, breach, read_age, read_postcode
from layers.register.store import Register
from layers.times.reading.read import read_times

_AGES: Final = ("minimum_age", "maximum_age")
_PLACE: Final = ("longitude", "latitude", "placed_by")
_NO_NAME: Final = Breach(worded("They left the name empty."), worded("Ask them what they are called."))
_NO_CHOICE: Final = Breach(worded("That is none of the form's choices."), worded("Ask them which it is."))
_TOO_LONG: Final = Breach(
    worded("That is longer than the form takes."), worded("Shorten it and correct the asset by hand.")
)
_WITH_TIMES: Final = next(group for group in GROUPS if "when" in group)


def bring_in_form(
    register: Register, data: bytes, *, finder: PlaceFinder, today: date, acting: Acting
) -> InboxItem:
    """Put what came back from a club into the inbox; nothing of the asset changes until it is accepted.

    Parameters
    ----------
    data
        The file as it came, as bytes.
    finder
        Places a new postcode.
    today
        The day of a file whose computer's clock is ahead.

    Returns
    -------
    What waits; the same file again, while it waits, is the one that there is.

    Raises
    ------
    ClubFormError
        The file is none of a club's form, cut, damaged or too big; its asset is gone; or it was answered
        already.
    """
    acting.check_action("answer the inbox")
    answers = read_answers(data)
    entry = _entry(register, answers.asset_id)
    inbox = inbox_of(register)
    for item in inbox.items():
        if item.kind is ItemKind.FORM and item.content["digest"] == answers.digest:
            if item.settled is None:
                return item
            raise ClubFormError(
                "This file was read in on {at:%d %B %Y}, and {by} has answered it.",
                "Look for it under what was answered: it can wait again.",
                at=item.at,
                by=item.settled.by,
            )
    content = _content(answers, _seen(register, answers, entry), finder)
    new = NewItem(ItemKind.FORM, answers.asset_id, "", min(answers.saved_on, today), content)
    return inbox.item(inbox.keep(new, by=acting.name))


def _entry(register: Register, asset_id: str) -> Entry:
    try:
        return register.entry(asset_id)
    except NoSuchAssetError:
        raise ClubFormError(
            "The asset that this form is about is not in the register: {asset_id}.",
            "It was taken out since, or the form is another register's.",
            asset_id=asset_id[:80],
        ) from None


def _seen(register: Register, answers: ClubAnswers, entry: Entry) -> Asset:
    """The asset as the club saw it; as it stands where the register no longer knows that version."""
    for version in register.history(answers.asset_id):
        if version.version == answers.version and version.asset is not None:
            return version.asset
    return entry.asset


def _content(answers: ClubAnswers, seen: Asset, finder: PlaceFinder) -> dict[str, Any]:
    """What the club saw and what it says, as records of the fields that it changed."""
    shown, base = form_values(seen), to_record(seen)
    theirs: Record = {}
    unread: list[tuple[str, str, Record]] = []
    for name, text in answers.answers.items():
        if name not in shown or text == shown[name]:
            continue
        wrong = _wrong(name, text)
        if wrong is not None:
            unread.append((name, text, _in_words(wrong)))
        else:
            theirs |= _values(seen, name, text, finder)
    _check_ages(seen, theirs, unread)
    return {
        "base": {name: base.get(name) for name in theirs},
        "theirs": theirs,
        "unread": unread,
        "confirmed": answers.confirmed,
        "digest": answers.digest,
    }


def _values(seen: Asset, name: str, text: str, finder: PlaceFinder) -> Record:
    """What an answer makes of its field, and of those that mean something only together with it."""
    if name == "when":
        times = read_times(text)
        record = to_record(Asset(seen.asset_id, when=text, sessions=times.sessions, when_unread=times.unread))
        return {each: record.get(each) for each in _WITH_TIMES}
    if name == "postcode":
        postcode = read_postcode(text) or text
        return {"postcode": postcode or None, **_placed(seen, postcode, finder)}
    if name in _AGES:
        return {name: read_age(text)}
    plain = to_record(to_asset({"asset_id": seen.asset_id, name: text}))
    return {name: plain.get(name)}


def _placed(seen: Asset, postcode: str, finder: PlaceFinder) -> Mapping[str, Any]:
    """Where a new postcode lies; one of another district that is not known leaves the asset without place."""
    point = finder.postcodes.get(postcode)
    if point is not None:
        return {"longitude": point[0], "latitude": point[1], "placed_by": "postcode"}
    if postcode.split(" ")[0] == seen.postcode.split(" ")[0] or not postcode:
        return {}
    return dict.fromkeys(_PLACE)


def _check_ages(seen: Asset, theirs: Record, unread: list[tuple[str, str, Record]]) -> None:
    """Set both ages aside where they say nothing together."""
    youngest, oldest = (theirs.get(name, getattr(seen, name)) for name in _AGES)
    wrong = ages_breach(youngest, oldest)
    if wrong is not None:
        for name in _AGES:
            if name in theirs:
                unread.append((name, str(theirs.pop(name)), _in_words(wrong)))


def _wrong(name: str, text: str) -> Breach | None:
    if name == "name" and not text:
        return _NO_NAME
    if name in CHOICES and text not in CHOICES[name]:
        return _NO_CHOICE
    return _TOO_LONG if len(text) > LONGEST_TEXT else breach(name, text)


def _in_words(wrong: Breach) -> Record:
    return as_record(worded("{what} {fix}", what=wrong.what, fix=wrong.fix))
