"""How high is the ground here? A grid of heights, of which some are not known, and none is the sea's."""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from scipy import ndimage

from geo.types import BoolArray, FloatArray

LEAST_WEIGHT: Final = 0.25  # of the four posts around a point those known must weigh so much: the nearest one
SEA_POSTS: Final = 25  # so many posts together at one height below 0 are the sea, a river or a tidal flat
SHORE_POSTS: Final = 2  # posts below 0 this near to it are its shore, wet at high tide
_AROUND: Final = np.ones((3, 3), bool)


@dataclass(frozen=True, eq=False)
class Relief:
    """Heights at the posts of a square grid, from the south-west corner; NaN where none is known."""

    west: float  # metres in the area's CRS, of the posts of the first column
    south: float  # of the posts of the first row
    post_m: float  # from post to post
    height_m: FloatArray = field(repr=False)  # (rows, columns), the first row in the south

    def at(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """(k,) heights at points, by bilinear interpolation; NaN where the posts around do not say.

        Where one or more of the four posts are not known the others count for them, as long as they weigh
        ``LEAST_WEIGHT`` in all.
        """
        rows, columns = self.height_m.shape
        across, up = (np.asarray(x) - self.west) / self.post_m, (np.asarray(y) - self.south) / self.post_m
        column, row = np.floor(across).astype(int), np.floor(up).astype(int)
        share_x, share_y = across - column, up - row
        total, weight = np.zeros(len(across)), np.zeros(len(across))
        for right in (0, 1):
            for above in (0, 1):
                at_column, at_row = column + right, row + above
                inside = (at_column >= 0) & (at_column < columns) & (at_row >= 0) & (at_row < rows)
                height = np.full(len(across), np.nan)
                height[inside] = self.height_m[at_row[inside], at_column[inside]]
                part = (share_x if right else 1 - share_x) * (share_y if above else 1 - share_y)
                usable = ~np.isnan(height) & (part > 0)
                total[usable] += (part * height)[usable]
                weight[usable] += part[usable]
        enough = weight >= LEAST_WEIGHT - 1e-9
        heights = np.divide(total, weight, out=np.full(len(across), np.nan), where=enough)
        return np.asarray(heights, float)

    def without_sea(self) -> tuple["Relief", int]:
        """The same without the posts in water, which are not known; and how many these are."""
        wet = in_water(self.height_m)
        return replace(self, height_m=np.where(wet, np.nan, self.height_m)), int(wet.sum())


def in_water(height_m: FloatArray) -> BoolArray:
    """Which posts of a grid are the sea, a tidal river or its flats, which would else be a hill at its shore.

    A grid gives water one height below 0 throughout: ``SEA_POSTS`` posts or more that touch and have the very
    same height below 0. What is below 0 within ``SHORE_POSTS`` of them is their shore. Land below the level
    of the sea, which has many heights, stays.
    """
    below = height_m < 0
    water = np.zeros(height_m.shape, bool)
    values, counts = np.unique(height_m[below], return_counts=True)
    for value in values[counts >= SEA_POSTS]:
        labels, _ = ndimage.label(height_m == value, structure=_AROUND)
        sizes = np.bincount(labels.ravel())
        sizes[0] = 0
        water |= sizes[labels] >= SEA_POSTS
    shore = (
        ndimage.binary_dilation(water, structure=_AROUND, iterations=SHORE_POSTS) if water.any() else water
    )
    return np.asarray(water | (shore & below), bool)
