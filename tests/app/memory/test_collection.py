"""What is large and stays is spared once, and is let go of all the same when nobody uses it."""

import gc
import weakref

from app.memory.collection import spare_from_collection


class Large:
    """Many objects."""

    def __init__(self) -> None:
        self.objects = [[number] for number in range(1_000)]


def test_what_is_spared_is_not_looked_through_again_and_only_once_put_aside():
    large = Large()
    try:
        before = gc.get_freeze_count()
        spare_from_collection(large)
        spared = gc.get_freeze_count()
        assert spared >= before + len(large.objects)
        late = [[number] for number in range(1_000)]
        spare_from_collection(large)
        assert gc.get_freeze_count() < spared + len(late), "what came later is left as it was"
    finally:
        gc.unfreeze()


def test_what_is_spared_goes_when_nobody_uses_it():
    large = Large()
    still_there = weakref.ref(large)
    try:
        spare_from_collection(large)
        del large
        assert still_there() is None
    finally:
        gc.unfreeze()
