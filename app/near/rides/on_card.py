"""What does each ride that comes to the home say of one place, on its card?"""

import html

from app.memory.session import Visit, area_assets
from layers.area import Area
from layers.rides.model import RideZone
from layers.tables.contacts import is_phone
from presentation.words.near.phones import phone_html
from presentation.words.rides.place import ride_to_words
from questions.conversation.wishes import Wishes
from questions.rides.ride_to import rides_to_place
from questions.rides.rides_here import Rider


def rides_html(area: Area, asset_id: str, wishes: Wishes, visit: Visit) -> str:
    """What each ride that comes to the home says of one place; "" where none comes, or none is known."""
    if not area.rides or visit.origin is None:
        return ""
    home, rider = (visit.origin.x, visit.origin.y), Rider.of(wishes)
    rides = rides_to_place(area.rides, area_assets(area), home, asset_id, rider=rider, now=visit.now())
    lines = (with_number(ride_to_words(ride, rider), ride.zone) for ride in rides)
    return "".join(f'<p class="wr-told">{line}</p>' for line in lines)


def with_number(text: str, zone: RideZone) -> str:
    """A sentence as HTML, its telephone number a link that dials it."""
    escaped = html.escape(text)
    if not is_phone(zone.phone):
        return escaped
    return escaped.replace(html.escape(zone.phone), phone_html(zone.phone), 1)
