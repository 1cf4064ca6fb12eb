"""How is what is worked out from a value kept? With that value, so that both go together.

A frozen value that many share, such as an area, is asked the same things again and again. What was worked out
is kept in the value itself, as ``functools.cached_property`` does, and not in a table of the module: there is
no state beside the values, and a superseded revision takes all that was made of it with it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

V = TypeVar("V")
P = ParamSpec("P")
T = TypeVar("T")
_PLACE = "_derived"


class Derived(OrderedDict[Hashable, Any]):
    """What was worked out, the longest unasked first; a copy sent to another process begins with none."""

    def __reduce__(self) -> tuple[type["Derived"], tuple[()]]:
        return Derived, ()


def kept_with(*, most: int) -> Callable[[Callable[Concatenate[V, P], T]], Callable[Concatenate[V, P], T]]:
    """Keep what a function gives with its first argument, at most ``most`` answers of it for each value.

    The further arguments must be hashable. Two threads that ask at once may both work it out; one stays.
    """

    def _decorate(function: Callable[Concatenate[V, P], T]) -> Callable[Concatenate[V, P], T]:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def _asked_of(value: V, /, *args: P.args, **kwargs: P.kwargs) -> T:
            derived: Derived = value.__dict__.setdefault(_PLACE, Derived())
            key = (name, args, tuple(sorted(kwargs.items())))
            if key in derived:
                with suppress(KeyError):  # another thread may have let go of it just now
                    derived.move_to_end(key)
                    kept_answer: T = derived[key]
                    return kept_answer
            answer = derived[key] = function(value, *args, **kwargs)
            same = [each for each in list(derived) if isinstance(each, tuple) and each[0] == name]
            for each in same[:-most]:
                derived.pop(each, None)
            return answer

        return _asked_of

    return _decorate
