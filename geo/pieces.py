"""Which places are joined to one another? The connected components of a graph."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.types import IndexArray


def pieces(begins: IndexArray, ends: IndexArray, *, count: int) -> IndexArray:
    """The connected piece that each place lies in.

    Parameters
    ----------
    begins, ends
        (k,) places that are joined to each other, in whichever order.
    count
        Number of places, n.

    Returns
    -------
    (n,) numbers from 0 on; a place that is joined to no other is a piece of its own.
    """
    graph = coo_array((np.ones(len(begins), bool), (begins, ends)), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1])
