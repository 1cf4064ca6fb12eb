"""The background map: drawn from an area's pack and served by this machine."""
