"""What does each ride that comes to the home say of one place, on its card?"""

import html
from collections.abc import Sequence

from app.memory.session import Visit, assets_for_visit
from app.near.rides.on_paper import this_minute
from layers.area import Area
from layers.rides.model import RideZone
from layers.tables.contacts import is_phone
from presentation.words.near.phones import phone_html
from presentation.words.rides.for_two import ride_lines_of
from questions.rides.on_paper import RideGoer
from questions.rides.ride_to import rides_to_place


def rides_html(area: Area, asset_id: str, goers: Sequence[RideGoer], visit: Visit) -> str:
    """What each ride that comes to the home says of one place; "" where none comes, or none is known."""
    if not area.rides or visit.origin is None:
        return ""
    home, now, assets = (visit.origin.x, visit.origin.y), this_minute(), assets_for_visit(area)
    rides = {
        goer: rides_to_place(area.rides, assets, home, asset_id, rider=goer.rider, now=now) for goer in goers
    }
    lines = (with_number(line, zone) for line, zone in ride_lines_of(rides))
    return "".join(f'<p class="wr-told">{line}</p>' for line in lines)


def with_number(text: str, zone: RideZone) -> str:
    """A sentence as HTML, its telephone number a link that dials it."""
    escaped = html.escape(text)
    if not is_phone(zone.phone):
        return escaped
    return escaped.replace(html.escape(zone.phone), phone_html(zone.phone), 1)
