"""How do bids and their effect look on a map? Bids as numbers, who gains as dots, who loses as rings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import folium
import numpy as np
import shapely

from app.maps.component import put_map
from app.maps.pieces import Attribution, LookAt, ground_map, many_points
from app.memory.session import Visit
from geo.crs import to_lonlat, to_metres
from geo.types import BoolArray
from layers.area import Area
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.parts import INK, TEAL, WHITE, overview
from presentation.drawing.web.safe_text import safe

LOSS: Final = "#d55e00"
_FIRST_ZOOM: Final = 12
_MARGIN_M: Final = 250.0


@dataclass(frozen=True)
class Pin:
    """One bid, asset or place on the map."""

    label: str  # a sign or two within it
    title: str
    longitude: float
    latitude: float
    strong: bool = True  # among those chosen
    touchable: bool = True  # else the pointer goes through to the map below


def funding_map(
    area: Area,
    *,
    pins: Sequence[Pin] = (),
    gained: BoolArray | None = None,
    lost: BoolArray | None = None,
    line: Sequence[tuple[float, float]] = (),
) -> folium.Map:
    """The map of a page's part.

    Parameters
    ----------
    pins
        Bids or assets.
    gained, lost
        (n,) resident points that gain or lose.
    line
        A path, metres in the area's CRS.
    """
    about = _about(area, pins, [mask for mask in (gained, lost) if mask is not None], line)
    west, south, east, north = (float(at) for at in shapely.bounds(in_degrees(about, area.crs)))
    bounds = [[south, west], [north, east]]
    drawn = ground_map(area, bounds, zoom=_FIRST_ZOOM)
    for mask, colour, hollow in ((gained, TEAL, False), (lost, LOSS, True)):
        if mask is not None and mask.any():
            _dots(area, mask, colour, hollow=hollow).add_to(drawn)
    for pin in pins:
        _pin(pin).add_to(drawn)
    if len(line):
        _line(area, line).add_to(drawn)
    Attribution().add_to(drawn)
    LookAt(bounds).add_to(drawn)
    return drawn


def show_map(
    drawn: folium.Map,
    *,
    key: str,
    height: int,
    clicked: Callable[[float, float], None] | None,
    lately: Sequence[Pin] = (),
) -> None:
    """Put the map on the page.

    ``clicked`` is told longitude and latitude of a click on it; ``lately`` is put on top without drawing the
    map anew, so that it stays where the visitor has moved it.
    """

    def changed() -> None:
        at = (Visit().get(key) or {}).get("last_clicked")
        if at and clicked is not None:
            clicked(float(at["lng"]), float(at["lat"]))

    put_map(
        drawn,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_clicked"] if clicked else [],
        feature_group_to_add=_pins(lately) if lately else None,
        on_change=changed,
    )


def _about(
    area: Area, pins: Sequence[Pin], masks: Sequence[BoolArray], line: Sequence[tuple[float, float]]
) -> shapely.Geometry:
    """What to look at: what is drawn, or everybody who has streets."""
    homes = area.residents.geometry.to_numpy()
    drawn = [homes[mask] for mask in masks] + [np.array([shapely.Point(at) for at in line], object)]
    if pins:
        lon, lat = np.array([(pin.longitude, pin.latitude) for pin in pins], float).T
        drawn.append(np.asarray(shapely.points(*to_metres(lon, lat, crs=area.crs))))
    points = np.concatenate(drawn)
    if len(points):
        return shapely.buffer(shapely.union_all(points), _MARGIN_M)
    whole = overview(area)
    inside = homes[shapely.intersects(whole, homes)]
    return shapely.box(*shapely.total_bounds(inside)) if len(inside) else whole


def add_pins(drawn: folium.Map, pins: Sequence[Pin]) -> None:
    """Put pins on a map that shows something else as well."""
    for pin in pins:
        _pin(pin).add_to(drawn)


def _dots(area: Area, mask: BoolArray, colour: str, *, hollow: bool) -> folium.GeoJson:
    points = area.residents.geometry[mask]
    marker = folium.CircleMarker(
        radius=4,
        weight=1.8 if hollow else 0.6,
        color=colour if hollow else WHITE,
        fill=True,
        fill_color=WHITE if hollow else colour,
        fill_opacity=0.3 if hollow else 0.9,
    )
    return many_points(points.x.to_numpy(), points.y.to_numpy(), crs=area.crs, marker=marker)


def _pins(pins: Sequence[Pin]) -> folium.FeatureGroup:
    group = folium.FeatureGroup(control=False)
    for pin in pins:
        _pin(pin).add_to(group)
    return group


def _pin(pin: Pin) -> folium.Marker:
    ground, ink = (INK, WHITE) if pin.strong else (WHITE, INK)
    sign = (
        f'<div role="img" aria-label="{safe(pin.title)}" title="{safe(pin.title)}" '
        f'style="background:{ground};'
        f"color:{ink};border:2px solid {INK};border-radius:12px;font:600 12px sans-serif;line-height:20px;"
        f'min-width:20px;text-align:center;padding:0 4px;width:max-content">{safe(pin.label)}</div>'
    )
    icon = folium.DivIcon(html=sign, icon_size=(24, 24), icon_anchor=(12, 12))
    return folium.Marker((pin.latitude, pin.longitude), icon=icon, interactive=pin.touchable)


def _line(area: Area, line: Sequence[tuple[float, float]]) -> folium.FeatureGroup:
    group = folium.FeatureGroup(control=False)
    x, y = np.array(line, float).T
    lon, lat = to_lonlat(x, y, crs=area.crs)
    places = list(zip(lat.tolist(), lon.tolist(), strict=True))
    poly_line: Any = folium.PolyLine  # which has no types
    for weight, colour in ((8, WHITE), (4, LOSS)):
        poly_line(places, weight=weight, color=colour, interactive=False).add_to(group)
    return group
