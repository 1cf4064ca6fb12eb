"""What is a council, and what is a county of several?"""

from dataclasses import dataclass
from typing import Final, Literal

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
NATION_OF: Final[dict[str, Nation]] = {
    "E": "england",
    "W": "wales",
    "S": "scotland",
    "N": "northern_ireland",
}


@dataclass(frozen=True)
class Council:
    """A district, unitary authority, borough, council area or district of Northern Ireland (ONS: LAD)."""

    code: str  # GSS, like "E08000010"
    name: str
    name_cy: str = ""  # its Welsh name, where it has one
    county_code: str = ""  # GSS of the county in which it lies; "" where it lies in none
    former_codes: tuple[str, ...] = ()  # of the same council, in older tables

    @property
    def nation(self) -> Nation:
        """In which nation it lies, by its code."""
        return NATION_OF[self.code[0]]

    @property
    def codes(self) -> tuple[str, ...]:
        """By which codes tables of any year may call it, that of today first."""
        return (self.code, *self.former_codes)


@dataclass(frozen=True)
class NameOfCouncils:
    """A name or code that stands for councils of other names: of a county, a former council, a short one."""

    name: str
    code: str  # of the county or former council; "" where only the name is another
    until: str  # the year in which a former council ended; "" where it has not
    councils: tuple[str, ...]  # codes of the councils of today
