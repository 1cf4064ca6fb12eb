"""What need not be walked each time that Python looks for objects which nobody uses any more?

Streamlit has it look after every action, so that what is large and stays is walked for nothing each time.
"""

import gc
import threading
import weakref
from typing import Final

_SPARED: Final[weakref.WeakSet[object]] = weakref.WeakSet()
_LOCK: Final = threading.Lock()


def spare_from_collection(large: object) -> None:
    """Leave ``large``, and all else that is in memory by then, out of every later search; once for each.

    What nobody uses any more is still let go of, unless it leads back to itself.
    """
    with _LOCK:
        if large in _SPARED:
            return
        _SPARED.add(large)
    gc.collect()  # so that no rubbish is spared
    gc.freeze()
