"""What is said of what waits for whoever looks after the register?"""

from collections.abc import Sequence
from typing import Final

from layers.assets.kinds import Kinds
from layers.register.inbox.from_lists import FeedNews
from layers.register.inbox.model import Act, InboxItem, ItemKind, MessageReason, message_of
from presentation.words import plain
from presentation.words.language import plural, sentence, worded
from presentation.words.register import messages, record as register_words
from questions.inbox.waiting import ProposedValue, UnreadAnswer, WaitingItem

NOTHING_WAITS: Final = sentence("Nothing waits.")
NOTHING_WAITS_FIX: Final = sentence(
    "Messages from the front line, what clubs write of themselves and what lists propose arrive here."
)
NOTHING_HERE_FIX: Final = sentence("Tick the box above for what waits in other areas.")
KEYS: Final = sentence("Keys: Y says yes to the first, N no, L leaves it for later, U undoes")
REFUSE: Final = sentence("Refuse")
LATER: Final = sentence("Later")
OPEN: Final = sentence("Open the asset")
UNDO: Final = sentence("Undo that")
WAIT_AGAIN: Final = sentence("Let it wait again")
ANSWERED: Final = sentence("Answered")
WHICH_CHANGED: Final = sentence("Which ones")
TO_DRAFTS: Final = sentence("Go to the drafts")
TO_FEEDS: Final = sentence("Look at the feeds")
SHOW_MORE: Final = sentence("Show more of what waits")
WAITS_AGAIN: Final = sentence("It waits again, and the asset is as it was before.")
CONFIRMED: Final = sentence("They say that all the rest of their entry is right.")
NOTHING_NEW: Final = sentence("Their answers are the same as what the register has.")
CLASH: Final = sentence("changed here meanwhile")
GONE: Final = sentence("The asset is no longer in the register, so this can only be refused.")
HEADS: Final = (sentence("Field"), sentence("Now"), sentence("Proposed"))
WOULD_CHANGE: Final = sentence("What would change")
TITLES: Final = {
    ItemKind.MESSAGE: sentence("Message from the front line"),
    ItemKind.FORM: sentence("From the club itself"),
    ItemKind.CLOSING: sentence("Closing proposed by a list"),
    ItemKind.LIST_CHANGE: sentence("A list says otherwise"),
    ItemKind.NEWS: sentence("A feed has changed"),
}
_ACCEPT: Final = {
    ItemKind.FORM: sentence("Take what is ticked"),
    ItemKind.CLOSING: sentence("Close it"),
    ItemKind.LIST_CHANGE: sentence("Take what is ticked"),
    ItemKind.NEWS: sentence("Seen"),
}
_ACCEPT_MESSAGE: Final = {
    MessageReason.RANG: sentence("Note the check"),
    MessageReason.CLOSED: sentence("Close it"),
    MessageReason.FULL: sentence("Note that it is full"),
}
CORRECT: Final = sentence("Correct it")
NOTE_CONFIRMED: Final = sentence("Note that it is right")
_ENDS: Final = {
    Act.ACCEPTED: sentence("accepted"),
    Act.REFUSED: sentence("refused"),
    Act.WITHDRAWN: sentence("taken back by its sender"),
}


def answer(kinds: Sequence[ItemKind]) -> str:
    """How much waits, and of what: "3 things wait: 2 messages, 1 closing."."""
    counts = {kind: kinds.count(kind) for kind in TITLES}
    parts = [_counted(kind, count) for kind, count in counts.items() if count]
    return plural(
        "{count:,} thing waits: {parts}.",
        "{count:,} things wait: {parts}.",
        len(kinds),
        parts=", ".join(parts),
    )


def _counted(kind: ItemKind, count: int) -> str:
    if kind is ItemKind.MESSAGE:
        return plural("{count:,} message", "{count:,} messages", count)
    if kind is ItemKind.FORM:
        return plural("{count:,} form from a club", "{count:,} forms from clubs", count)
    if kind is ItemKind.CLOSING:
        return plural("{count:,} proposed closing", "{count:,} proposed closings", count)
    if kind is ItemKind.LIST_CHANGE:
        return plural("{count:,} list that says otherwise", "{count:,} lists that say otherwise", count)
    return plural("{count:,} feed with news", "{count:,} feeds with news", count)


