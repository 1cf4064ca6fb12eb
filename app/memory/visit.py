"""What does one visit remember? What was typed, the start, the answer: in this tab's memory and nowhere else.

None of it is cached across visits, written or logged.
"""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.memory.grounds import ready_ground
from app.memory.links import DEFAULT_MINUTES, DEFAULT_SPEED, HILLS, Link, only_read
from app.memory.near_answer import ANYONE, Asking, NearAnswer, PersonAsked, near_answer, own_answer
from app.memory.person_memory import OF_THE_PERSON, OF_THE_SECOND, OF_THEIR_PASS, SECOND, SecondPerson
from app.memory.tab_seal import FORGET_AFTER
from geo.paces import DEFAULT_PACE
from layers.area import Area
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import RouteSheet, route_sheet
from questions.walks.walks_by_hours import WalkThen
from questions.walks.way_to import NoWayError

WALKS_KEPT: Final = 20
WHO: Final = "reg_by"
SIGNED_IN: Final = "reg_signed_in"  # begins so that it stays when a person is forgotten
LONGEST_WHO: Final = 60
CLOCK: Final = ZoneInfo("Europe/London")
# How the keys begin of what the other pages remember; none of it is about a person.
OF_OTHER_PAGES: Final = ("gap_", "fund_", "reg_", "add_")
TAB_COPY: Final = "tab_copy"  # the key of what the browser's tab holds; see app.memory.tab_choices
_STAYING: Final = ("area", "answer_number", TAB_COPY)  # TAB_COPY so that the tab's own is taken from it
_LAST_USED, _LEFT, _CHOSEN_BEFORE = "last_used", "was_left", "chosen_before"


def _quarter_of_an_hour(now: datetime) -> datetime:
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


