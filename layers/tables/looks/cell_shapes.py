"""Is a cell something that only a record holds, and no heading: a postcode, a telephone number, a date?"""

import re
from typing import Final

_DATA: Final = re.compile(
    r"""
    \S+@\S+\.\S{2,}                              # an e-mail address
    | (https?://|www\.)\S+                       # a web address
    | (\+44|0)[\s()]*[0-9][0-9\s()-]{7,}.*       # a telephone number
    | [0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}(\s.*)?  # a day
    | (19|20)[0-9]{2}-?[01][0-9]-?[0-3][0-9](\D.*)?    # a day as computers write it
    | [+-]?[0-9]{1,3}\.[0-9]{3,}                 # degrees
    | [0-9]{1,2}:[0-9]{2}.*                      # a time of day
    | [A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][ABD-HJLNP-UW-Z]{2}  # a postcode
    | £\s?[0-9].*                                # an amount
    | [A-HJ-Z]{2}\s?[0-9]{2,5}\s?[0-9]{2,5}      # a grid reference
    | [+-]?[0-9.]+°.*                            # degrees and minutes
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_CELL: Final = 100_000  # letters
_LONGEST_HEADING: Final = 150


def is_data(cell: str) -> bool:
    """Whether a cell is one that no heading would be."""
    plain = cell.strip()
    return len(plain) > _LONGEST_HEADING or _DATA.fullmatch(plain) is not None
