"""What is said of named analyses: kept, opened again, and what has changed since?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from layers.analyses.model import AnalysisChange, AnalysisEntry
from layers.assets.kinds import Kinds
from layers.zones.model import ZoneForm
from presentation.words import dates, plain as words
from presentation.words.kinds import kind_label
from presentation.words.language import plural, sentence
from presentation.words.register.form import LABELS
from presentation.words.wards import choices as gap_words
from questions.wards.analyses.by_areas import AreasUsed
from questions.wards.analyses.figures import FIRST, FigureChange
from questions.wards.analyses.since import SinceThen, UsedAsset
from questions.wards.ward_gap_model import GapCause

TITLE: Final = sentence("Keep it, and open it again")
HELP: Final = sentence(
    "An analysis is kept with the register: its choices, every figure, and of which data they are. Everybody "
    "in the office can open it again. Its name should be of places, never of a person."
)
NAME: Final = sentence("Name of the analysis")
WHO: Final = sentence("Your initials or role")
KEEP: Final = sentence("Keep this analysis")
KEEP_ANEW: Final = sentence("Keep these choices and figures in its place")
RENAME: Final = sentence("Give it this name")
REMOVE: Final = sentence("Remove it for good")
REALLY: Final = sentence("Yes, remove it")
OPEN: Final = sentence("Open")
OPEN_AGAIN: Final = sentence("Open it as it was kept")
CHOOSE: Final = sentence("Analyses that are kept")
HISTORY: Final = sentence("Who kept and changed it")
CLOSE: Final = sentence("Close it")
NO_LONGER_THERE: Final = sentence("Somebody has removed the analysis that was open here.")
NO_LONGER_THERE_FIX: Final = sentence(
    "What you see is still what you asked: keep it under a name if you need it."
)
EQUAL_TO_THE_DIGIT: Final = sentence("Every figure is as it was kept, to the last digit.")
LIST_HEADS: Final = (sentence("Analysis"), sentence("Kept or changed by"), sentence("On"))
NONE_KEPT: Final = sentence("No analysis of this area is kept yet.")
NOT_SHOWN: Final = sentence("The analyses that are kept cannot be shown.")

COMMAND: Final = sentence("Analyses of the wards that are kept: list, open again, rename, remove.")
OPEN_HELP: Final = sentence("Open the analysis of this name: does it still come out as it was kept?")
RENAME_HELP: Final = sentence("Give the analysis of this name another one: --to NAME --by INITIALS.")
TO_HELP: Final = sentence("The new name.")
BY_HELP: Final = sentence("Who keeps or changes it: initials or a role.")
REMOVE_HELP: Final = sentence("Remove the analysis of this name for good.")
KEEP_HELP: Final = sentence("Keep this analysis under a name, with --by INITIALS.")

_NAMED: Final = 5  # so many of a list are named one by one


def areas_kept_sentence(used: AreasUsed | None) -> str:
    """What is kept of the areas of an office's own by which it is asked; "" for wards."""
    if used is None:
        return ""
    if used.form == ZoneForm.POSTCODES:
        return sentence(
            "The areas are kept once, as the office’s set. With the analysis goes only the number of that "
            "set: no postcode, no name of an area, and nothing by which the list could be known again. "
            "Whoever removes the set removes the analysis with it."
        )
    return sentence(
        "The areas are kept once, as the office’s set. With the analysis go the number of that set and a "
        "fingerprint of its areas, by which the same areas are known again. Whoever removes the set removes "
        "the analysis with it."
    )


def entry_title(entry: AnalysisEntry) -> str:
    """An analysis in a list: "Lunch for over-65s, kept by AB on 3 May 2026"."""
    return sentence(
        "{name}, by {by} on {day}",
        name=words.one_line(entry.name),
        by=words.one_line(entry.by),
        day=dates.day_words(entry.at.date()),
    )


def list_row(entry: AnalysisEntry) -> tuple[str, str, str]:
    """An analysis as cells under ``LIST_HEADS``."""
    return words.one_line(entry.name), words.one_line(entry.by), dates.day_words(entry.at.date())


def version_line(entry: AnalysisEntry) -> str:
    """One version: what was done, by whom and when."""
    values = {
        "name": words.one_line(entry.name),
        "by": words.one_line(entry.by),
        "at": sentence("{day} at {time:%H:%M} UTC", day=dates.day_words(entry.at.date()), time=entry.at),
    }
    if entry.change is AnalysisChange.RENAMED:
        return sentence("“{name}”: given this name by {by} on {at}.", **values)
    if entry.change is AnalysisChange.FIGURES:
        return sentence("“{name}”: kept anew by {by} on {at}.", **values)
    return sentence("“{name}”: kept by {by} on {at}.", **values)


def open_sentence(entry: AnalysisEntry) -> str:
    """Which analysis is open."""
    return sentence(
        "This is the analysis “{name}”, kept by {by} on {day}.",
        name=words.one_line(entry.name),
        by=words.one_line(entry.by),
        day=dates.day_words(entry.at.date()),
    )


