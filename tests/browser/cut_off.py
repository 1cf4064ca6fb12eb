"""Started on a machine that has just been cut off every network: does the whole journey work?"""

import fcntl
import shutil
import socket
import struct
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.server import BROWSERS, FLAGS, running_server
from tests.browser.test_offline import whole_journey
from tests.browser.visitor import Visitor

_READ_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1


def loopback_up() -> None:
    """Switch on the one network that stays within the machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        asked = struct.pack("16sH14s", b"lo", 0, b"")
        flags = struct.unpack("16sH14s", fcntl.ioctl(door, _READ_FLAGS, asked))[1]
        fcntl.ioctl(door, _SET_FLAGS, struct.pack("16sH14s", b"lo", flags | _UP, b""))


def no_way_out() -> bool:
    """Whether another machine cannot be reached."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        try:
            door.connect(("192.0.2.1", 9))
        except OSError:
            return True
    return False


def main(areas: Path, folder: Path) -> None:
    """Start the app and a browser, and walk through."""
    loopback_up()
    assert no_way_out(), "this machine still has a network"
    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with running_server(areas, folder) as server, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        context = opened.new_context(accept_downloads=True, viewport={"width": 1280, "height": 1000})
        here = Visitor(context.new_page(), server, context)
        here.watch()
        here.open("area=newport")
        whole_journey(here)
        opened.close()
    sys.stdout.write("the whole journey works\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
