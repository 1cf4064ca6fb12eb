"""How does a change of a scenario read? By the names people know, with what is special about it."""

from math import hypot

import shapely

from app.memory.session import area_assets, kinds
from layers.area import Area
from layers.register.model import Asset
from presentation.words import plain as words
from presentation.words.session_times import sessions_words
from questions.funding.changes import Action, Change, Scenario


def change_words(area: Area, change: Change) -> str:
    """One change in words."""
    if change.action is Action.PATH:
        (x, y), (to_x, to_y) = change.line[0], change.line[-1]
        steps = " with steps" if change.steps else ""
        return f"A path{steps} of {words.metres(hypot(to_x - x, to_y - y))} between two places on the map"
    if change.action is Action.OPEN:
        times = sessions_words(change.sessions)
        return f"Open {_new_name(change)}{f': {times}' if times else ''}"
    title = asset_title(area, change.asset_id)
    if change.action is Action.HOURS:
        return f"{title} is on at more times: {sessions_words(change.sessions)}"
    if change.action is Action.PLACES:
        today = _record(area, change.asset_id).places_a_week
        was = "not known" if today is None else f"{today:,}"
        return f"{title} has {change.places_a_week or 0:,} places a week; today: {was}"
    if change.action is Action.MOVE:
        return f"Move {title}{_how_far(area, change)}"
    return f"Close {title}"


def asset_title(area: Area, asset_id: str) -> str:
    """What to call an asset that is there, or "an asset that is no longer there"."""
    table = area_assets(area).table
    rows = table[table["asset_id"] == asset_id]
    if not len(rows):
        return "an asset that is no longer in the register"
    row = rows.iloc[0]
    return words.place_name(str(row["name"]), kinds().label(str(row["kind"])), str(row["near_street"]))


def scenario_words(area: Area, scenario: Scenario) -> str:
    """All changes of a scenario in one cell."""
    return "; ".join(change_words(area, change) for change in scenario.changes)


def _new_name(change: Change) -> str:
    label = kinds().label(change.kind).lower()
    name = words.one_line(change.name)
    return f"a new {label}" if name.casefold() == f"new {label}" else f"{name} ({label})"


def _record(area: Area, asset_id: str) -> Asset:
    return area_assets(area).records.get(asset_id, Asset(asset_id))


def _how_far(area: Area, change: Change) -> str:
    table = area_assets(area).table
    places = table.geometry.to_numpy()[(table["asset_id"] == change.asset_id).to_numpy()]
    if not len(places) or change.at is None:
        return ""
    return f" by {words.metres(float(shapely.distance(places[0], shapely.Point(change.at))))}"
