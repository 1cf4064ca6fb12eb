"""By which rule do the days recur on which a place opens: every week, weeks of the month, seasons, dates?

A rule is looked for that names exactly the given days and no other; where there is none, there is none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from layers.times.session import Season
from layers.times.session_days import in_season, weeks_of_month

_WEEKS: Final = (1, 2, 3, 4, 5, -1, -2, -3, -4, -5)
_LEAP_YEAR: Final = tuple(date(2024, 1, 1) + timedelta(days=day) for day in range(366))
_PLACE: Final = {(day.month, day.day): place for place, day in enumerate(_LEAP_YEAR)}
_MOST_STRETCHES: Final = 24
_FEW: Final = 2  # rules: no need to look for fewer


@dataclass(frozen=True)
class Recurrence:
    """One rule for days of one weekday; None: not bound by it."""

    week_of_month: int | None = None
    season: Season | None = None
    first_on: date | None = None
    last_on: date | None = None

    def names(self, day: date) -> bool:
        """Whether the rule names a day of its weekday."""
        return (
            (self.first_on is None or day >= self.first_on)
            and (self.last_on is None or day <= self.last_on)
            and (self.week_of_month is None or self.week_of_month in weeks_of_month(day))
            and (self.season is None or in_season(self.season, day))
        )


Rules = tuple[Recurrence, ...]
EVERY_WEEK: Final = Recurrence()


def recurrences(days: set[date], weekdays: Sequence[date], *, years: tuple[int, int] | None) -> Rules | None:
    """The rules that name exactly ``days`` out of ``weekdays``, all dates of one weekday in their order.

    ``years`` are the first and last year of which something is said by its number: before and after them all
    years are alike. None: there is no such rule.
    """
    if years is None:
        return _yearly(days, weekdays)
    before = [day for day in weekdays if day.year < years[0]]
    named = [day for day in weekdays if years[0] <= day.year <= years[1]]
    after = [day for day in weekdays if day.year > years[1]]
    first, last = _yearly(days & set(before), before), _yearly(days & set(after), after)
    if first is None or last is None:
        return None
    plain = [first, last, (EVERY_WEEK,), ()]
    ways = [[*plain, *more] for more in ([], *_guesses(days & set(named), named))]
    cuts = [_joined([(first, before), *_stretches(days, named, way), (last, after)]) for way in ways]
    return min((tuple(_bounded(cut)) for cut in cuts if len(cut) <= _MOST_STRETCHES), key=len, default=None)


def _bounded(stretches: Sequence[tuple[Rules, list[date]]]) -> Iterable[Recurrence]:
    """The rules of each stretch with its first and last day; the first and the last have no end outwards."""
    for place, (rules, days) in enumerate(stretches):
        first_on = days[0] if place else None
        last_on = days[-1] if place < len(stretches) - 1 else None
        for rule in rules:
            yield replace(rule, first_on=first_on, last_on=last_on)


def _joined(stretches: Sequence[tuple[Rules, list[date]]]) -> list[tuple[Rules, list[date]]]:
    whole: list[tuple[Rules, list[date]]] = []
    for rules, days in stretches:
        if whole and set(whole[-1][0]) == set(rules):
            whole[-1] = (rules, whole[-1][1] + days)
        elif days:
            whole.append((rules, days))
    return whole


def _guesses(days: set[date], weekdays: Sequence[date]) -> list[list[Rules]]:
    """Weeks of the month, or seasons, that may be behind days of single years."""
    forward = sorted({weeks_of_month(day)[0] for day in days})
    backward = sorted({weeks_of_month(day)[1] for day in days})
    guesses = [[tuple(Recurrence(week) for week in weeks)] for weeks in (forward, backward)]
    yearly = _yearly(days, weekdays)
    return guesses if yearly is None else [*guesses, [yearly]]


def _stretches(
    days: set[date], weekdays: Sequence[date], guesses: Sequence[Rules]
) -> list[tuple[Rules, list[date]]]:
    """Cut the weekdays into few stretches, each with rules out of ``guesses`` that hold in all of it."""
    stretches, at = [], 0
    while at < len(weekdays):
        ends = [_holds_until(rules, days, weekdays, at) for rules in guesses]
        best = max(range(len(guesses)), key=lambda number: (ends[number], -number))
        stretches.append((guesses[best], list(weekdays[at : ends[best]])))
        at = ends[best]
    return stretches


def _holds_until(rules: Rules, days: set[date], weekdays: Sequence[date], at: int) -> int:
    while at < len(weekdays) and (weekdays[at] in days) == any(rule.names(weekdays[at]) for rule in rules):
        at += 1
    return at


def _yearly(days: set[date], weekdays: Sequence[date]) -> Rules | None:
    """The fewest rules without dates of single years; None where none are exact."""
    if not days:
        return ()
    if len(days) == len(weekdays):
        return (EVERY_WEEK,)
    exact: list[Rules] = []
    for choose in _CHOICES:
        rules = choose(days, weekdays)
        if rules is not None and _exact(rules, days, weekdays):
            if len(rules) <= _FEW:
                return rules
            exact.append(rules)
    return min(exact, key=len, default=None)


def _exact(rules: Rules, days: set[date], weekdays: Sequence[date]) -> bool:
    return all((day in days) == any(rule.names(day) for rule in rules) for day in weekdays)


def _by_classes(days: set[date], weekdays: Sequence[date], weeks: Sequence[int | None]) -> Rules | None:
    """Seasons of each of these weeks of the month; None for a week: of all weeks together."""
    rules: list[Recurrence] = []
    for week in weeks:
        members = [day for day in weekdays if week is None or week in weeks_of_month(day)]
        seasons = _seasons(days, members)
        if seasons is None:
            return None
        rules += [Recurrence(week, season) for season in seasons]
    return tuple(rules)


def _seasons(days: set[date], members: Sequence[date]) -> list[Season | None] | None:
    """The seasons that hold all ``members`` that are among ``days`` and none other; [None] for all year."""
    state: dict[int, bool] = {}
    for day in members:
        if state.setdefault(_PLACE[day.month, day.day], day in days) != (day in days):
            return None  # it depends on the year
    places = sorted(state)
    if all(state.values()):
        return [None]
    starts = [n for n, place in enumerate(places) if state[place] and not state[places[n - 1]]]
    return [_season(places, state, start) for start in starts]


def _season(places: Sequence[int], state: dict[int, bool], start: int) -> Season:
    """The season that begins at ``places[start]``, widened to whole months where that is as true."""
    end = start
    while state[places[(end + 1) % len(places)]]:
        end += 1
    shut_before, shut_after = places[start - 1], places[(end + 1) % len(places)]
    first = _moved(places[start], -1, shut_before, lambda day: day.day == 1)
    last = _moved(places[end % len(places)], 1, shut_after, lambda day: (day + timedelta(days=1)).day == 1)
    return Season(first.month, first.day, last.month, last.day)


def _moved(place: int, step: int, shut: int, fits: Callable[[date], bool]) -> date:
    """The nearest day from ``place`` on that fits, before ``shut`` comes; that of ``place`` if none."""
    at = place
    while at != shut:
        if fits(_LEAP_YEAR[at]):
            return _LEAP_YEAR[at]
        at = (at + step) % 366
    return _LEAP_YEAR[place]


def _covering(days: set[date], weekdays: Sequence[date]) -> Rules | None:
    """Weeks counted from the first and from the last together: the first and the last Tuesday."""
    units = [unit for week in _WEEKS for unit in _units(week, days, weekdays)]
    named = {unit: {day for day in weekdays if unit.names(day)} for unit in units}
    left, rules = set(days), []
    while left:
        best = max(units, key=lambda unit: len(named[unit] & left), default=None)
        if best is None or not named[best] & left:
            return None
        rules.append(best)
        left -= named[best]
    return tuple(rules)


def _units(week: int, days: set[date], weekdays: Sequence[date]) -> list[Recurrence]:
    """The months, run by run, in which all days of one week of the month are among ``days``."""
    members = [day for day in weekdays if week in weeks_of_month(day)]
    missing = {day.month for day in members if day not in days}
    months = {day.month for day in members} - missing
    inside = {day for day in members if day.month in months}
    seasons = _seasons(inside, members) if inside else []
    return [Recurrence(week, season) for season in seasons or []]


_CHOICES: Final[tuple[Callable[[set[date], Sequence[date]], Rules | None], ...]] = (
    lambda days, weekdays: _by_classes(days, weekdays, (None,)),
    lambda days, weekdays: _by_classes(days, weekdays, _WEEKS[:5]),
    lambda days, weekdays: _by_classes(days, weekdays, _WEEKS[5:]),
    _covering,
)
