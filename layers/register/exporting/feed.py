"""What does the register answer to others who read it as an Open Referral UK feed?

Plain values for a route.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.register.exporting.open_referral import as_list_entry, as_service, service_id
from layers.register.exporting.provenance import Provenance, may_be_given
from layers.register.importing.oruk.oruk_terms import VERSION
from layers.register.model import Asset

MOST_PER_PAGE: Final = 500
USUAL_PER_PAGE: Final = 50
PROFILE: Final = "https://docs.openreferraluk.org/en/latest/"
OPENAPI: Final = "https://docs.openreferraluk.org/en/latest/openapi30.json"


@dataclass(frozen=True, eq=False)
class Feed:
    """A read-only feed of one version of the register. Build it once per version: it indexes the ids."""

    assets: tuple[Asset, ...] = field(repr=False)  # as anybody may have them, in the order of their ids
    kinds: Kinds = field(repr=False)
    provenance: Provenance
    by_id: dict[str, Asset] = field(repr=False)

    def details(self) -> dict[str, Any]:
        """The answer to ``/``: version, profile, licence, attribution, date."""
        return {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI, **self._about()}

    def service_list(self, page: int = 1, per_page: int = USUAL_PER_PAGE) -> dict[str, Any]:
        """The answer to ``/services?page=&per_page=``.

        A page beyond the last is empty, ``per_page`` bounded.
        """
        size = min(max(per_page, 1), MOST_PER_PAGE)
        pages = max(math.ceil(len(self.assets) / size), 1)
        number = max(page, 1)
        shown = self.assets[(number - 1) * size : number * size]
        return {
            "total_items": len(self.assets),
            "total_pages": pages,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not shown,
            "contents": [as_list_entry(asset, kinds=self.kinds) for asset in shown],
            **self._about(),
        }

    def service_full(self, asset_or_service_id: str) -> dict[str, Any] | None:
        """The answer to ``/services/{id}``, by the service's UUID or the asset's id.

        None if there is none.
        """
        asset = self.by_id.get(asset_or_service_id)
        return as_service(asset, kinds=self.kinds) if asset else None

    def whole(self) -> dict[str, Any]:
        """Every service in full, as one page: the file that is given away."""
        services = [as_service(asset, kinds=self.kinds) for asset in self.assets]
        page = self.service_list(1, 1) | {"total_pages": 1, "last_page": True, "size": len(services)}
        return page | {"contents": services, "empty": not services}

    def _about(self) -> dict[str, Any]:
        return {
            "title": self.provenance.title,
            "publisher": self.provenance.publisher,
            "licence": "; ".join(self.provenance.licences(self.assets)),
            "attribution": "; ".join(self.provenance.attributions(self.assets)),
            "exported_on": self.provenance.exported_on.isoformat(),
        }


def build_feed(assets: Iterable[Asset], *, kinds: Kinds, provenance: Provenance) -> Feed:
    """A feed of assets; hidden addresses are taken out before anything else."""
    given = tuple(sorted(may_be_given(assets), key=lambda asset: asset.asset_id))
    by_id = {asset.asset_id: asset for asset in given} | {service_id(asset): asset for asset in given}
    return Feed(given, kinds, provenance, by_id)
