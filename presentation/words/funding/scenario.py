"""How does a scenario read: its changes by the names people know, and the form for the next one?"""

from collections.abc import Mapping
from math import hypot
from typing import Final

import numpy as np
import shapely

from layers.assets.kinds import Kinds
from layers.register.model import Asset
from presentation.words import plain as words
from presentation.words.funding.transport import minibus_words, stop_words
from presentation.words.kinds import kind_label
from presentation.words.language import sentence
from presentation.words.session_times import sessions_words
from questions.funding.scenario import Action, Change, Scenario
from questions.places.area_assets import AreaAssets

ACTIONS: Final[Mapping[Action, str]] = {
    Action.OPEN: sentence("Open something new"),
    Action.CLOSE: sentence("Close something"),
    Action.MOVE: sentence("Move something"),
    Action.HOURS: sentence("Run something at more times"),
    Action.PLACES: sentence("Change how many can come in a week"),
    Action.PATH: sentence("Add a path or crossing"),
    Action.MINIBUS: sentence("Bring people by minibus"),
    Action.STOP: sentence("Add a bus stop"),
}
SCENARIO: Final = sentence("Scenario")
ANOTHER_NAME: Final = sentence("Name of another")
BEGIN: Final = sentence("Begin another")
DROP: Final = sentence("Drop this one")
WHAT_DONE: Final = sentence("What would be done?")
ADD: Final = sentence("Add this change")
MISSING: Final = sentence("Something is missing.")
NO_CHANGE: Final = sentence("No change yet: everything is as it is today.")
UNDO: Final = sentence("Undo the last change")
CLICKED_PLACE: Final = sentence("The place that was clicked")
MAP_NOTE: Final = sentence("Dots: residents who gain. Rings: residents who lose.")
WHICH: Final = sentence("Which?")
NO_ASSET: Final = sentence("Choose which asset is meant.")
NO_PLACE: Final = sentence("Click the map, or type a postcode or an address.")
NO_TIMES: Final = sentence("Say when, like Tue 18:00-20:00.")
PLACES: Final = sentence("Places a week")
TIMES: Final = sentence("At which further times?")
TIMES_LIKE: Final = "Tue 18:00-20:00"
WHICH_KIND: Final = sentence("What kind?")
NAME: Final = sentence("What is it called? (optional)")
WHEN: Final = sentence("When? (optional)")
WHEN_LIKE: Final = "Tue 12:00-14:00"
STEPS: Final = sentence("It has steps")
PLACE_TYPED: Final = sentence("A postcode or an address")
SEVERAL: Final = sentence("Several places match; type more of the address.")
CLICK_PLACE: Final = sentence("Click the map where it would be, or type a postcode or an address.")
PLACE_SET: Final = sentence("The + on the map is its place. Click elsewhere to move it.")
PATH_ENDS: Final = sentence("Click the map at one end of the path, then at the other, or type two places.")
ONE_END: Final = sentence("One end is marked with +. Now the other.")
BOTH_ENDS: Final = sentence("Both ends are marked with +. Click again to move the earlier one.")
_GONE: Final = sentence("an asset that is no longer in the register")


def scenario_name(number: int) -> str:
    """What a scenario is called that nobody has named."""
    return sentence("What if {number}", number=number)


def new_asset_name(kind_label: str) -> str:
    """What a new asset is called that nobody has named."""
    return sentence("New {kind}", kind=kind_label.lower())


def not_understood(unread: str) -> str:
    """That what was typed is not understood as times."""
    return sentence(
        "“{unread}” was not understood as times. Write them like {like}.",
        unread=words.one_line(unread),
        like=TIMES_LIKE,
    )


def change_words(assets: AreaAssets, change: Change, *, kinds: Kinds) -> str:
    """One change in words, by the names that the register of today has."""
    if change.action is Action.PATH:
        return _path_words(change)
    if change.action is Action.STOP:
        return stop_words(change)
    if change.action is Action.OPEN:
        return _opening_words(change, kinds)
    title = asset_title(assets, change.asset_id, kinds=kinds)
    if change.action is Action.MINIBUS:
        return minibus_words(change, title)
    if change.action is Action.HOURS:
        times = sessions_words(change.sessions)
        return sentence("{title} is on at more times: {times}", title=title, times=times)
    if change.action is Action.PLACES:
        record = assets.records.get(change.asset_id, Asset(change.asset_id))
        was = words.NOT_KNOWN if record.places_a_week is None else f"{record.places_a_week:,}"
        return sentence(
            "{title} has {places:,} places a week; today: {was}",
            title=title,
            places=change.places_a_week or 0,
            was=was,
        )
    if change.action is Action.MOVE:
        return _move_words(assets, change, title)
    return sentence("Close {title}", title=title)


def asset_title(assets: AreaAssets, asset_id: str, *, kinds: Kinds) -> str:
    """What to call an asset that is there, or that it is no longer there."""
    rows = np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())
    if not len(rows):
        return _GONE
    row = assets.table.iloc[int(rows[0])]
    return words.place_name(str(row["name"]), kind_label(kinds, str(row["kind"])), str(row["near_street"]))


def scenario_words(assets: AreaAssets, scenario: Scenario, *, kinds: Kinds) -> str:
    """All changes of a scenario in one cell."""
    return "; ".join(change_words(assets, change, kinds=kinds) for change in scenario.changes)


def _path_words(change: Change) -> str:
    (x, y), (to_x, to_y) = change.line[0], change.line[-1]
    length = words.metres(hypot(to_x - x, to_y - y))
    if change.steps:
        return sentence("A path with steps of {length} between two places on the map", length=length)
    return sentence("A path of {length} between two places on the map", length=length)


def _opening_words(change: Change, kinds: Kinds) -> str:
    kind, name, times = (
        kind_label(kinds, change.kind).lower(),
        words.one_line(change.name),
        sessions_words(change.sessions),
    )
    if name.casefold() == new_asset_name(kind).casefold():
        opened = sentence("Open a new {kind}", kind=kind)
    else:
        opened = sentence("Open {name} ({kind})", name=name, kind=kind)
    return sentence("{opened}: {times}", opened=opened, times=times) if times else opened


def _move_words(assets: AreaAssets, change: Change, title: str) -> str:
    table = assets.table
    places = table.geometry.to_numpy()[(table["asset_id"] == change.asset_id).to_numpy()]
    if not len(places) or change.at is None:
        return sentence("Move {title}", title=title)
    length = words.metres(float(shapely.distance(places[0], shapely.Point(change.at))))
    return sentence("Move {title} by {length}", title=title, length=length)
