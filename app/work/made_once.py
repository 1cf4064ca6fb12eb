"""How is a thing that many share made once, however many ask for it at the same moment?"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class MadeOnce(Generic[K, T]):
    """A few things by their keys: each made by who asks first, while who asks for another does not wait.

    At most ``most`` are kept; the one that nobody has asked for the longest goes.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[K, Future[T]] = OrderedDict()
        self._lock = threading.Lock()  # of the table of things; never held while one is made

    def get(self, key: K, make: Callable[[], T]) -> T:
        """The thing of this key, made now if there is none yet.

        What ``make`` raises, all who wait for it get; who asks afterwards tries again.
        """
        mine: Future[T] = Future()
        with self._lock:
            thing = self._things.setdefault(key, mine)
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        if thing is mine:
            self._make(key, mine, make)
        return thing.result()

    def forget(self) -> None:
        """Keep none of them any longer; who is waiting for one gets it all the same."""
        with self._lock:
            self._things.clear()

    def all_keys(self) -> list[K]:
        """The keys of those that are there, or are just being made."""
        with self._lock:
            return list(self._things)

    def __contains__(self, key: K) -> bool:
        """Whether it is there, or is just being made."""
        return key in self._things

    def __len__(self) -> int:
        """How many there are."""
        return len(self._things)

    def _make(self, key: K, mine: "Future[T]", make: Callable[[], T]) -> None:
        try:
            mine.set_result(make())
        except BaseException as error:  # noqa: BLE001 - raised by result(), here and for all who wait
            with self._lock:
                if self._things.get(key) is mine:
                    del self._things[key]
            mine.set_exception(error)
