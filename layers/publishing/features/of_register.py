"""Which features has the register, and which have kept analyses? Each collection from what is published."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely

from layers.assets.kinds import Kinds
from layers.publishing.asset_rows import (
    PublishedAsset,
    asset_row,
    points_of,
    session_id,
    session_row,
)
from layers.publishing.columns import ASSETS, SESSIONS
from layers.publishing.features.model import NO_GEOMETRY, FeatureSet, properties_text
from layers.publishing.figure_columns import WARD_FIGURES
from layers.publishing.figures_model import PublishedAnalysis, PublishedFigures, PublishedWard, WardFigure

_FROM_ANSWER: Final = ("figure_id", "answer", "kinds", "resident_group", "pace", "ward_code", "as_of")
_FROM_ANALYSIS: Final = ("analysis_id", "analysis", "area", "minutes", "attribution")
_ALWAYS: Final = "NaT"


def asset_features(given: Sequence[PublishedAsset], kinds: Kinds, *, as_of: date) -> FeatureSet:
    """Assets as points; those without a place, or whose address is hidden, have no geometry."""
    grid = points_of(given)

    def properties(place: int) -> str:
        """Of the asset at a place, as JSON."""
        row = asset_row(given[place], kinds, as_of=as_of)
        row["easting"], row["northing"] = grid.get((row["longitude"], row["latitude"]), (None, None))
        return properties_text({column.name: row[column.name] for column in ASSETS})

    points = _points(given)
    return FeatureSet(
        "assets",
        "Community assets",
        "Places, groups and activities that people can join, as the register has them today; closed ones are "
        "left out.",
        ASSETS,
        tuple(each.asset_id for each in given),
        points,
        properties,
        lambda place: _point_text(given[place]),
        None,
        _licences(given),
        _attributions(given),
    )


def session_features(given: Sequence[PublishedAsset], *, as_of: date) -> FeatureSet:
    """Every regular time of the assets, at its asset's point."""
    listed = sorted(
        (session_id(each, nth), asset, nth)
        for asset, each in enumerate(given)
        for nth in range(len(each.asset.sessions))
    )
    points = _points(given)
    of_asset = np.array([asset for _, asset, _ in listed], int)

    def properties(place: int) -> str:
        """Of the session at a place, as JSON."""
        _, asset, nth = listed[place]
        return properties_text(session_row(given[asset], nth, as_of=as_of))

    def day(name: str) -> npt.NDArray[np.datetime64]:
        """(s,) a day of each session; not a time where it has none."""
        days = [getattr(given[asset].asset.sessions[nth], name) for _, asset, nth in listed]
        return np.array([_ALWAYS if each is None else each for each in days], "datetime64[D]")

    return FeatureSet(
        "sessions",
        "Sessions of community assets",
        "Regular times of these assets, at their asset's point. An asset whose times are not known has none. "
        "datetime asks from first_on to last_on.",
        SESSIONS,
        tuple(session for session, _, _ in listed),
        points[of_asset] if len(listed) else _none(),
        properties,
        lambda place: _point_text(given[listed[place][1]]),
        (day("first_on"), day("last_on")),
        _licences(given),
        _attributions(given),
    )


def figure_features(published: PublishedFigures) -> FeatureSet:
    """Wards as polygons, once for each answer of each kept analysis."""
    analyses = {analysis.analysis_id: analysis for analysis in published.analyses}
    wards = {(ward.area, ward.ward_code): ward for ward in published.wards}
    outlines = {key: shapely.from_wkb(ward.outline) for key, ward in wards.items()}
    keys = [(analyses[row.analysis_id].area, row.ward_code) for row in published.figures]
    geometry = _none(len(keys))
    geometry[:] = [outlines.get(key) for key in keys]
    days = np.array([row.as_of for row in published.figures], "datetime64[D]")

    def properties(place: int) -> str:
        """Of the figure at a place, as JSON."""
        row = published.figures[place]
        return properties_text(figure_row(row, analyses[row.analysis_id], wards.get(keys[place])))

    def text(place: int) -> str:
        """The outline of its ward, as JSON."""
        ward = wards.get(keys[place])
        return ward.outline_json if ward else NO_GEOMETRY

    return FeatureSet(
        "ward-figures",
        "Ward figures of kept analyses",
        "What each ward is short of, in the named analyses that the office keeps, as they were kept.",
        WARD_FIGURES,
        tuple(row.figure_id for row in published.figures),
        geometry,
        properties,
        text,
        (days, days),
        (),
        tuple(dict.fromkeys(analysis.attribution for analysis in published.analyses if analysis.attribution)),
    )


def figure_row(row: WardFigure, analysis: PublishedAnalysis, ward: PublishedWard | None) -> dict[str, Any]:
    """The values of a ward figure under the columns of ``WARD_FIGURES``; None is not known."""
    values: Mapping[str, Any] = {
        **row.figures,
        **{name: getattr(row, name) for name in _FROM_ANSWER},
        **{name: getattr(analysis, name) for name in _FROM_ANALYSIS},
        "ward_name": ward.ward_name if ward else None,
    }
    return {column.name: values.get(column.name) for column in WARD_FIGURES}


def _none(count: int = 0) -> npt.NDArray[np.object_]:
    return np.full(count, None, dtype=object)


def _points(given: Sequence[PublishedAsset]) -> npt.NDArray[np.object_]:
    points = _none(len(given))
    placed = [at for at, each in enumerate(given) if each.asset.longitude is not None]
    if placed:
        degrees = [(given[at].asset.longitude, given[at].asset.latitude) for at in placed]
        points[placed] = shapely.points(np.array(degrees, float))
    return points


def _point_text(published: PublishedAsset) -> str:
    longitude, latitude = published.asset.longitude, published.asset.latitude
    if longitude is None or latitude is None:
        return NO_GEOMETRY
    return f'{{"type":"Point","coordinates":[{float(longitude)!r},{float(latitude)!r}]}}'


def _licences(given: Iterable[PublishedAsset]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.asset.licence for each in given if each.asset.licence))


def _attributions(given: Iterable[PublishedAsset]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.asset.attribution for each in given if each.asset.attribution))