class VisitMemory:
    """One browser tab's memory; ``app.memory.session.Visit`` is the one that is being shown."""

    TYPED, ENJOY = "typed_place", "enjoy"  # the keys of the two text fields
    FROM_WORDS = "from_words"  # what words alone have set: the keys of controls, and what they hold

    def __init__(self, memory: MutableMapping[str, Any]) -> None:
        self._memory = memory

    @property
    def second(self) -> SecondPerson:
        """What is held of a second person."""
        return SecondPerson(self)

    def without_second(self) -> None:
        """Forget the second person, and what was chosen of their answer."""
        self.drop(SECOND)
        self._begin_with(OF_THE_SECOND)

    @property
    def origin(self) -> Origin | None:
        """Where the person starts, if that is known."""
        return self._memory.get("origin")

    @property
    def origin_words(self) -> str:
        """How the start was found, as shown to this visit alone."""
        return str(self._memory.get("origin_words", ""))

    @property
    def origin_label(self) -> str:
        """What the start is called, as shown to this visit alone; "" where nobody named it."""
        return str(self._memory.get("origin_label", ""))

    def start_from(self, origin: Origin | None, words: str = "", label: str = "") -> None:
        """Take a new start; what was chosen before belongs to the old one."""
        self._memory["origin"], self._memory["origin_words"] = origin, words
        self._memory["origin_label"] = label
        self._memory["finds"] = self.finds + 1
        self._memory["picking"] = False
        self.choose(None if origin is None else self._memory.pop(_CHOSEN_BEFORE, None))

    def choose_after_start(self, asset_id: str | None) -> None:
        """Show the way to this asset as soon as there is a start: it was chosen before a reload."""
        self._memory[_CHOSEN_BEFORE] = asset_id

    @property
    def picking(self) -> bool:
        """Does the next click on the map choose the start?"""
        return bool(self._memory.get("picking")) or self.origin is None

    def pick_on_map(self) -> None:
        """Let the next click on the map choose the start."""
        self._memory["picking"] = True

    @property
    def to_look_up(self) -> bool:
        """Was Find pressed for something that has not been looked up yet?"""
        return bool(self._memory.get("to_look_up"))

    def look_up_next(self) -> None:
        """Note that Find was pressed: should this run be cut short, the next one still looks it up."""
        self._memory["to_look_up"] = True

    def looked_up(self) -> None:
        """What was to be looked up has been."""
        self._memory["to_look_up"] = False
        self._memory["found_by"] = self._memory.get(self.TYPED, "")
        self._memory["finds"] = self.finds + 1

    @property
    def finds(self) -> int:
        """How often something was looked up or a start taken: after each the controls fold."""
        return int(self._memory.get("finds", 0))

    @property
    def found_by(self) -> str:
        """What had been typed when the start was looked up last."""
        return str(self._memory.get("found_by", ""))

    @property
    def chosen(self) -> str | None:
        """The asset whose way is shown."""
        return self._memory.get("chosen_asset")

    def choose(self, asset_id: str | None) -> None:
        """Show the way to this asset."""
        self._memory["chosen_asset"] = asset_id

    def now(self) -> datetime:
        """The last whole quarter of an hour, local time: until the next one a visit's answers stand."""
        return _quarter_of_an_hour(datetime.now(CLOCK).replace(tzinfo=None))

    def ask(
        self,
        area: Area,
        assets: AreaAssets,
        question: Question,
        wishes: Wishes = NO_WISHES,
        second: PersonAsked | None = None,
    ) -> NearAnswer | None:
        """The answer from the start of this visit, for one person or for two, worked out once for each."""
        origin = self.origin
        if origin is None:
            return None
        now = datetime.now(CLOCK).replace(tzinfo=None)
        people = (PersonAsked(question, wishes), *((second,) if second else ()))
        timed = any(each.wishes != NO_WISHES for each in people)
        answer_key = (assets.key, origin, people, timed and _quarter_of_an_hour(now))
        if self._memory.get("asked") != answer_key:
            number = int(self._memory.get("answer_number", 0)) + 1
            asking = Asking(area, assets, origin, now)
            own_answers = self._own_answers(asking, number, people)
            self._memory["answer"] = near_answer(asking, number, own_answers)
            self._memory["asked"], self._memory["answer_number"] = answer_key, number
        latest: NearAnswer = self._memory["answer"]
        return latest

    def _own_answers(self, asking: Asking, number: int, people: Sequence[PersonAsked]) -> list[NearAnswer]:
        """Each one's own answer: that of whoever has changed nothing is the one there was."""
        quarter = _quarter_of_an_hour(asking.now)
        keys = [
            (asking.assets.key, asking.origin, each, each.wishes != NO_WISHES and quarter) for each in people
        ]
        earlier = self._memory.get("own_answers", {})
        answers = {
            key: earlier.get(key) or own_answer(asking, number, each)
            for key, each in zip(keys, people, strict=True)
        }
        self._memory["own_answers"] = answers
        return [answers[key] for key in keys]

    def walk(
        self,
        area: Area,
        assets: AreaAssets,
        question: Question,
        asset_id: str,
        then: WalkThen | None = None,
    ) -> RouteSheet | None:
        """The walk to one place and back, at the time of ``then``, worked out once; None if there is none."""
        if self.origin is None:
            return None
        way_key = (assets.key, self.origin, question, asset_id, then)
        walks = dict(self._memory.get("walks", {}))
        if way_key not in walks:
            ready_ground(area, assets, question.pace.avoid, ANYONE)
            try:
                walks[way_key] = route_sheet(area, assets, self.origin, question, asset_id, then)
            except NoWayError:
                walks[way_key] = None
            self._memory["walks"] = dict(list(walks.items())[-WALKS_KEPT:])
        walk: RouteSheet | None = walks[way_key]
        return walk

    @property
    def who(self) -> str:
        """Initials or role of who works here, "" if not said yet; the same on every page."""
        return str(self._memory.get(WHO, "")).strip()

    def say_who(self, text: str) -> None:
        """Take initials or a role for this visit."""
        self._memory[WHO] = text.strip()[:LONGEST_WHO]

    @property
    def signed_in_as(self) -> str:
        """Which sign-in this visit belongs to; "" at a desk, where nobody signs in."""
        return str(self._memory.get(SIGNED_IN, ""))

    def belong_to(self, sign_in: str, name: str) -> None:
        """Note who signed in ("" for nobody), and as whom they act; of somebody else nothing stays."""
        if self.signed_in_as != sign_in or not sign_in:
            self._memory.clear()
        self._memory[SIGNED_IN], self._memory[WHO] = sign_in, name

    @property
    def few(self) -> tuple[str, ...]:
        """The ids of those put on the sheet, in their order."""
        return tuple(self._memory.get("few", ()))

    def take(self, asset_id: str) -> None:
        """Put one more on the sheet."""
        self._memory["few"] = tuple(dict.fromkeys((*self.few, asset_id)))

    def leave(self, asset_id: str) -> None:
        """Take one off the sheet."""
        self._memory["few"] = tuple(chosen_id for chosen_id in self.few if chosen_id != asset_id)

    def forget(self) -> None:
        """Forget everything of this person at once; the next conversation begins on an empty page.

        What was begun on the other pages is nobody's in particular, and stays.
        """
        staying = {key: self._memory[key] for key in _STAYING if key in self._memory}
        for key in list(self._memory):
            if not str(key).startswith(OF_OTHER_PAGES):
                del self._memory[key]
        self._begin_with({**staying, **OF_THE_PERSON, **OF_THEIR_PASS})

    def _begin_with(self, values: dict[str, Any]) -> None:
        """Put each control at its value: the browser would bring back what it held otherwise."""
        for key, value in values.items():
            self._memory[key] = list(value) if isinstance(value, tuple) else value

    def begin_run(self, now: datetime) -> None:
        """Note that the page is used at ``now``; ``FORGET_AFTER`` without use forgets the person."""
        last = self._memory.get(_LAST_USED)
        if last is not None and now - last > FORGET_AFTER:
            self.leave_to_the_next()
        elif self.origin is not None or self._memory.get(self.TYPED):
            self._memory[_LEFT] = False
        self._memory[_LAST_USED] = now

    def leave_to_the_next(self) -> None:
        """Forget everything of a person whose conversation nobody went on with, and that it was so."""
        self.forget()
        self._memory[_LEFT] = True

    @property
    def was_left(self) -> bool:
        """Was the last conversation forgotten because nobody went on with it?"""
        return bool(self._memory.get(_LEFT))

    def change_area(self, name: str) -> None:
        """Forget the start when the visit turns to another area."""
        if self._memory.get("area") not in (None, name):
            self.start_from(None)
            self._memory[self.TYPED], self._memory["found"] = "", None
            self._memory["few"] = ()
        self._memory["area"] = name

    @property
    def area(self) -> str:
        """The area this visit is about, "" before one is chosen."""
        return str(self._memory.get("area", ""))

    def keys_beginning(self, *beginnings: str) -> tuple[str, ...]:
        """The keys of what is remembered that begin so, by name."""
        return tuple(sorted(str(key) for key in self._memory if str(key).startswith(beginnings)))

    def drop(self, *beginnings: str) -> None:
        """Forget what widgets hold whose keys begin so: what they were about is no longer there."""
        for key in list(self._memory):
            if str(key).startswith(beginnings):
                del self._memory[key]

    @property
    def link(self) -> Link:
        """What of the choices on Near a person may stand in an address: never anything of the start."""
        return Link(
            pace=self.get("pace") or DEFAULT_PACE,
            speed_mps=self.get("speed") or DEFAULT_SPEED,
            step_free=bool(self.get("own_step_free")),
            minutes=int(self.get("minutes") or DEFAULT_MINUTES),
            hills=self.get(HILLS, True) is not False,
            **{name: tuple(self.get(name) or ()) for name in ("families", "kinds")},
        )

    @property
    def only_read(self) -> tuple[str, ...]:
        """Which of the link's pace and minutes were only read from words."""
        return only_read(self.link, self.get(self.FROM_WORDS) or {})

    @property
    def shared_link(self) -> Link:
        """The link without what was only read from words: that never stands in an address."""
        return replace(self.link, **{key: getattr(Link(), key) for key in self.only_read})

    def key(self, name: str) -> str:
        """The key of the widget that holds what is called ``name`` of the first person: its name."""
        return name

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What a widget of this visit holds."""
        return self._memory.get(key, otherwise)

    def put(self, key: str, value: Any) -> None:
        """Set what a widget of this visit will hold; before that widget is drawn."""
        self._memory[key] = value
