"""What no question may do, done on purpose: each must be seen by the watch, or it watches nothing."""

import socket
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

WICKED: dict[str, Callable[[Any], object]] = {
    "wicked write": lambda h: (h.area.folder / "note.txt").write_text("x"),
    "wicked removal": lambda h: (h.area.folder / "note.txt").unlink(),
    "wicked read": lambda h: Path("/etc/hostname").read_bytes(),
    "wicked read next door": lambda h: (h.folder / "beside.txt").read_bytes(),
    "wicked socket": lambda h: socket.socket().close(),
    "wicked database": lambda h: sqlite3.connect(":memory:").close(),
    "wicked process": lambda h: subprocess.run(["true"], check=True),
    "wicked thread": lambda h: threading.Thread(target=print).start(),
}
