"""What have two assets in common beside their names, and how alike must the names then be?"""

from dataclasses import dataclass
from typing import Final

FAR_M: Final = 450.0  # farther apart than this two assets are in different places
_CLOSE: Final = 0.7  # some 170 m
_OTHER_PHONE: Final = 0.08  # of two lists: one of them may be old
_OTHER_KIND: Final = 0.02  # of two lists: each has kinds of its own
_LESS_LIKE: Final = 0.62  # names of two lists that lie near, where no word tells them apart
_BY_LISTS: Final = 0.04  # so much less is asked of them
_LIKE_BY_CONTACT: Final = {"website": 0.3, "e-mail": 0.3, "telephone": 0.5, "": _LESS_LIKE}
_BY_CONTACT: Final = 0.2  # where they give one contact so much less is asked of them


@dataclass(frozen=True)
class SharedEvidence:
    """What speaks for two assets' being one, beside their names."""

    apart_m: float  # NaN where one has no place
    near: float  # 1 within a few metres, 0 at the far end
    same_postcode: bool
    contact: str  # the contact that both have, "" for none
    other_phone: bool  # each has a telephone, and not the same
    other_kind: bool
    of_two_lists: bool  # whose kinds and telephones differ for one place

    @property
    def is_close(self) -> bool:
        """Whether two lists have them within a street or so of each other."""
        return self.of_two_lists and self.near > _CLOSE

    @property
    def least_alike(self) -> float:
        """How alike the names must be, 0 to 1."""
        if self.is_close:
            return _LIKE_BY_CONTACT[self.contact]
        if self.contact and self.near > 0.4:
            return _LESS_LIKE
        return 0.9 if self.apart_m > FAR_M else 0.7

    def score(self, alike: float) -> float:
        """How surely they are one, from 0 to about 1."""
        other = _OTHER_PHONE if self.of_two_lists else 0.02
        reached = 0.15 if self.contact else other if self.other_phone else 0.10
        kinds = (_OTHER_KIND if self.of_two_lists else 0.12) if self.other_kind else 0.0
        return 0.62 * alike + 0.23 * self.near + reached - kinds

    def least_score(self, likely: float) -> float:
        """What ``score`` must reach, where ``likely`` is asked of any pair."""
        if not self.is_close:
            return likely
        return likely - (_BY_CONTACT if self.contact else _BY_LISTS)
