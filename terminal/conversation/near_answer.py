"""What was asked about one person, and the answer: as text, as JSON, as a table."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from presentation.printing.ride_tables import FileRides
from presentation.words import plain as words
from presentation.words.near import chips as chip_words
from presentation.words.near.by_hours import walk_then
from presentation.words.near.fitting import not_met_words
from presentation.words.near.lines import PrintedGroups, answer_lines, printable, suggestion_lines
from presentation.words.near.reach import cannot_judge
from questions.conversation.answer_groups import grouped_near, grouped_suggestions, is_understood
from questions.conversation.conversation import NO_WISHES, Suggestions, Wishes, suggest_among
from questions.places.area_assets import AreaAssets, area_assets
from questions.rides.in_files import for_anybody, rides_in_files
from questions.rides.on_paper import RideGoer, goers_of
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.route_sheet import RouteSheet, route_sheet
from terminal import near, suggestions


@dataclass(frozen=True)
class PersonAnswer:
    """One person's question and what there is for them; let go of with the command."""

    area: Area = field(repr=False)
    assets: AreaAssets = field(repr=False)
    origin: Origin = field(repr=False)
    question: Question
    wishes: Wishes
    suggestions: Suggestions = field(repr=False)
    kinds: Kinds = field(repr=False)

    of_two = False  # whether a second person is asked about

    def goers(self, asset_id: str | None) -> tuple[RideGoer, ...]:
        """Who rides to a place, or to any."""
        return goers_of(self.wishes)

    def text(self, *, json: bool, csv: bool, everything: bool = False) -> str:
        """The answer to be printed; with ``everything`` no row is left out or folded.

        Raises
        ------
        WithinReachError
            A table is asked for, and the streets cannot judge this place.
        """
        answer, plain = self.suggestions.near, self.wishes == NO_WISHES
        if answer.status is not OriginStatus.JUDGED and csv:
            raise WithinReachError(words.CANNOT_JUDGE, "{why}", why=cannot_judge(answer))
        asks = not plain and not is_understood(self.suggestions)
        if plain or asks:
            answer, groups = grouped_near(answer, self.assets)
            fits = self.suggestions
        else:
            fits, groups = grouped_suggestions(self.suggestions)
        shown = PrintedGroups(groups, self.kinds, everything)
        if json and plain:
            return near.as_json(self.area, answer, kinds=self.kinds, rides=self.file_rides())
        if json:
            return suggestions.as_json(self.area, fits, kinds=self.kinds, rides=self.file_rides(timed=True))
        if csv:
            return near.as_csv(self.area, answer, kinds=self.kinds, rides=self.file_rides())
        if asks:
            readings = [
                chip_words.may_mean_words(each.typed, each.means) for each in self.suggestions.may_mean
            ]
            ask = chip_words.ask_words(which=bool(readings))
            asking = (not_met_words(self.suggestions), ask, *readings, chip_words.ASK_EXAMPLES, "")
            rest = answer_lines(answer, shown, made_up=self.area.made_up)
            return "\n".join((*map(printable, asking), *rest))
        if plain:
            return "\n".join(answer_lines(answer, shown, made_up=self.area.made_up))
        return "\n".join(suggestion_lines(fits, shown))

    def file_rides(self, *, timed: bool = False) -> FileRides:
        """The rides to all places as a file may have them; ``timed``: to what is on while they are free."""
        asset_ids = self.assets.table["asset_id"].tolist()
        goers = {each: self.goers(each) for each in asset_ids} if timed else for_anybody(asset_ids)
        home, now = (self.origin.x, self.origin.y), suggestions.local_now()
        return rides_in_files(self.area, self.assets, goers, home=home, now=now)

    def row(self, asset_id: str) -> Any | None:
        """The asset's row of the answer, as far as it is in one of its tables."""
        tables = (self.suggestions.fits, self.suggestions.near_misses, self.suggestions.ruled_out)
        for table in tables:
            for row in table[table["asset_id"] == asset_id].itertuples(index=False):
                return row
        return None

    def walk(self, asset_id: str) -> RouteSheet:
        """The way to one asset and back, at the time at which the answer would have them go.

        Raises
        ------
        NoWayError
            No such asset, or no way to it within twice the minutes asked for.
        """
        then = walk_then(self.row(asset_id))
        return route_sheet(self.area, self.assets, self.origin, self.question, asset_id, then)


def ask_near(area: Area, origin: Origin, question: Question, wishes: Wishes, *, areas: Path) -> PersonAnswer:
    """Ask the engine, with the register that belongs to the folder of prepared areas."""
    with open_to_read(register_beside(areas)) as register:
        assets = area_assets(area, register)
    answer = near_person(area, assets, origin, question)
    fitting = suggest_among(answer, assets, wishes, now=suggestions.local_now())
    return PersonAnswer(area, assets, origin, question, wishes, fitting, load_kinds())
