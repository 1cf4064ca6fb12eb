"""How does somebody make a feed of an address, or tell that one has moved?"""

from dataclasses import dataclass

from actions.acting import Acting
from actions.feeds.set_up import MOST_ADDRESSES, recognised
from geo.errors import WithinReachError
from layers.register.feed_model import WEEKLY, FeedForm, KeptFeed, ListFeed
from layers.register.store import Register


@dataclass(frozen=True)
class FeedWish:
    """A feed as somebody wants it; what answers at its address may be left open."""

    name: str
    addresses: tuple[str, ...]
    area: str  # whose entries are kept
    form: FeedForm | None = None  # None: its address is asked
    every_days: int = WEEKLY
    licence: str = ""
    credit: str = ""
    kind_words: tuple[tuple[str, str], ...] = ()  # (a word of the feed, key of our kind, or "-" to leave out)
    all_kind: str = ""
    everywhere: bool = False  # what lies outside the area comes in too


def asked_at_address(wish: FeedWish, *, allow_private: bool) -> ListFeed:
    """The feed that was wished for; its address is asked what answers there, where that is not said.

    Raises
    ------
    WithinReachError
        There is no address or there are too many, nobody answers, or it is none that can be read.
    """
    form, addresses = _form_and_addresses(wish.addresses, wish.form, allow_private=allow_private)
    return ListFeed(
        wish.name.strip(),
        form,
        addresses,
        wish.area,
        every_days=wish.every_days,
        licence=wish.licence.strip(),
        credit=wish.credit.strip(),
        kind_words=wish.kind_words,
        all_kind=wish.all_kind,
        everywhere=wish.everywhere,
    )


def add_feed(register: Register, wish: FeedWish, *, acting: Acting, allow_private: bool) -> KeptFeed:
    """Keep a feed; nothing of it comes in before it is read.

    Raises
    ------
    WithinReachError
        As ``asked_at_address``; or there is a feed of that name already.
    """
    acting.check_action("look after feeds")
    register.feeds.check_new(wish.name.strip())
    feed = asked_at_address(wish, allow_private=allow_private)
    register.feeds.add(feed, by=acting.name)
    return register.feeds.one(feed.name)


def move_feed(
    register: Register, name: str, addresses: tuple[str, ...], *, acting: Acting, allow_private: bool
) -> KeptFeed:
    """Read a feed at another address from now on, from its start; all else of it stays.

    Raises
    ------
    WithinReachError
        There is no such feed, or what answers there is of another form, or nothing that can be read.
    """
    acting.check_action("look after feeds")
    feed = register.feeds.one(name).feed
    form, found_at = _form_and_addresses(addresses, None, allow_private=allow_private)
    if form is not feed.form:
        raise WithinReachError(
            "What answers there is another sort of feed than “{name}” is.",
            "Give the address at which that feed stands now, or remove it and add this one under its name.",
            name=name,
        )
    register.feeds.move(name, found_at, by=acting.name)
    return register.feeds.one(name)


def remove_feed(register: Register, name: str, *, acting: Acting) -> None:
    """Forget a feed; what it brought stays."""
    acting.check_action("look after feeds")
    register.feeds.remove(name)


def _form_and_addresses(
    typed: tuple[str, ...], form: FeedForm | None, *, allow_private: bool
) -> tuple[FeedForm, tuple[str, ...]]:
    """What answers, and where; an address typed twice is one."""
    addresses = tuple(dict.fromkeys(each.strip() for each in typed if each.strip()))
    if not addresses:
        raise WithinReachError("No address is given.", "Write the address of the feed.")
    if len(addresses) > MOST_ADDRESSES:
        raise WithinReachError(
            "{count} addresses are more than a data set has.",
            "Add each list as a feed of its own.",
            count=len(addresses),
        )
    if form is None:
        form, first = recognised(addresses[0], allow_private=allow_private)
        addresses = tuple(dict.fromkeys((*first, *addresses[1:])))
    if len(addresses) > 1 and form is not FeedForm.OPENACTIVE:
        raise WithinReachError(
            "Only a data set of OpenActive has several addresses.", "Add each list as a feed of its own."
        )
    return form, addresses
