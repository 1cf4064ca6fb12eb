"""How do feeds bring the register up to date: safely, any number of times, beside whoever works in it?

Nothing new changes nothing. What a feed no longer has is closed where it is the feed's alone, and proposed
for closing where somebody checked or edited it, or another list holds it. A feed that shrinks by more than a
share is held for a person. What a person wrote is never written over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from actions.bring_in_list import ImportDesk, Tell
from actions.feeds.came import Came
from actions.feeds.read_lists import read_directory, read_file
from actions.feeds.read_openactive import read_openactive
from actions.permits.who_may import NotAllowedError
from geo.errors import WithinReachError
from geo.wording import Wording, worded
from layers.feeds.openactive.assets import ends_by_itself
from layers.feeds.openactive.values import LONDON
from layers.locks.held import held
from layers.register.engine.errors import PlanOutOfDateError
from layers.register.feed_model import FeedForm, FeedOutcome, FeedState, KeptFeed
from layers.register.importing.feeds.feed_connection import ComeBackLaterError
from layers.register.model import Asset
from layers.register.plans import ImportPlan
from layers.register.store import Register

SHRINKS: Final = 0.3  # of what stands: a feed that loses more is held
_FEWEST_GONE: Final = 3  # so many may go without a question about their share
_NOTHING_WRONG: Final = Wording("")
_TRIES: Final = 3  # others may write meanwhile
_READERS: Final[Mapping[FeedForm, Callable[[KeptFeed, ImportDesk, datetime, Tell], Came]]] = {
    FeedForm.OPENACTIVE: read_openactive,
    FeedForm.OPEN_REFERRAL: read_directory,
    FeedForm.LIST: read_file,
}
DeskOf = Callable[[KeptFeed], ImportDesk]
_BROKEN: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class AnotherRefreshError(WithinReachError):
    """Another refresh of the same register is at work."""


@dataclass(frozen=True)
class Refreshed:
    """What a refresh of one feed did."""

    name: str
    outcome: FeedOutcome
    sentence: Wording = _NOTHING_WRONG  # why it is held, or what failed
    notes: tuple[Wording, ...] = ()
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    proposed: int = 0
    conflicts: int = 0
    as_before: bool = False  # its server was not asked, or said that nothing has changed


@contextmanager
def refreshing(folder: Path) -> Iterator[None]:
    """Be the only one who refreshes the feeds of the register in ``folder``.

    Raises
    ------
    AnotherRefreshError
        Another refresh is at work.
    """
    place = folder / "feeds"
    place.mkdir(parents=True, exist_ok=True)
    busy = AnotherRefreshError("Another refresh is at work.", "It does the same: nothing needs doing.")
    with held(place, busy):
        yield


def _tell_nobody(done: int, of: int) -> None:
    return None


def refresh(
    entry: KeptFeed,
    register: Register,
    desk_of: DeskOf,
    *,
    now: datetime,
    accept: bool = False,
    tell: Tell = _tell_nobody,
) -> Refreshed:
    """Bring what a feed says now into the register; whatever goes wrong is kept with the feed and returned.

    Parameters
    ----------
    desk_of
        Makes the desk of the feed's area; where there is no such area, the feed has failed.
    now
        The moment, with its time zone.
    accept
        A person says that the feed may lose as many as it does.
    tell
        Hears how many items or rows are read, and of how many; of 0 where nobody knows that yet.

    Raises
    ------
    NotAllowedError
        Whoever asks for it may not.
    RegisterError
        The register cannot be written, so that no feed can be refreshed.
    """
    waits = entry.state.not_before
    if waits and datetime.fromisoformat(waits) > now:
        return Refreshed(entry.feed.name, entry.state.outcome, entry.state.sentence, as_before=True)
    try:
        desk = desk_of(entry)
        desk.acting.check_action("look after feeds")
        came = _READERS[entry.feed.form](entry, desk, now, tell)
        done = _brought_in(came, register, now, accept=accept)
    except NotAllowedError:
        raise
    except WithinReachError as error:
        later = now + timedelta(seconds=error.seconds) if isinstance(error, ComeBackLaterError) else None
        sentence = worded("{what} {fix}", what=error.what, fix=error.fix)
        return _failed(entry, register, now, sentence, later)
    except _BROKEN as error:
        sentence = worded(
            "What this feed answers cannot be understood ({name}). What stands in the register stays as it "
            "is. Tell its publisher.",
            name=type(error).__name__,
        )
        return _failed(entry, register, now, sentence, None)
    _keep(entry, came, done, register, now)
    return done


def _brought_in(came: Came, register: Register, now: datetime, *, accept: bool) -> Refreshed:
    name = came.info.source
    if came.is_as_before:
        return Refreshed(name, FeedOutcome.CAME, as_before=True)
    for attempt in range(_TRIES):
        proposed = {asset.asset_id for asset in register.proposed_closures()}
        proposed &= register.ids_of_sources([name])
        plan = register.plan_import(came.assets, came.info, vanished="close_own")
        alarm = None if accept else _alarm(plan, proposed, now)
        if alarm is not None:
            return Refreshed(name, FeedOutcome.HELD, alarm, came.notes)
        gone = {asset.asset_id for asset in plan.vanished}
        if plan.versions or plan.waiting.changes or gone != proposed:
            try:
                register.commit_import(plan)
            except PlanOutOfDateError:
                if attempt + 1 < _TRIES:
                    continue
                # Others write all the time: now they wait while it is worked out and written.
                register.import_assets(came.assets, came.info, vanished="close_own")
        break
    return _done(plan, came)


def _done(plan: ImportPlan, came: Came) -> Refreshed:
    gone = {asset.asset_id for asset in plan.vanished}
    closed = sum(version.asset_id in gone for version in plan.versions)
    return Refreshed(
        came.info.source,
        FeedOutcome.CAME,
        notes=came.notes,
        added=len(plan.new),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        closed=closed,
        proposed=len(gone) - closed,
        conflicts=len(plan.conflicts),
    )


def _alarm(plan: ImportPlan, proposed: set[str], now: datetime) -> Wording | None:
    """Why a person has to look first; None where nobody has to.

    What is proposed for closing already, and what has come to its own end, counts neither as there nor as
    gone.
    """
    today = now.astimezone(LONDON).date()
    gone: Sequence[Asset] = [
        asset
        for asset in plan.vanished
        if asset.asset_id not in proposed and not ends_by_itself(asset, today)
    ]
    there = len(gone) + len(plan.changed) + plan.unchanged
    is_empty = bool(gone) and len(gone) == there
    if not is_empty and (len(gone) < _FEWEST_GONE or len(gone) <= SHRINKS * there):
        return None
    return worded(
        "{gone:,} of {there:,} entries are no longer in this feed, more than {share:.0%}: nothing was "
        "changed, for it may be a fault of its server. Look at the feed; if it is right, run: cli.py feeds "
        'refresh --accept "{name}".',
        gone=len(gone),
        there=there,
        share=SHRINKS,
        name=plan.info.source,
    )


def _keep(entry: KeptFeed, came: Came, done: Refreshed, register: Register, now: datetime) -> None:
    moment = now.isoformat(timespec="seconds")
    has_come = done.outcome is FeedOutcome.CAME
    state = FeedState(
        parts=came.parts,
        basis=came.basis,
        licence=came.licence,
        outcome=done.outcome,
        sentence=done.sentence,
        tried_at=moment,
        came_at=moment if has_come else entry.state.came_at,
        counts=entry.state.counts if came.is_as_before else came.counts,
        notes=entry.state.notes if came.is_as_before else came.notes,
    )
    register.feeds.keep_state(entry.feed.name, state)


def _failed(
    entry: KeptFeed, register: Register, now: datetime, sentence: Wording, later: datetime | None
) -> Refreshed:
    """Note what went wrong beside how far the feed was read by then."""
    state = register.feeds.one(entry.feed.name).state
    state = replace(
        state,
        outcome=FeedOutcome.FAILED,
        sentence=sentence,
        tried_at=now.isoformat(timespec="seconds"),
        not_before=later.isoformat(timespec="seconds") if later else "",
        failures=state.failures + 1,
    )
    register.feeds.keep_state(entry.feed.name, state)
    return Refreshed(entry.feed.name, FeedOutcome.FAILED, sentence)
