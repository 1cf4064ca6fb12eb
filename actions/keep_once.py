"""How is what is made on the way to one answer kept, for as long as that answer takes?"""

from collections.abc import Callable, Hashable
from typing import Any

from actions.at_work import at_work
from geo.workers import Workers


def kept_for_one_answer() -> Callable[[Hashable, Callable[[Workers], Any]], Any]:
    """Makes each thing once, by every core that may be used; what was made goes when the answer is given."""
    things: dict[Hashable, Any] = {}

    def keep(key: Hashable, make: Callable[[Workers], Any]) -> Any:
        """The thing of a key, made when it is first wanted."""
        if key not in things:
            with at_work() as workers:
                things[key] = make(workers)
        return things[key]

    return keep
