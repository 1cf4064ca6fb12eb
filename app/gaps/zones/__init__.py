"""Areas of an office's own on the page about wards: chosen, brought in, made by ticking, removed."""
