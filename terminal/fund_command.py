"""`cli.py fund`: which bids should be funded first, and where would something new do most?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from actions.keep_once import kept_for_one_answer
from geo.errors import WithinReachError
from geo.paces import PACES
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import load_kinds
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import open_to_read
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from
from presentation.words.funding.need import weights_words
from questions.funding.decision import Decision
from questions.funding.ground import FundingGround, funding_ground
from questions.funding.new_places import MOST_PLACES, PlacesWish, find_places
from questions.funding.portfolio import Floors
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets, area_assets
from questions.wards.nothing_suitable import misses_by_ward
from terminal import best_places as place_words, fund as fund_words, near as near_words
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def fund(
    bids: Annotated[Path | None, typer.Option("--bids", help="The bids: CSV, Excel or 360Giving.")] = None,
    budget: Annotated[float | None, typer.Option("--budget", min=0, help="Pounds there are.")] = None,
    area: Annotated[str, typer.Option("--area", help="The prepared area to look in.")] = "demo",
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=60, help="The longest walk, one way.")] = 15,
    pace: Annotated[str, typer.Option("--pace", help=f"One of: {', '.join(PACES)}.")] = "older",
    when: Annotated[
        str, typer.Option("--when", help="Only what is on then: daytime, evening or weekend.")
    ] = "",
    weights: Annotated[
        str,
        typer.Option("--weights", help="Who counts more, as deprivation=1,index=2; or none."),
    ] = "",
    index: Annotated[
        Path | None,
        typer.Option("--index", help="An index of need by ward or small area, CSV; weigh it as index=1."),
    ] = None,
    rank_one: Annotated[
        bool, typer.Option("--rank-one-is-neediest", help="The index has ranks, and 1 is the neediest.")
    ] = False,
    wards: Annotated[
        str, typer.Option("--wards", help="Something for each of these, between commas; or deprived.")
    ] = "",
    small: Annotated[float, typer.Option("--small", min=0, help="Pounds kept for grants to £2,000.")] = 0.0,
    new: Annotated[
        str, typer.Option("--new", help="Instead of bids: the best places for a new one of this kind.")
    ] = "",
    aim: Annotated[
        str, typer.Option("--aim", help="With --new: most (people), fewest (places) or least (walking).")
    ] = "most",
    count: Annotated[
        int, typer.Option("--count", min=1, max=MOST_PLACES, help="With --new: how many places.")
    ] = 3,
    share: Annotated[
        float | None,
        typer.Option("--share", min=1, max=100, help="With --aim fewest: for how many, in %."),
    ] = None,
    redo: Annotated[
        Path | None, typer.Option("--redo", help="A record from --json: does it come out the same?")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which bids should be funded first, and what would each change? Or where would something new do most?"""
    with in_plain_words():
        _check_asked(bids, budget, new)
        opened = open_area(area, areas_folder=areas)
        misses = _misses(opened, areas)
        ground = funding_ground(opened, _assets(opened, areas), keep=kept_for_one_answer())
        brought = fund_words.read_index_file(opened, index, rank_one_is_neediest=rank_one)
        decision = Decision(
            budget or 0.0,
            _standard(pace, minutes, when),
            fund_words.read_weights(ground.people, weights, index=brought, misses=misses),
            Floors(fund_words.read_wards(ground.people, wards), small),
            misses=tuple(sorted(misses.items())),
        )
        if bids is None:
            wish = place_words.read_wish(load_kinds(), new, aim=aim, count=count, share=share)
            _print_places(ground, wish, decision, json=json)
        else:
            _print_bids(ground, bids, decision, redo=redo, json=json)


def _check_asked(bids: Path | None, budget: float | None, new: str) -> None:
    if bool(new) == (bids is not None):
        raise WithinReachError(
            "What to look at is not said." if bids is None else "Bids and new places are two questions.",
            "Give either --bids FILE or --new KIND.",
        )
    if bids is not None and budget is None:
        raise WithinReachError("How much money there is is not said.", "Add --budget POUNDS.")


def _assets(area: Area, areas: Path) -> AreaAssets:
    with open_to_read(register_beside(areas)) as register:
        return area_assets(area, register)


def _standard(pace: str, minutes: int, when: str) -> Standard:
    """What counts as within reach, today."""
    chosen = near_words.read_pace(pace, speed_mps=None, step_free=False)
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
        typer.echo(place_words.places_json(places, wish))
        return
    print_lines(place_words.place_lines(places, wish, kinds=load_kinds()))
    typer.echo(weights_words(decision.weights))


def _print_bids(
    ground: FundingGround, bids: Path, decision: Decision, *, redo: Path | None, json: bool
) -> None:
    table = load_kinds()
    if redo is not None:
        listed = read_bids(bids, kinds=table, finder=finder_for(ground.area))
        print_lines(iter(fund_words.redone_lines(redo, ground, listed)))
        return
    funded = fund_words.fund(ground, bids, kinds=table, decision=decision)
    if json:
        typer.echo(fund_words.as_json(funded))
    else:
        print_lines(fund_words.fund_lines(funded, kinds=table))
