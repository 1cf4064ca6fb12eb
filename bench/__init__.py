"""How fast is it, beside what people would use instead? Measured on one machine, in one run, parity first."""

MADE_UP_NODES = 1_000_000
PARTS = (
    "engine",
    "made-up",
    "person",
    "conversation",
    "gaps",
    "prepare",
    "memory",
    "hills",
    "buses",
    "register",
    "funding",
    "tile",
    "page",
    "growth",
)
