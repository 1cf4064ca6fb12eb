"""How does what a prepared area knows come into the register? By the same import as every other list."""

from layers.register.importing.past import begin_with_past
from layers.register.importing.seeding import PackOfAssets, lists_to_come
from layers.register.plans import ImportResult
from layers.register.store import Register


def bring_in_pack(register: Register, area: PackOfAssets) -> tuple[ImportResult, ...]:
    """Import the assets of the area's pack, one import a source, unless this very pack has come in before.

    A newer pack updates what no person has changed; what it no longer has is proposed for closing. An import
    that was undone stays undone until the pack changes. A register in which nothing was ever written
    begins with the past that a made-up town has.

    Returns
    -------
    What each import of the pack as it is now did; nothing if the pack had come in before.

    Raises
    ------
    RegisterError
        The register cannot be read or written, or refuses a row.
    """
    begin_with_past(register, area)
    return tuple(
        register.import_assets(waiting.assets, waiting.info) for waiting in lists_to_come(register, area)
    )
