"""What does the terminal say of the lists that keep themselves, line by line?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from actions.feeds.refresh import Refreshed
from layers.register.feed_model import FeedForm, FeedOutcome, KeptFeed
from presentation.words import plain as words
from presentation.words.language import plural, sentence, worded
from presentation.words.near.lines import printable

NO_FEEDS: Final = sentence("There are no feeds yet. Add one with: cli.py feeds add ADDRESS --name NAME")
FORMS: Final = {
    FeedForm.OPENACTIVE: sentence("OpenActive"),
    FeedForm.OPEN_REFERRAL: sentence("Open Referral UK"),
    FeedForm.LIST: sentence("file"),
}


def added(entry: KeptFeed) -> str:
    """That a feed is kept now, and what comes next."""
    return sentence(
        'Added "{name}" ({form}). Read it now with: cli.py feeds refresh "{name}"',
        name=entry.feed.name,
        form=FORMS[entry.feed.form],
    )


def removed(name: str) -> str:
    """That a feed is no longer kept."""
    return sentence(
        'Removed "{name}". What it brought stays in the register; cli.py undo takes an import back.',
        name=name,
    )


def feed_lines(entry: KeptFeed) -> Iterator[str]:
    """One feed: what it is, when it was last read, and how that went."""
    feed, state = entry.feed, entry.state
    rhythm = plural("every day", "every {count} days", feed.every_days)
    yield printable(
        sentence(
            "{name}: {form}, for {area}, {rhythm}",
            name=feed.name,
            form=FORMS[feed.form],
            area=feed.area,
            rhythm=rhythm,
        )
    )
    for address in feed.addresses:
        yield f"  {printable(address)}"
    if state.outcome is FeedOutcome.NEVER:
        yield f"  {sentence('Never read.')}"
        return
    if state.came_at:
        yield f"  {sentence('Last brought in on {day}.', day=_day(state.came_at))}"
    if state.outcome is not FeedOutcome.CAME:
        yield f"  ! {_day(state.tried_at)}: {printable(worded(state.sentence))}"
    if state.failures > 1:
        yield f"  ! {plural('It failed once.', 'It has failed {count} times in a row.', state.failures)}"
    for note in state.notes:
        yield f"  {printable(worded(note))}"


def refreshed_lines(done: Refreshed) -> Iterator[str]:
    """What a refresh of one feed did."""
    name = printable(done.name)
    if done.outcome is not FeedOutcome.CAME:
        what = sentence("held for a person") if done.outcome is FeedOutcome.HELD else sentence("not read")
        yield sentence("{name}: {what}.", name=name, what=what)
        yield f"  ! {printable(worded(done.sentence))}"
        return
    changes = (done.added, done.changed, done.closed, done.conflicts)
    if done.as_before or not any(changes):
        yield sentence("{name}: nothing new.", name=name)
    else:
        yield sentence(
            "{name}: {added:,} new, {changed:,} changed, {unchanged:,} unchanged, {closed:,} closed.",
            name=name,
            added=done.added,
            changed=done.changed,
            unchanged=done.unchanged,
            closed=done.closed,
        )
    if done.proposed:
        yield "  " + plural(
            "{count:,} is no longer in it and proposed for closing: somebody checked or edited it, or "
            "another list holds it.",
            "{count:,} are no longer in it and proposed for closing: somebody checked or edited them, or "
            "another list holds them.",
            done.proposed,
        )
    if done.conflicts:
        yield "  " + plural(
            "{count:,} value that a person wrote was kept although the feed says otherwise.",
            "{count:,} values that a person wrote were kept although the feed says otherwise.",
            done.conflicts,
        )
    for note in done.notes:
        yield f"  {printable(worded(note))}"


def _day(moment: str) -> str:
    return words.day(datetime.fromisoformat(moment).date().isoformat())
