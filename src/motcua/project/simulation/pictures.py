"""The few pictures that all invented people send: striped sheets on which nothing can be read."""

import hashlib
import struct
import zlib
from functools import cached_property
from io import BytesIO

COUNT = 12
WIDTH, HEIGHT, STRIPE = 480, 640, 40  # points
MEDIA_TYPE = "image/png"


class Picture:
    """One sheet; the stripes tell which."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = f"anh-mo-phong-{number + 1}.png"

    @cached_property
    def content(self) -> bytes:
        """Write it as PNG, grey in eight bits."""
        lines = (b"\0" + bytes([self._shade(y)]) * WIDTH for y in range(HEIGHT))
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
        parts = (b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)

    def _shade(self, line: int) -> int:
        return 235 - 5 * self.number if line // STRIPE % (self.number + 2) == 0 else 250

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)

    def opened(self) -> BytesIO:
        return BytesIO(self.content)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURES = tuple(Picture(number) for number in range(COUNT))


def numbered(number: int) -> Picture:
    """Give one of them, whatever the number."""
    return PICTURES[number % COUNT]
