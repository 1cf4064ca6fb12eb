"""What is there for two people from one home: as text, as JSON, as a table?"""

import json as json_format
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from geo.errors import WithinReachError
from geo.rows import rows_of
from presentation.printing.ride_tables import FileRides, ride_records
from presentation.printing.tables import export_columns, export_csv_of_two, exported
from presentation.words import plain as words
from presentation.words.language import worded
from presentation.words.near.by_hours import walk_then
from presentation.words.near.lines import PrintedGroups
from presentation.words.near.naming import named
from presentation.words.near.reach import cannot_judge
from presentation.words.near.suits import ask_words, finding_words
from presentation.words.near.two.lines import two_lines
from presentation.words.near.two.whose import whose_of
from questions.conversation.answer_groups import grouped_near, grouped_suggestions, is_understood
from questions.conversation.wishes import NO_WISHES
from questions.rides.on_paper import RideGoer, goers_of
from questions.together.groups_of_two import GroupOfTwo, grouped_two, misses_of_two
from questions.together.own_answer import OwnAnswer
from questions.together.two_people import TIMES, ForWhom, TwoPeople, two_people
from questions.together.walking_together import walks_together
from questions.walks.near_person import OriginStatus, Question
from questions.walks.route_sheet import RouteSheet, route_sheet
from terminal.conversation.near_answer import PersonAnswer
from terminal.suggestions import local_now


@dataclass(frozen=True)
class TwoPeopleAnswer(PersonAnswer):
    """The first person's answer, joined with that of a second one."""

    two: TwoPeople = field(kw_only=True, repr=False)
    groups: tuple[GroupOfTwo, ...] = field(kw_only=True, repr=False)

    of_two = True

    def goers(self, asset_id: str | None) -> tuple[RideGoer, ...]:
        """Those of the two whom a place is for; both, where none is named."""
        whose = whose_of(self.row(asset_id)) if asset_id is not None else None
        return goers_of(self.two.first.wishes, self.two.second.wishes, whose)

    def text(self, *, json: bool, csv: bool, everything: bool = False) -> str:
        """The answer to be printed; with ``everything`` no row is left out or folded.

        Raises
        ------
        WithinReachError
            A table is asked for, and the streets cannot judge this place.
        """
        near = self.two.first.near
        if near.status is not OriginStatus.JUDGED and csv:
            raise WithinReachError(words.CANNOT_JUDGE, "{why}", why=cannot_judge(near))
        if json:
            return self._as_json()
        if csv:
            today = datetime.now(UTC).date().isoformat()
            rides = self.file_rides()
            return export_csv_of_two(self.area, self.two, kinds=self.kinds, today=today, rides=rides)
        shown = PrintedGroups(tuple(each.group for each in self.groups), self.kinds, everything)
        lines = two_lines(self.two, self.groups, shown)
        return "\n".join((words.MADE_UP, *lines) if self.area.made_up else lines)

    def row(self, asset_id: str) -> Any | None:
        """The asset's row of the answer for two, or of what almost fits either; else of the first's own."""
        for table in (self.two.table, misses_of_two(self.two)):
            for row in rows_of(table[table["asset_id"] == asset_id]):
                return row
        return super().row(asset_id)

    def walk(self, asset_id: str) -> RouteSheet:
        """The way there and back of those whom it is for: of both at the slower pace.

        Raises
        ------
        NoWayError
            No such asset, or no way to it within twice the minutes asked for.
        """
        row = self.row(asset_id)
        question = self.two.question_of(ForWhom(getattr(row, "whose", ForWhom.FIRST)))
        return route_sheet(self.area, self.assets, self.origin, question, asset_id, walk_then(row))

    def _as_json(self) -> str:
        """Neither the start, nor metres, nor a word that was typed."""
        two, area, rides = self.two, self.area, self.file_rides(timed=True)
        questions = {
            "first": two.first.near.question,
            "second": two.second.near.question,
            "together": two.walks.question,
        }
        record = {
            "area": {
                "name": area.name,
                "title": area.title,
                "made_up": area.made_up,
                "revision": area.revision,
            },
            **{name: _question_record(question) for name, question in questions.items()},
            "status": str(two.first.near.status),
            "sentence": cannot_judge(two.first.near),
            "second_sentence": cannot_judge(two.second.near),
            "never_free_together": two.free is None,
            "places": [_record(row, rides) for row in named(two.table, self.kinds).to_dict("records")],
        }
        return json_format.dumps(record, ensure_ascii=False, indent=2)


def answer_for_two(first: PersonAnswer, second: PersonAnswer) -> TwoPeopleAnswer:
    """Join two answers from the same start."""
    own = _own(first), _own(second)
    walks = walks_together(first.area, first.assets, first.origin, own[0].near, own[1].near)
    joined = two_people(first.assets, *own, walks, now=local_now())
    two, groups = grouped_two(joined, first.assets)
    return TwoPeopleAnswer(**vars(first), two=two, groups=groups)


def _own(answer: PersonAnswer) -> OwnAnswer:
    if answer.wishes == NO_WISHES or not is_understood(answer.suggestions):
        near, groups = grouped_near(answer.suggestions.near, answer.assets)
        return OwnAnswer(near, groups)
    fits, groups = grouped_suggestions(answer.suggestions)
    return OwnAnswer(fits.near, groups, fits, answer.wishes)


def _question_record(question: Question) -> dict[str, Any]:
    pace = question.pace
    return {
        "pace": pace.key,
        "metres_per_second": pace.speed_mps,
        "source": worded(pace.source),
        "minutes": question.minutes,
    }


def _record(row: dict[Any, Any], rides: FileRides) -> dict[str, Any]:
    minutes = {"walk_minutes": "walk_min", "first_minutes": "first_min", "second_minutes": "second_min"}
    return {
        "title": row["title"],
        "for_whom": str(row["whose"]),
        **{name: None if pd.isna(row[column]) else int(row[column]) for name, column in minutes.items()},
        **{name: _moment(row[name]) for name in TIMES},
        "ask": ask_words(row["ask"]),
        "rides": ride_records(rides, row["asset_id"]),
        "in_the_others_way": [finding_words(each) for each in row["others_way"]],
        **{column: exported(row[column]) for column in export_columns(pd.DataFrame([row]))},
    }


def _moment(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).isoformat(timespec="minutes")
