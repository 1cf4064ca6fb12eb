"""What do `cli.py gaps` and its help say that the page about wards does not?"""

from typing import Final

from presentation.words.language import sentence

AREA_HELP: Final = sentence("The prepared area to look in.")
KINDS_HELP: Final = sentence("Any of these will do, between commas; else every kind.")
BASKET_HELP: Final = sentence("A basket of kinds, by its name; any of its kinds will do.")
GROUP_HELP: Final = sentence("Whose: a group that the area counts; with --matrix several, between commas.")
MATRIX_HELP: Final = sentence("Many at once: baskets or kinds between semicolons, for every ward.")
STANDARD_HELP: Final = sentence("How many percent should have one: which wards meet it?")
TABLE_HELP: Final = sentence("Which table --csv prints: wards, area or about.")
MINUTES_HELP: Final = sentence("The longest walk, one way.")
OPEN_HELP: Final = sentence('Open then: "tue 12:00-14:00".')
CHECKED_HELP: Final = sentence("Leave out what nobody has checked for long.")
WARD_HELP: Final = sentence("Also open this ward: its causes.")
JSON_HELP: Final = sentence("Print the figures as JSON.")
CSV_HELP: Final = sentence("Print every ward as CSV, or another table.")


def pace_help(paces: str) -> str:
    """Which paces there are."""
    return sentence("One of: {paces}.", paces=paces)


def measured(measure: str, value: str, meaning: str) -> str:
    """ "Gini coefficient 0.52: 0 is the same for all, 1 is all for one." """
    return sentence("{measure} {value}: {meaning}", measure=measure, value=value, meaning=meaning)