def other_choices_sentence(entry: AnalysisEntry) -> str:
    """What is asked now is not what was kept."""
    return sentence(
        "The analysis “{name}” is open, but what you ask now is not what was kept.",
        name=words.one_line(entry.name),
    )


def kept_line(entry: AnalysisEntry) -> str:
    """An analysis was kept."""
    return sentence(
        "Kept as “{name}”: everybody in the office can open it again.", name=words.one_line(entry.name)
    )


def removed_line(name: str) -> str:
    """An analysis was removed."""
    return sentence("“{name}” is removed.", name=words.one_line(name))


def fingerprint_line(fingerprint: str) -> str:
    """The fingerprint of the figures, as much of it as two people compare by eye."""
    return sentence("Fingerprint of the figures: {fingerprint}", fingerprint=fingerprint[:16])


def since_lines(since: SinceThen, ward_titles: Mapping[str, str], kinds: Kinds) -> list[str]:
    """Whether the figures are equal, which are not, and what accounts for it: a sentence each."""
    first = figures_sentence(since.figures, ward_titles) if since.figures else EQUAL_TO_THE_DIGIT
    causes = cause_lines(since, kinds)
    if since.figures and since.unaccounted:
        causes.append(
            sentence(
                "Nothing in the register, the area or the settings accounts for that: this version of the "
                "program works it out otherwise."
            )
        )
    if causes and not since.figures:
        causes.insert(0, sentence("Changed since, without moving a figure:"))
    return [first, *causes]


def figures_sentence(changes: Sequence[FigureChange], ward_titles: Mapping[str, str]) -> str:
    """How many figures are others, and in which wards the share that has one is."""
    shares = [
        change for change in changes if change.table == FIRST and change.column == "share_one" and change.row
    ]
    count = plural(
        "Since then {count:,} figure has changed.", "Since then {count:,} figures have changed.", len(changes)
    )
    if not shares:
        return count
    named = [
        sentence(
            "{ward} {then} then, {now} now",
            ward=ward_titles.get(change.row, change.row),
            then=_share(change.then),
            now=_share(change.now),
        )
        for change in shares
    ]
    return sentence("{count} At least one in reach: {wards}.", count=count, wards=_first_of(named))


def _share(value: Any) -> str:
    return gap_words.UNKNOWN if value is None else gap_words.percent(float(value))


def cause_lines(since: SinceThen, kinds: Kinds) -> list[str]:
    """What is other in the register, the area and the settings, a sentence each."""
    lines = []
    if since.come:
        lines.append(sentence("New since: {assets}.", assets=_assets(since.come, kinds)))
    if since.gone:
        lines.append(sentence("No longer there: {assets}.", assets=_assets(since.gone, kinds)))
    if since.altered:
        named = [
            sentence("{asset} ({fields})", asset=_asset(asset, kinds), fields=", ".join(map(_field, fields)))
            for asset, fields in since.altered
        ]
        lines.append(sentence("Changed in the register: {assets}.", assets=_first_of(named)))
    counting = [asset for asset in since.count_otherwise if not asset.bar]
    if counting:
        lines.append(sentence("Counted now and not then: {assets}.", assets=_assets(counting, kinds)))
    barred = [
        sentence(
            "{asset} ({cause})",
            asset=_asset(asset, kinds),
            cause=gap_words.CAUSE_WORDS[GapCause(asset.bar)][0].lower(),
        )
        for asset in since.count_otherwise
        if asset.bar
    ]
    if barred:
        lines.append(sentence("Counted otherwise now: {assets}.", assets=_first_of(barred)))
    return [*lines, *_data_lines(since)]


def _data_lines(since: SinceThen) -> list[str]:
    lines = []
    if since.prepared_anew:
        titles = [sentence("“{source}”", source=words.one_line(title)) for title in since.sources]
        lines.append(
            sentence("The area was prepared anew, with other data of {sources}.", sources=_first_of(titles))
            if titles
            else sentence("The area was prepared anew, of the same data.")
        )
    if since.other_register:
        lines.append(sentence("The register is another one than then, or was put back from a backup."))
    if since.other_limit:
        lines.append(sentence("The office has set another number of days for which a check counts."))
    if since.days > 0:
        lines.append(
            plural(
                "{count} day has passed: what was checked long ago may count no more.",
                "{count} days have passed: what was checked long ago may count no more.",
                since.days,
            )
        )
    return lines


def _assets(assets: Sequence[UsedAsset], kinds: Kinds) -> str:
    return _first_of([_asset(asset, kinds) for asset in assets])


def _asset(asset: UsedAsset, kinds: Kinds) -> str:
    return words.one_line(asset.name) or kind_label(kinds, asset.kind)


def _field(name: str) -> str:
    label: str = LABELS.get(name, name.replace("_", " "))
    return label[:1].lower() + label[1:]


def _first_of(named: Sequence[str]) -> str:
    more = len(named) - _NAMED
    if more <= 0:
        return ", ".join(named)
    return plural(
        "{named} and {count:,} more", "{named} and {count:,} more", more, named=", ".join(named[:_NAMED])
    )
