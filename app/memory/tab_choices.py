"""What of a visit may stay with its tab over a reload? Wishes, choices and the sheet; never the start."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from app.memory.person_memory import BUS, BUS_DAY, BUS_SESSION, BUS_WEEK, GOING, OF_THE_PERSON, SECOND
from app.memory.sheet_by_bus import SHEET_BY_BUS, SheetByBus
from app.memory.tab_seal import TabSeal
from app.memory.visit import VisitMemory

# Of the person all but the place that was typed: the start never leaves the program's memory.
_OF_THE_PERSON: Final = tuple(key for key in OF_THE_PERSON if key != VisitMemory.TYPED)
_CLOCKS: Final = tuple(f"{whose}{key}" for whose in ("", SECOND) for key in ("not_before", "not_after"))
# What was taken off of that which was read of the words or chosen of it, and what a hand has set otherwise.
_ABOUT_WORDS: Final = tuple(
    f"{whose}{key}" for whose in ("", SECOND) for key in ("taken_off", "meant", "topics_off", "by_hand")
)
_AREA, _CHOSEN, _SHEET, _WHOSE = "area", "chosen_asset", "few", "whose"
_SEALED_ANEW_AFTER: Final = timedelta(minutes=5)  # so that the hour counts from when the page was last used


@dataclass(frozen=True)
class TabCopy:
    """What the tab holds: the choices, as they are sealed ("" for nothing), and since when."""

    choices: dict[str, Any] = field(repr=False)
    sealed: str = field(repr=False)
    at: datetime


def renewed(copy: TabCopy | None, choices: dict[str, Any], seal: TabSeal, *, now: datetime) -> TabCopy:
    """The tab's copy of these choices: the one that it has, unless they changed or it grows old."""
    if copy is not None and copy.choices == choices and now - copy.at < _SEALED_ANEW_AFTER:
        return copy
    return TabCopy(choices, seal.seal(choices) if choices else "", now)


def choices_of(visit: VisitMemory) -> dict[str, Any]:
    """What is to be kept, as JSON has it; empty where nothing was typed, chosen or put on the sheet."""
    from_words = _from_words(visit)  # read again from the words that come back
    choices = {
        key: _plain(visit.get(key))
        for key in (*_OF_THE_PERSON, *_ABOUT_WORDS)
        if _is_set(visit.get(key)) and visit.get(key) != from_words.get(key)
    }
    choices |= _by_bus(visit)
    if visit.few:
        choices[_SHEET] = list(visit.few)
        by_bus = dict(visit.get(SHEET_BY_BUS) or {})
        if there := {asset_id: by_bus[asset_id].plain() for asset_id in visit.few if asset_id in by_bus}:
            choices[SHEET_BY_BUS] = there
    if visit.chosen:
        choices[_CHOSEN] = visit.chosen
    return {_AREA: visit.area, **_of_whom(visit), **choices} if choices else {}


def take_back(visit: VisitMemory, choices: dict[str, Any]) -> None:
    """Put the choices back into a visit that begins anew; places only where it is about the same area.

    What a page that lost its process has brought along in its fields stays as it is.
    """
    if choices.get(_WHOSE) != _of_whom(visit).get(_WHOSE):
        return  # somebody else has signed in meanwhile
    own = choices_of(visit)
    for key in (*_OF_THE_PERSON, *_ABOUT_WORDS):
        if key in choices and key not in own:
            visit.put(key, time.fromisoformat(choices[key]) if key in _CLOCKS else choices[key])
    if choices.get(GOING) == BUS and GOING not in own:
        visit.put(GOING, BUS)
        for key in (BUS_WEEK, BUS_DAY):
            visit.put(key, date.fromisoformat(choices[key]) if key in choices else None)
        visit.put(BUS_SESSION, choices.get(BUS_SESSION))
    for person in (visit, visit.second):
        person.put("words_read", choices.get(person.key(VisitMemory.ENJOY), ""))
    if choices.get(_AREA) == (visit.area or choices.get(_AREA)):
        for asset_id in choices.get(_SHEET, ()):
            visit.take(asset_id)
        there = {key: SheetByBus.of_plain(plain) for key, plain in choices.get(SHEET_BY_BUS, {}).items()}
        visit.put(SHEET_BY_BUS, {**there, **dict(visit.get(SHEET_BY_BUS) or {})})
        visit.choose_after_start(choices.get(_CHOSEN))


def _by_bus(visit: VisitMemory) -> dict[str, Any]:
    """That they go by bus, in which week, and which day and session of it are shown."""
    if visit.get(GOING) != BUS:
        return {}
    days = {key: day.isoformat() for key in (BUS_WEEK, BUS_DAY) if (day := visit.get(key))}
    session = visit.get(BUS_SESSION)
    return {GOING: BUS, **days, **({BUS_SESSION: session} if session else {})}


def _of_whom(visit: VisitMemory) -> dict[str, Any]:
    """Who has signed in; nothing at a desk, where nobody does."""
    return {_WHOSE: visit.signed_in_as} if visit.signed_in_as else {}


def _from_words(visit: VisitMemory) -> dict[str, Any]:
    """What words alone have set, of both people."""
    return {
        person.key(key): value
        for person in (visit, visit.second)
        for key, value in dict(person.get(VisitMemory.FROM_WORDS) or {}).items()
    }


def _is_set(value: Any) -> bool:
    """Whether anything was said: 0 pounds is something."""
    return bool(value) or (value == 0 and value is not False)


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
