"""What stands in the register now?"""

from app.memory.session import entries, gone_from_lists, register

__all__ = ["entries", "gone_from_lists", "register"]
