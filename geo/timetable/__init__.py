"""What a bus timetable reaches: the timetable of a day, a scan over it, and journeys out of that."""
