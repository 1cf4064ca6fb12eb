"""What do the commands print that ask about wards, of one area and of many, as the pages show them?"""

from tests.documented.lists import Expected
from tests.documented.nation import OF_NATION

OF_WARDS = {
    **OF_NATION,
    ".venv/bin/python cli.py trend --area demo --kinds lunch_club --on 2025-06-01,2026-01-01": Expected(
        "Without a lunch club within 15 minutes at a steady pace, of residents:"
    ),
    ".venv/bin/python cli.py unmet --area demo --award-wards Eastgate --award-year 2024": Expected(
        "Conversations were not counted in the whole of both 2023 and 2025"
    ),
    ".venv/bin/python cli.py gaps --area demo --kinds lunch_club": Expected(
        "have a lunch club within 15 minutes"
    ),
    '.venv/bin/python cli.py gaps --area demo --matrix "lunch club; Advice" --group residents,aged_65_plus': (
        Expected("2 kinds or baskets")
    ),
}
