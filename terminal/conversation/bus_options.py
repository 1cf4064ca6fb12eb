"""What can be said after `cli.py near` of going by bus, and what is answered?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final

import typer

from geo.errors import WithinReachError
from layers.buses.passes import BusPass, Holder, holders_of, load_passes
from layers.places.nations import Nation
from presentation.printing.handout.occasions import monday_after
from presentation.printing.sheet.chosen import Chosen
from presentation.words.buses import command as words
from presentation.words.buses.week import week_lines
from presentation.words.near.lines import printable
from presentation.words.near.naming import named
from questions.buses.bus_journey import Fares
from questions.buses.on_paper import BusTrip, BusWeek
from questions.buses.sessions_by_bus import BusWish, SessionByBus, WeekByBus, week_by_bus
from questions.buses.suggested import suggested_by_bus
from terminal.conversation.near_answer import PersonAnswer
from terminal.conversation.second_options import SecondOptions
from terminal.suggestions import local_now

SESSIONS_SHOWN: Final = 8
PASSES: Final = {
    "england": Nation.ENGLAND,
    "wales": Nation.WALES,
    "scotland": Nation.SCOTLAND,
    "northern-ireland": Nation.NORTHERN_IRELAND,
}
WITHOUT: Final = "none"


@dataclass(frozen=True)
class BusOptions(SecondOptions):
    """What was typed of buses. Which pass somebody has is the person's: hidden from ``repr``."""

    by_bus: Annotated[bool, typer.Option("--by-bus", help=words.BY_BUS)] = False
    bus_pass: Annotated[str, typer.Option("--pass", help=words.PASS)] = field(default=WITHOUT, repr=False)
    pass_as: Annotated[str, typer.Option("--pass-as", help=words.PASS_AS)] = field(default="", repr=False)
    week_from: Annotated[str, typer.Option("--week-from", help=words.WEEK_FROM)] = ""

    def check_by_bus(self, *, as_file: bool) -> None:
        """Refuse what going by bus cannot be answered for.

        Raises
        ------
        WithinReachError
            It is asked for as JSON or CSV, or for two people.
        """
        if self.by_bus and as_file:
            raise WithinReachError(
                "Going by bus is told in words, not as JSON or CSV.",
                "Leave out --by-bus, or --json and --csv.",
            )
        if self.by_bus and self.has_second:
            raise WithinReachError(
                "Going by bus is answered for one person.", "Ask for each by themselves, without --second."
            )

    def held_pass(self) -> BusPass | None:
        """The pass that was named.

        Raises
        ------
        WithinReachError
            No nation gives such a pass, or not for this.
        """
        if self.bus_pass == WITHOUT:
            if self.pass_as:
                raise WithinReachError(
                    "Why they have a pass is given, and not whose it is.", "Add --pass with the nation."
                )
            return None
        if self.bus_pass not in PASSES:
            raise WithinReachError(
                'There is no pass called "{bus_pass}".',
                "Choose one of: {passes}.",
                bus_pass=self.bus_pass,
                passes=", ".join([*PASSES, WITHOUT]),
            )
        nation = PASSES[self.bus_pass]
        holders = holders_of(load_passes(), nation)
        if self.pass_as and self.pass_as not in holders:
            raise WithinReachError(
                'No pass of {bus_pass} is given to who is "{pass_as}".',
                "Choose one of: {holders}.",
                bus_pass=self.bus_pass,
                pass_as=self.pass_as,
                holders=", ".join(holders),
            )
        return BusPass(nation, Holder(self.pass_as) if self.pass_as else Holder.OLDER)

    def first_day(self) -> date:
        """The day from which the week is looked at; today, if none was named.

        Raises
        ------
        WithinReachError
            It is no day.
        """
        if not self.week_from:
            return local_now().date()
        try:
            return date.fromisoformat(self.week_from)
        except ValueError:
            raise WithinReachError(
                '"{week_from}" is no day.', "Write it like 2026-05-04.", week_from=self.week_from
            ) from None


def by_bus_lines(answer: PersonAnswer, options: BusOptions, *, everything: bool) -> Iterator[str]:
    """The week's sessions by bus, there and back.

    Raises
    ------
    WithinReachError
        The pass or the day cannot be read.
    """
    week = week_of(answer, options)
    asset_ids = {each.session.asset_id for each in week.sessions}
    table = named(answer.assets.table[answer.assets.table["asset_id"].isin(asset_ids)], answer.kinds)
    titles = dict(zip(table["asset_id"], table["title"], strict=True))
    most, today = None if everything else SESSIONS_SHOWN, local_now().date()
    yield ""
    yield words.HEADING
    for line in week_lines(week, titles, today=today, step_free=week.wish.pace.step_free, most=most):
        yield ("  " if line.startswith("  ") else "") + printable(line)


def chosen_by_bus(answer: PersonAnswer, options: BusOptions, *, weekly: bool) -> dict[str, Chosen]:
    """By the id of each place the first session of the week that a bus reaches and that is sure.

    Where none is sure, it is the first that is reached.

    ``weekly``: with all sessions of each from the next Monday on, whenever they are free.

    Raises
    ------
    WithinReachError
        The pass or the day cannot be read.
    """
    if not options.by_bus:
        return {}
    week, home = week_of(answer, options), (answer.origin.x, answer.origin.y)
    trips: dict[str, BusTrip] = {}
    for each in sorted(week.sessions, key=lambda each: not each.sure):
        if each.cause is None:
            trips.setdefault(each.session.asset_id, BusTrip(each, home, week.last_day))
    weeks = _bus_weeks(answer, week.wish, list(trips)) if weekly else {}
    return {
        asset_id: Chosen(asset_id, by_bus=trip, bus_week=weeks.get(asset_id))
        for asset_id, trip in trips.items()
    }


def _bus_weeks(answer: PersonAnswer, wish: BusWish, asset_ids: list[str]) -> dict[str, BusWeek]:
    """All sessions of these places in the week from the Monday on, by bus."""
    monday, home = monday_after(wish.first_day), (answer.origin.x, answer.origin.y)
    from_monday = replace(wish, first_day=monday, free=())
    week = week_by_bus(answer.area, answer.assets, answer.origin, from_monday, asset_ids)
    by_place: dict[str, list[SessionByBus]] = {asset_id: [] for asset_id in asset_ids}
    for each in week.sessions:
        by_place[each.session.asset_id].append(each)
    return {
        asset_id: BusWeek(monday, tuple(sessions), home, week.last_day)
        for asset_id, sessions in by_place.items()
    }


def week_of(answer: PersonAnswer, options: BusOptions) -> WeekByBus:
    """The week by bus of what fits and is too far to walk.

    Raises
    ------
    WithinReachError
        The pass or the day cannot be read.
    """
    now = local_now()
    wish = BusWish(
        answer.question.pace,
        answer.question.minutes,
        options.first_day(),
        Fares.at(answer.area, (answer.origin.x, answer.origin.y), load_passes(), options.held_pass()),
        free=answer.wishes.free,
    )
    asset_ids = suggested_by_bus(
        answer.suggestions.near, answer.assets, answer.origin, answer.wishes, now=now
    )
    return week_by_bus(answer.area, answer.assets, answer.origin, wish, asset_ids).ahead(now)
