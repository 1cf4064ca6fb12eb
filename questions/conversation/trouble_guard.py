"""May what helps with a trouble stand first, or be listed at all? By how the words name that trouble.

Asked for: as any wish. Only told of: after what is wished for. Over, somebody else's, turned down, or only
sounding like it: never all that is answered, for then it is better to ask.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.types import BoolArray
from questions.conversation.never_first import held_back, not_named
from questions.conversation.reading.namings import Naming
from questions.conversation.wish import Wish, is_trouble
from questions.places.area_assets import AreaAssets

AS: Final = (
    (Naming.REQUESTED,),
    (Naming.REQUESTED, Naming.TOLD),
    (Naming.REQUESTED, Naming.TOLD, Naming.HEARD),
    tuple(Naming),
)


@dataclass(frozen=True, eq=False)
class TroubleGuard:
    """Which assets stand back, (a,) each, rows as in ``AreaAssets.table``; let go of with the answer."""

    held_back: BoolArray = field(repr=False)  # nobody asks for it, or the words turn it down
    told_of: BoolArray = field(repr=False)  # for a trouble that the words do not ask help with
    unasked: BoolArray = field(repr=False)  # for one that they do not even say is there
    wishes: tuple[Wish, ...] = field(repr=False)

    def must_ask(self, rows: Sequence[int]) -> bool:
        """Whether it is better to ask than to answer with the assets of these rows, all that fit."""
        if rows:
            return bool(self.wishes) and bool(self.unasked[list(rows)].all())
        taken_back = [wish.naming is Naming.TAKEN_BACK for wish in self.wishes]
        rest = [wish for wish, over in zip(self.wishes, taken_back, strict=True) if not over]
        return not any(wish.chief for wish in rest) and any(
            over and is_trouble(wish) for wish, over in zip(self.wishes, taken_back, strict=True)
        )


def trouble_guard(
    assets: AreaAssets, *, wishes: tuple[Wish, ...], words: str, kinds: Collection[str]
) -> TroubleGuard:
    """What stands back of ``assets`` where ``wishes`` were read in ``words``; ``kinds`` are chosen."""
    chosen = assets.table["kind"].isin(list(kinds)).to_numpy(dtype=bool)
    told_of, unasked, taken_back, never_named = (
        not_named(assets, wishes=wishes, words=words, as_=as_) & ~chosen for as_ in AS
    )
    held = held_back(assets, wishes=wishes, words=words, kinds=kinds)
    return TroubleGuard(held | (taken_back & ~never_named), told_of, unasked, wishes)
