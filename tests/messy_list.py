"""A workbook as a council's officer might hand it over: 40 rows, 30 words for kinds, and some slips."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook

HEADINGS: Final = ("Ref", "Group name", "Category", "Postcode", "Days and times", "Telephone")
# word -> (rows of it, key of the kind that it means, "" where a person has to say)
WORDS: Final = {
    "Sports": (5, ""),
    "Walking Groups": (2, "walking_group"),
    "Health walk": (1, "walking_group"),
    "Games & social": (2, "games_group"),
    "Befriending service": (1, "befriending"),
    "Carers' support group": (1, "carers_group"),
    "Community Transport": (1, "community_transport"),
    "Gardening club": (1, "gardening_group"),
    "Tea dance": (1, "dance_group"),
    "IT help": (1, "it_help"),
    "Luncheon Clubs": (2, "lunch_club"),
    "Coffee morning": (1, "social_club"),
    "Men’s Shed": (1, "mens_shed"),
    "Knit & natter": (1, "craft_group"),
    "Choirs": (1, "music_group"),
    "Dementia": (1, ""),
    "Digital": (1, ""),
    "Wellbeing": (2, ""),
    "Young people": (1, ""),
    "Community meal": (1, ""),
    "Hall": (2, ""),
    "Arts": (1, ""),
    "Estate agents": (2, ""),
    "Zumba Gold": (1, "dance_group"),
    "Warm welcome space": (1, "warm_space"),
    "Food share": (1, "food_bank"),
    "Stay and play": (1, "family_group"),
    "Scouts": (1, "youth_group"),
    "Churches": (1, "place_of_worship"),
    "Misc": (1, ""),
}
CHOICES: Final = {
    "Sports": "sports_club",
    "Dementia": "support_group",
    "Digital": "it_help",
    "Wellbeing": "support_group",
    "Young people": "youth_group",
    "Community meal": "lunch_club",
    "Hall": "community_centre",
    "Arts": "craft_group",
    "Estate agents": "-",
}  # nobody knows what Misc is: it stays a draft
POSTCODE: Final = "ZZ1 1AA"


def messy_rows() -> list[tuple[str, ...]]:
    """The rows below the headings: the third has the reference of the second, the fourth has none."""
    words = [word for word, (rows, _) in WORDS.items() for _ in range(rows)]
    rows = [
        (str(at), f"{word} no {at}", word, POSTCODE, "Tuesday 10:00-12:00", f"01632 9600{at:02}")
        for at, word in enumerate(words, start=1)
    ]
    rows[7] = (rows[6][0], *rows[7][1:])  # a reference that is there twice
    rows[8] = ("", *rows[8][1:])
    rows[9] = (*rows[9][:3], "SW1A 1AA", *rows[9][4:])  # far away
    return rows


def messy_workbook(folder: Path) -> Path:
    """Write the workbook; its path."""
    path = folder / "community directory FINAL v3.xlsx"
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (HEADINGS, *messy_rows()):
        sheet.append(row)
    workbook.save(path)
    return path
