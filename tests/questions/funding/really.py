"""Making a scenario's changes in earnest, through the register, and comparing every figure."""

from dataclasses import replace

import numpy as np
import pandas as pd

from geo.crs import to_lonlat
from layers.register.model import Asset
from layers.times.session import Known
from questions.funding.changes import changed_area, changed_assets
from questions.funding.people import EVERYWHERE, people_of
from questions.funding.scenario import Action
from questions.funding.what_if import what_if
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.questions.funding.town import ground_of


def do_it(area, register, scenario):
    """What an officer would enter, one entry for each change."""
    for change in scenario.changes:
        _ENTERED[change.action](area, register, change)


def _add(area, register, change):
    lon, lat = to_lonlat(*change.at, crs=area.crs)
    new = Asset(
        change.asset_id,
        change.name,
        kind=change.kind,
        longitude=float(lon),
        latitude=float(lat),
        sessions=change.sessions,
        places_a_week=change.places_a_week,
    )
    register.add(new, by="officer")


def _edit(register, asset_id, **facts):
    entry = register.entry(asset_id)
    register.edit(replace(entry.asset, **facts), entry.version, by="officer")


def _move(area, register, change):
    lon, lat = to_lonlat(*change.at, crs=area.crs)
    _edit(register, change.asset_id, longitude=float(lon), latitude=float(lat))


def _extend(_, register, change):
    now = register.entry(change.asset_id).asset.sessions
    _edit(register, change.asset_id, sessions=(*now, *(s for s in change.sessions if s not in now)))


def _more_places(_, register, change):
    was = register.entry(change.asset_id).asset
    room = was.places_a_week is not None and change.places_a_week > was.places_a_week
    full = Known.UNKNOWN if room and was.full == Known.YES else was.full
    _edit(register, change.asset_id, places_a_week=change.places_a_week, full=full)


_ENTERED = {
    Action.OPEN: _add,
    Action.CLOSE: lambda _, register, change: register.close(change.asset_id, by="officer"),
    Action.MOVE: _move,
    Action.HOURS: _extend,
    Action.PLACES: _more_places,
}


def assert_same_figures(scenario, before, really, asked):
    """Every figure of the ward gaps, of wards, points and assets, is that of the change really made.

    ``before`` and ``really`` are (area, assets).
    """
    area, assets = before
    tried = ward_gaps(changed_area(area, scenario), changed_assets(ground_of(area, assets), scenario), asked)
    done = ward_gaps(*really, asked)
    pd.testing.assert_frame_equal(tried.wards, done.wards, check_exact=True)
    pd.testing.assert_series_equal(tried.area, done.area, check_exact=True)
    pd.testing.assert_frame_equal(tried.points, done.points, check_exact=True)
    pd.testing.assert_frame_equal(tried.assets, done.assets, check_exact=True)
    return done


def assert_same_but_for_dust(scenario, before, really, asked):
    """The same where a path was built: counts and causes alike, metres to a millionth.

    A street that was cut adds up its pieces in another order.
    """
    area, assets = before
    tried = ward_gaps(changed_area(area, scenario), changed_assets(ground_of(area, assets), scenario), asked)
    done = ward_gaps(*really, asked)
    for one, two in ((tried.wards, done.wards), (tried.points, done.points), (tried.assets, done.assets)):
        for name in two.columns:
            if two[name].dtype.kind == "f":
                assert np.allclose(one[name], two[name], rtol=0, atol=1e-6, equal_nan=True), name
            else:
                assert one[name].tolist() == two[name].tolist(), name
    return done


def assert_effect_is_that_of_ward_gaps(scenario, before, really, standard, *, kind, today):
    """Who has one today and then, who gains and who loses: each ward and group as the ward gaps have them."""
    area, assets = before
    effect = what_if(ground_of(area, assets), scenario, standard, kinds=(kind,))
    table = effect.table[effect.table["kind"] == kind].set_index(["group", "ward_code"])
    for group in people_of(area).groups:
        asked = WardQuestion((kind,), standard.pace, standard.minutes, today, group, for_some=True)
        first, then = ward_gaps(area, assets, asked), ward_gaps(*really, asked)
        wanted = _counts(first.points, then.points, group, (*people_of(area).wards, EVERYWHERE))
        told = table.loc[group][["people", "today", "then", "gained", "lost"]]
        pd.testing.assert_frame_equal(
            told.sort_index(), wanted.sort_index(), check_names=False, check_dtype=False, check_exact=True
        )
        for rows, column in ((first, "today"), (then, "then")):
            coverage = rows.wards[rows.wards["ward_code"] != ""].set_index("ward_code")["with_one"]
            assert told[column].drop(EVERYWHERE).to_dict() == coverage.to_dict()
            assert told.loc[EVERYWHERE, column] == rows.area["with_one"]
    return effect


def _counts(first, then, group, wards):
    people = first["residents"].to_numpy()
    had, has = first["in_reach"].to_numpy() > 0, then["in_reach"].to_numpy() > 0
    judged = (first["judged"] | then["judged"]).to_numpy()
    rows = {}
    for ward in wards:
        here = people * ((first["ward_code"] == ward).to_numpy() | (ward == EVERYWHERE))
        parts = (judged, had & judged, has & judged, has & ~had & judged, had & ~has & judged)
        rows[ward] = [int(here[part].sum()) for part in parts]
    assert np.isfinite(people).all(), group
    return pd.DataFrame.from_dict(rows, orient="index", columns=["people", "today", "then", "gained", "lost"])
