"""What if a minibus brought people to something, or a bus also called at a new stop? As a bid's would.

A minibus changes neither streets nor assets, so whom it fetches comes beside whoever walks or takes a bus. A
new stop is another timetable, by which everybody is asked anew.
"""

from collections.abc import Mapping

import numpy as np

from geo.types import BoolArray
from layers.bids.model import Bid
from layers.buses.model import Buses
from questions.funding.bid_changes import row_of
from questions.funding.bid_rides import brought, ride_zone
from questions.funding.bid_stops import with_stop
from questions.funding.ground import FundingGround
from questions.funding.scenario import Action, Cannot, Change, ChangeError, Scenario
from questions.funding.standard import Standard, counted


def needs_buses(scenario: Scenario, standard: Standard) -> bool:
    """Whether nothing can be said of a scenario: a bus stop is in it, and no buses count."""
    stops = any(change.action is Action.STOP for change in scenario.changes)
    return stops and standard.by_bus is None


def check_minibus(ground: FundingGround, change: Change, row: int) -> None:
    """Refuse a minibus that says too little, or to what has no session to which one could be brought.

    Raises
    ------
    ChangeError
        It does not say from where it fetches or when it runs, or no session has an end that is known.
    """
    if change.transport is None:
        raise _refusal(Cannot.NO_ZONE)
    zone = ride_zone(ground.area, change.transport, ground.assets.table.geometry.iat[row])
    if isinstance(zone, Cannot):
        raise _refusal(zone)
    record = ground.assets.records.get(change.asset_id)
    if record is None or not any(session.ends is not None for session in record.sessions):
        raise ChangeError(
            "When it is on, and until when, is not known there: so nobody can be promised a ride home.",
            "Choose something whose days and hours are known, or add a change that says them first.",
        )


def timetable_with(ground: FundingGround, scenario: Scenario) -> Buses | None:
    """The timetable with the scenario's stops; None where there are none.

    Raises
    ------
    ChangeError
        There are no buses, none of that number, or none of them comes by.
    """
    buses = ground.buses
    for number, change in enumerate(scenario.changes, 1):
        if change.action is not Action.STOP:
            continue
        buses = ground.area.buses if buses is None else buses
        if buses is None or change.at is None:
            raise _refusal(Cannot.NO_BUSES)
        then = with_stop(buses, _bid(change, number), change.at)
        if isinstance(then, Cannot):
            raise _refusal(then)
        buses = then
    return buses


def fetched(
    then: FundingGround, scenario: Scenario, standard: Standard, kind: str
) -> Mapping[str, BoolArray]:
    """For each group (n,) whom the scenario's minibuses bring to something of a kind, there and home.

    ``then``: the ground as it would be. Nobody is brought to what is closed again, full, for other ages
    or not on in the part of the week that counts; whom no street can judge is not counted, as on foot.
    """
    groups = then.people.groups
    joined = then.walks(standard).joined
    by_group = {group: np.zeros(len(joined), bool) for group in groups}
    for number, change in enumerate(scenario.changes, 1):
        row = row_of(then.assets, change.asset_id) if change.action is Action.MINIBUS else None
        if row is None or str(then.assets.table["kind"].iat[row]) != kind:
            continue
        by_minibus = brought(then.area, then.assets, _bid(change, number), row, standard)
        if isinstance(by_minibus, Cannot):
            continue  # refused when it was added
        for group in groups:
            if counted(then.assets, kind, standard, group=group)[row]:
                by_group[group] |= by_minibus & joined
    return by_group


def _bid(change: Change, number: int) -> Bid:
    """A change as the bid that would make it."""
    return Bid(f"what-if/{number}", change.name, for_asset=change.asset_id, transport=change.transport)


def _refusal(cannot: Cannot) -> ChangeError:
    if cannot is Cannot.NO_ZONE:
        return ChangeError(
            "From where the minibus fetches people is not said.", "Say how far around, or choose wards."
        )
    if cannot is Cannot.NO_RIDE_HOURS:
        return ChangeError("When the minibus runs is not said.", "Write it like Tue 10:00-15:00.")
    if cannot is Cannot.NO_ROUTE:
        return ChangeError("No bus of that number runs here.", "Choose one of the list.")
    if cannot is Cannot.OFF_ROUTE:
        return ChangeError(
            "No bus of that number comes by within 200 m of that place.",
            "Choose a place on its way, or another number.",
        )
    return ChangeError(
        "No bus timetable is known here, so nobody can say what a stop does.", "Prepare the area with one."
    )
