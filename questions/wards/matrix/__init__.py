"""Many kinds, wards and groups at once: the planners' matrix."""
