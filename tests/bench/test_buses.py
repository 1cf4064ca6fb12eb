"""Journeys by bus are measured where there is a timetable and its files; else it is said what that takes."""

from bench.buses import bus_figures
from bench.measuring.figures import NotMeasured


def test_without_buses_or_their_files_it_says_what_it_takes(tiny, tmp_path):
    for data in (None, tmp_path):
        figures = list(bus_figures(tiny, data))
        assert [type(each) for each in figures] == [NotMeasured]
        assert "an area with buses, and --data" in figures[0].sentence
