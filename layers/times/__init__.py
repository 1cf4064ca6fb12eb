"""Days and hours as people, OpenStreetMap and calendars write them, as regular sessions."""
