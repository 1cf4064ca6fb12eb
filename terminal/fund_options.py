"""What can be said after `cli.py fund`? Each option with its help, and how assumed prices are read."""

import math
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Final

import typer

from geo.errors import WithinReachError
from geo.paces import PACES
from presentation.words.buses.wards import WEEK_FROM_HELP
from presentation.words.funding.standard import COUNT_BUSES_HELP
from presentation.words.hills.wards import FLAT_HELP
from presentation.words.near.lines import printable
from questions.funding.alternatives import Prices
from questions.funding.new_places import MOST_PLACES
from questions.panel.aims import SetAim

BidsOption = Annotated[Path | None, typer.Option("--bids", help="The bids: CSV, Excel or 360Giving.")]
SheetOption = Annotated[
    str, typer.Option("--sheet", help="Which sheet of a workbook; left out: that most like a list.")
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", help="Which column of the bids is what, as --save-mapping writes it."),
]
SaveMappingOption = Annotated[
    Path | None, typer.Option("--save-mapping", help="Write how the columns of the bids are understood.")
]
BudgetOption = Annotated[float | None, typer.Option("--budget", min=0, help="Pounds there are.")]
AreaOption = Annotated[str, typer.Option("--area", help="The prepared area to look in.")]
MinutesOption = Annotated[int, typer.Option("--minutes", min=1, max=60, help="The longest walk, one way.")]
PaceOption = Annotated[str, typer.Option("--pace", help=f"One of: {', '.join(PACES)}.")]
ByBusOption = Annotated[bool, typer.Option("--by-bus", help=COUNT_BUSES_HELP)]
BusDayOption = Annotated[str, typer.Option("--bus-day", help=WEEK_FROM_HELP)]
FlatOption = Annotated[bool, typer.Option("--flat", help=FLAT_HELP)]
WhenOption = Annotated[str, typer.Option("--when", help="Only what is on then: daytime, evening or weekend.")]
WeightsOption = Annotated[
    str, typer.Option("--weights", help="Who counts more, as deprivation=1,index=2; or none.")
]
IndexOption = Annotated[
    Path | None,
    typer.Option("--index", help="An index of need by ward or small area, CSV; weigh it as index=1."),
]
RankOneOption = Annotated[
    bool, typer.Option("--rank-one-is-neediest", help="The index has ranks, and 1 is the neediest.")
]
WardsOption = Annotated[
    str, typer.Option("--wards", help="Something for each of these, between commas; or deprived.")
]
SmallOption = Annotated[float, typer.Option("--small", min=0, help="Pounds kept for grants to £2,000.")]
PricesOption = Annotated[
    str,
    typer.Option(
        "--prices", help="What the panel assumes other ways cost, as venue=3000,hours=1500,path=40000."
    ),
]
NewOption = Annotated[
    str, typer.Option("--new", help="Instead of bids: the best places for a new one of this kind.")
]
AimOption = Annotated[
    str,
    typer.Option(
        "--aim",
        help="most (people) or least (walking); with --new also fewest (places), with --bids also fairest.",
    ),
]
AversionOption = Annotated[
    float,
    typer.Option("--aversion", help="With --bids: how averse to long walks, 0 to 10 (Kolm and Pollak)."),
]
CapOption = Annotated[
    int, typer.Option("--cap", help="With --bids: who reaches none counts as walking so many minutes.")
]
TogetherOption = Annotated[
    bool, typer.Option("--together", help="With --bids: any of their kinds will do, for how fair walks are.")
]
CountOption = Annotated[
    int, typer.Option("--count", min=1, max=MOST_PLACES, help="With --new: how many places.")
]
ShareOption = Annotated[
    float | None,
    typer.Option("--share", min=1, max=100, help="With --aim fewest: for how many, in %."),
]
RedoOption = Annotated[
    Path | None, typer.Option("--redo", help="A record from --json: does it come out the same?")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the record as JSON.")]
_NAMES: Final = tuple(field.name for field in fields(Prices))


def read_set_aim(text: str) -> SetAim:
    """What the suggested set of bids should do.

    Raises
    ------
    WithinReachError
        There is no such aim.
    """
    if text not in set(SetAim):
        raise WithinReachError(
            'Bids cannot be chosen for "{printable}".',
            "Choose among {aim}.",
            printable=printable(text),
            aim=", ".join(SetAim),
        )
    return SetAim(text)


def read_prices(text: str) -> Prices:
    """Prices from "venue=3000,hours=1500"; what is not named has none.

    Raises
    ------
    WithinReachError
        One is not understood, or is no amount above nothing.
    """
    prices = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        name, _, value = part.partition("=")
        pounds = _amount(value)
        if name.strip() not in _NAMES or pounds is None:
            raise WithinReachError(
                '"{printable}" is not a price.',
                "Write NAME=POUNDS, the names being {names}.",
                printable=printable(part),
                names=", ".join(_NAMES),
            )
        prices[name.strip()] = pounds
    return Prices(**prices)


def _amount(text: str) -> float | None:
    """Pounds above nothing, or None where it is no such amount."""
    try:
        pounds = float(text)
    except ValueError:
        return None
    return pounds if math.isfinite(pounds) and pounds > 0 else None
