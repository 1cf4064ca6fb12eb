"""`cli.py fund`: which bids should be funded first, and where would something new do most?"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import typer

from actions.keep_once import kept_for_one_answer
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.places import finder_for
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import open_to_read
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from
from layers.wards.names import second_names_by_code
from presentation.words.funding.need import weights_words
from questions.funding.alternatives import Prices
from questions.funding.ground import FundingGround, funding_ground
from questions.funding.new_places import PlacesWish, find_places
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms
from questions.panel.decision import Decision
from questions.panel.portfolio import Floors
from questions.places.area_assets import area_assets
from questions.wards.by_bus import BusDays
from questions.wards.nothing_suitable import misses_by_ward
from terminal import best_places as place_words, fund as fund_words, near as near_words
from terminal.bids_file import BidsFile
from terminal.bus_days import check_by_bus, days_by_bus
from terminal.fund_options import (
    AimOption,
    AreaOption,
    AversionOption,
    BidsOption,
    BudgetOption,
    BusDayOption,
    ByBusOption,
    CapOption,
    CountOption,
    FlatOption,
    IndexOption,
    JsonOption,
    MappingOption,
    MinutesOption,
    NewOption,
    PaceOption,
    PricesOption,
    RankOneOption,
    RedoOption,
    SaveMappingOption,
    ShareOption,
    SheetOption,
    SmallOption,
    TogetherOption,
    WardsOption,
    WeightsOption,
    WhenOption,
    read_prices,
    read_set_aim,
)
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def fund(
    bids: BidsOption = None,
    budget: BudgetOption = None,
    area: AreaOption = "demo",
    minutes: MinutesOption = 15,
    pace: PaceOption = "older",
    flat: FlatOption = False,
    by_bus: ByBusOption = False,
    bus_day: BusDayOption = "",
    when: WhenOption = "",
    weights: WeightsOption = "",
    index: IndexOption = None,
    rank_one: RankOneOption = False,
    wards: WardsOption = "",
    small: SmallOption = 0.0,
    prices: PricesOption = "",
    new: NewOption = "",
    aim: AimOption = "most",
    count: CountOption = 3,
    share: ShareOption = None,
    aversion: AversionOption = 1.0,
    cap: CapOption = 30,
    together: TogetherOption = False,
    sheet: SheetOption = "",
    mapping: MappingOption = None,
    save_mapping: SaveMappingOption = None,
    redo: RedoOption = None,
    json: JsonOption = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which bids should be funded first, and what would each change? Or where would something new do most?"""
    with in_plain_words():
        _check_asked(bids, budget, new)
        _check_buses(new, by_bus=by_bus, with_days=bool(bus_day))
        ground = _ground(area, areas)
        misses = _misses(ground.area, areas)
        brought = fund_words.read_index_file(ground.area, index, rank_one_is_neediest=rank_one)
        weighed = fund_words.read_weights(ground.people, weights, index=brought, misses=misses)
        second = second_names_by_code(ground.area.wards)
        floors = Floors(fund_words.read_wards(ground.people, wards, second=second), small)
        standard = _standard(pace, minutes, when, flat=flat)
        days = _bus_days(ground, bus_day) if by_bus else None
        standard = replace(standard, by_bus=days)
        decision = Decision(budget or 0.0, standard, weighed, floors, misses=tuple(sorted(misses.items())))
        if bids is not None:
            terms = FairnessTerms(aversion, cap, together)
            decision = replace(decision, aim=read_set_aim(aim), fairness=terms)
            bids_file = BidsFile(bids, sheet, mapping, save_mapping)
            answer = _Answer(json, redo, read_prices(prices))
            _print_bids(ground, bids_file, decision, answer)
        else:
            wish = place_words.read_wish(load_kinds(), new, aim=aim, count=count, share=share)
            _print_places(ground, wish, decision, json=json)


def _check_asked(bids: Path | None, budget: float | None, new: str) -> None:
    if bool(new) == (bids is not None):
        raise WithinReachError(
            "What to look at is not said." if bids is None else "Bids and new places are two questions.",
            "Give either --bids FILE or --new KIND.",
        )
    if bids is not None and budget is None:
        raise WithinReachError("How much money there is is not said.", "Add --budget POUNDS.")


def _check_buses(new: str, *, by_bus: bool, with_days: bool) -> None:
    if new and by_bus:
        raise WithinReachError(
            "Where something new would do most is answered on foot: it has no hours yet.",
            "Leave out --by-bus.",
        )
    check_by_bus(by_bus=by_bus, with_days=with_days, matrix=False)


def _bus_days(ground: FundingGround, typed: str) -> BusDays:
    """The week whose buses count: of one day a bid on that day would be ahead. Refused where none holds."""
    today, nation = datetime.now(UTC).date(), ground.assets.nation
    return days_by_bus(ground.area, typed, week=True, today=today, nation=nation)


def _ground(name: str, areas: Path) -> FundingGround:
    """What bids and new places stand on: the area, and its assets as the register has them."""
    area = open_area(name, areas_folder=areas)
    with open_to_read(register_beside(areas)) as register:
        assets = area_assets(area, register)
    return funding_ground(area, assets, keep=kept_for_one_answer())


def _standard(pace: str, minutes: int, when: str, *, flat: bool) -> Standard:
    """What counts as within reach, today."""
    chosen = near_words.read_pace(pace, speed_mps=None, step_free=False, flat=flat)
    return Standard(chosen, minutes, fund_words.read_window(when), datetime.now(UTC).date())


def _misses(area: Area, areas: Path) -> dict[str, int]:
    """What may be shown of last year's conversations that ended with nothing suitable, as on the page."""
    folder, today = register_folder(areas), datetime.now(UTC).date()
    return misses_by_ward(
        counts_beside(areas), area, year=today.year - 1, today=today, at_least=shown_from(folder)
    )


def _print_places(ground: FundingGround, wish: PlacesWish, decision: Decision, *, json: bool) -> None:
    places = find_places(
        ground,
        wish,
        standard=decision.standard,
        weights=decision.weights,
        misses=dict(decision.misses),
    )
    if json:
        typer.echo(place_words.places_json(ground.area, places, wish))
        return
    print_lines(place_words.place_lines(ground.area, places, wish, kinds=load_kinds()))
    typer.echo(weights_words(decision.weights))


@dataclass(frozen=True)
class _Answer:
    """What is to be answered with: lines, a record, or whether a record comes out the same."""

    json: bool
    redo: Path | None
    prices: Prices


def _print_bids(ground: FundingGround, bids: BidsFile, decision: Decision, answer: _Answer) -> None:
    table = load_kinds()
    if answer.redo is not None:
        listed = bids.read(kinds=table, finder=finder_for(ground.area))
        print_lines(iter(fund_words.redone_lines(answer.redo, ground, listed)))
        return
    funded = fund_words.fund(ground, bids, kinds=table, decision=decision)
    if answer.json:
        typer.echo(fund_words.as_json(funded))
    else:
        print_lines(fund_words.fund_lines(funded, kinds=table, prices=answer.prices))
