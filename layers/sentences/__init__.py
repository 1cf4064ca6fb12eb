"""What a sentence means, as numbers, worked out on this machine by a model that comes as a package."""
