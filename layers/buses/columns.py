"""Which tables does a bus timetable have in a pack, and which columns has each at the least?"""

from typing import Final

# docs/architecture.md says what the columns mean.
BUS_TABLES: Final[dict[str, tuple[str, ...]]] = {
    "bus_stops": ("stop_id", "name", "step_free", "geometry"),
    "bus_trips": ("trip_id", "route", "operator", "towards", "low_floor", "mode", "service_id", "about"),
    "bus_calls": ("trip", "stop", "arrive_s", "leave_s", "boards", "alights"),
    "bus_days": ("service_id", "day"),
    "bus_transfers": ("from_stop", "to_stop", "least_s"),
    "bus_feed": ("first_day", "last_day"),
}
BUS_NUMBERS: Final = (
    *("trip", "stop", "arrive_s", "leave_s", "boards", "alights", "from_stop", "to_stop", "least_s"),
)
