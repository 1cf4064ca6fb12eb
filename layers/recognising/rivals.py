"""Of several files of one kind, which is taken? The newest that is whole; two that are equal are named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from geo.wording import Wording, worded
from layers.recognising.files import NOTHING_TO_DO, Passed

Here = TypeVar("Here")


@dataclass(frozen=True, eq=False)
class Rival(Generic[Here]):
    """One file that may be taken."""

    shown: str
    edition: tuple[int, ...]  # the higher the newer; alike where nothing tells
    here: Here | None = field(repr=False)
    lacking: Wording | None = None  # what of the council it lacks; None where it is whole
    fineness: int = 0  # of two of one edition the finer is taken
    content: object = None  # what two equal files have in common


@dataclass(frozen=True, eq=False)
class Choice(Generic[Here]):
    """What is taken, or why nothing is; what is passed over; and why this one."""

    here: Here | None = field(repr=False)
    passed: tuple[Passed, ...]
    why: Wording | None = None
    refusal: Wording | None = None


def newest(rivals: Sequence[Rival[Here]], passed: Sequence[Passed] = ()) -> Choice[Here]:
    """The newest whole one; the others are passed over with the reason, none without one."""
    out = list(passed)
    whole = [rival for rival in rivals if rival.here is not None and rival.lacking is None]
    for rival in rivals:
        if rival not in whole and rival.lacking is not None:
            what = worded("{file} cannot be used. {lacking}", file=rival.shown, lacking=rival.lacking)
            out.append(Passed(rival.shown, what, worded("Fetch it again, for all of the council.")))
    if not whole:
        refusal = out[-1].what if out else None
        return Choice(None, tuple(out), refusal=refusal)
    in_order = sorted(whole, key=lambda rival: (rival.edition, rival.fineness), reverse=True)
    best, rest = in_order[0], in_order[1:]
    equal = [rival for rival in rest if (rival.edition, rival.fineness) == (best.edition, best.fineness)]
    differing = [rival for rival in equal if rival.content != best.content]
    if differing:
        names = ", ".join(rival.shown for rival in (best, *differing))
        refusal = worded("Any of these could be meant, and they say different things: {files}.", files=names)
        return Choice(None, tuple(out), refusal=refusal)
    for rival in rest:
        what = (
            worded("{file} says the same as {best}.", file=rival.shown, best=best.shown)
            if rival in equal
            else worded("{file} is older or coarser than {best}.", file=rival.shown, best=best.shown)
        )
        out.append(Passed(rival.shown, what, NOTHING_TO_DO))
    why = None
    if len(whole) > 1:
        why = worded("The newest of {count} that are whole for the council.", count=len(whole))
    return Choice(best.here, tuple(out), why)
