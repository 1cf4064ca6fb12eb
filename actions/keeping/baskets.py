"""How is a basket of kinds kept, changed and removed, by whoever may?"""

from typing import Final

from actions.acting import Acting
from layers.assets.kinds import Kinds
from layers.baskets.kept_baskets import KeptBaskets
from layers.baskets.model import Basket

_PERMIT: Final = "keep baskets"


def keep_basket(
    store: KeptBaskets,
    name: str,
    chosen: tuple[str, ...],
    *,
    table: Kinds,
    expected_version: int,
    acting: Acting,
) -> Basket:
    """Keep a basket, or put it in the place of the version that was seen. Raises ``BasketError``."""
    acting.check_action(_PERMIT)
    return store.keep(name, chosen, by=acting.name, table=table, expected_version=expected_version)


def remove_basket(store: KeptBaskets, name: str, *, expected_version: int, acting: Acting) -> None:
    """Forget a basket. Raises ``BasketChangedError`` if it is no longer at the version that was seen."""
    acting.check_action(_PERMIT)
    store.remove(name, expected_version=expected_version)