def title(waiting: WaitingItem, kinds: Kinds) -> str:
    """What an item is about: the asset's title, or the feed's name."""
    if waiting.kind is ItemKind.NEWS:
        return plain.one_line(waiting.source)
    if waiting.entry is None:
        return plain.one_line(waiting.asset_id)
    return register_words.title(waiting.entry.asset, kinds)


def about(waiting: WaitingItem) -> str:
    """What is told or proposed, by whom and when, in a sentence."""
    day, source = plain.day(waiting.day.isoformat()), plain.one_line(waiting.source)
    if waiting.message is not None:
        what, by = messages.what(waiting.message), plain.one_line(waiting.by)
        return sentence("{what}, told {day} by {by}", what=what, day=day, by=by)
    if waiting.news is not None:
        return news(waiting.news)
    if waiting.kind is ItemKind.CLOSING:
        return sentence("{source} no longer had it on {day}.", source=source, day=day)
    if waiting.kind is ItemKind.LIST_CHANGE:
        return sentence(
            "{source} says this since {day}, where a person had said otherwise.", source=source, day=day
        )
    return sentence("Their form of {day}, read in by {by}.", day=day, by=plain.one_line(waiting.by))


def news(of_feed: FeedNews) -> str:
    """How much a feed has changed since somebody last saw it."""
    return sentence(
        "Since this was last seen: {added:,} new, {changed:,} changed, {closed:,} closed.",
        added=of_feed.added,
        changed=of_feed.changed,
        closed=of_feed.closed,
    )


def names(of_feed: FeedNews) -> str:
    """Which assets a feed has changed, the last first, and how many more."""
    shown = [plain.one_line(name) for name in dict.fromkeys(of_feed.names)]
    more = of_feed.added + of_feed.changed + of_feed.closed - len(of_feed.names)
    if more > 0:
        shown.append(plural("and {count:,} more", "and {count:,} more", more))
    return "; ".join(shown)


def accept(waiting: WaitingItem) -> str:
    """What the button that accepts does."""
    if waiting.message is not None:
        return _ACCEPT_MESSAGE.get(waiting.message.reason, CORRECT)
    if waiting.kind is ItemKind.FORM and not waiting.values:
        return NOTE_CONFIRMED if waiting.confirmed else sentence("Seen")
    return _ACCEPT[waiting.kind]


def value_row(value: ProposedValue, kinds: Kinds, *, with_clash: bool) -> tuple[str, str, str]:
    """A field that would change: its name, what stands now, what is proposed."""
    name = register_words.NAMES[value.field]
    now, proposed = (register_words.value(value.field, each, kinds) for each in (value.ours, value.theirs))
    return (sentence("{name} ({clash})", name=name, clash=CLASH) if with_clash else name, now, proposed)


def unread(answer: UnreadAnswer) -> str:
    """What a club wrote that cannot be taken as it stands."""
    return sentence(
        "{name}: they wrote “{text}”. {why}",
        name=register_words.NAMES[answer.field],
        text=plain.one_line(answer.text),
        why=worded(answer.sentence),
    )


def take(value: ProposedValue) -> str:
    """The box that takes one of the values."""
    return sentence("Take: {name}", name=register_words.NAMES[value.field])


def accepted(name: str) -> str:
    """That something was accepted."""
    return sentence("Done: {name}.", name=name)


def refused(name: str) -> str:
    """That something was refused."""
    return sentence("Refused: {name}. The asset stays as it is.", name=name)


def drafts_wait(count: int) -> str:
    """How many drafts wait beside it."""
    return plural("{count:,} draft waits too.", "{count:,} drafts wait too.", count)


def feed_held(name: str) -> str:
    """That a feed is held until a person has looked."""
    return sentence("The feed {name} is held until a person has looked at it.", name=plain.one_line(name))


def answered(item: InboxItem, name: str) -> str:
    """One thing that was answered: what it was, what became of it, who answered, when."""
    act = item.acts[-1]
    what = TITLES[item.kind]
    if item.kind is ItemKind.MESSAGE:
        what = messages.what(message_of(item))
    return sentence(
        "{name}: {what}, {end} by {by}, {at}",
        name=name,
        what=what,
        end=_ENDS[act.act],
        by=plain.one_line(act.by),
        at=register_words.at(act.at),
    )
