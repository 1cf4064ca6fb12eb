"""The asset register: what a community has, kept true, with everything that was ever changed."""
