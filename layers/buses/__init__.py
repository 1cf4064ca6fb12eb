"""The buses of an area: a published timetable (GTFS), read, checked and cut to the place."""
