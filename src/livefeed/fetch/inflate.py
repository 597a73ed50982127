"""Bodies in gzip and deflate, in slices that keep the event loop free and the memory bounded.

aiohttp's own decompression is off: it takes a body that was cut in half for a whole one, and
inflates 1 MB into 1 GiB before anybody can stop it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

SLICE_BYTES: Final = 256 * 1024  # inflated in about 1 ms
MAX_MEMBERS: Final = 1000  # 10 MB in blocks of 64 KiB are 160; empty ones only burn time
GZIP_MAGIC: Final = b"\x1f\x8b"
GZIP, ZLIB, RAW = 31, 15, -15  # what zlib calls window bits


class EncodingError(ValueError):
    """The body is not what its Content-Encoding says; the text is the problem in words."""


def inflater(content_encoding: str) -> Inflater | None:
    """Return a reader for this Content-Encoding, None if the body is plain.

    Raises:
        EncodingError: an encoding that was not asked for, or several one upon the other.
    """
    encodings = [name.strip().lower() for name in content_encoding.split(",")]
    applied = [name for name in encodings if name not in {"", "identity"}]
    if not applied:
        return None
    if len(applied) > 1:
        raise EncodingError(f"stacked content encodings {', '.join(applied)[:60]!r}")
    if applied[0] in {"gzip", "x-gzip"}:
        return Inflater("gzip")
    if applied[0] == "deflate":
        return Inflater("deflate")
    raise EncodingError(f"unknown content encoding {applied[0][:60]!r}")


def inflated(body: bytes, content_encoding: str, limit: int) -> bytes:
    """Return a whole body as it was before its Content-Encoding.

    A hub may repeat the header of a document that it has inflated itself: such a body is plain.

    Raises:
        EncodingError: it is not what the header says, was cut, or is longer than `limit`.
    """
    stream = inflater(content_encoding)
    if stream is None or (stream.name == "gzip" and not body.startswith(GZIP_MAGIC)):
        return body
    slices: list[bytes] = []
    for slice_ in stream.feed(body):
        slices.append(slice_)
        if len(slices) * SLICE_BYTES > limit + SLICE_BYTES:
            raise EncodingError(f"body larger than {limit / 1_000_000:g} MB")
    stream.finish()
    return b"".join(slices)


class Inflater:
    """Inflates one body that arrives in pieces."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._pending = b""  # the first byte of a member whose second has not come yet
        self._members = 0
        self._stream: zlib._Decompress | None = None

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield what this piece inflates to, at most SLICE_BYTES at a time.

        Raises:
            EncodingError: the bytes are not gzip or deflate.
        """
        rest = self._pending + piece
        self._pending = b""
        while rest:
            if self._stream is None:
                if len(rest) < 2:
                    self._pending = rest
                    return
                rest = self._begin(rest)
                continue
            slice_, rest = self._step(self._stream, rest)
            if slice_:
                yield slice_

    def finish(self) -> None:
        """Check that the body ended where its encoding ends.

        Raises:
            EncodingError: the body was cut.
        """
        if self._stream is not None or self._pending.strip(b"\0") or self._members == 0:
            raise EncodingError(f"truncated {self.name} body")

    def _begin(self, rest: bytes) -> bytes:
        """Start a member if one starts here; return the bytes that are still to be read."""
        if self._members and not rest.strip(b"\0"):
            return b""  # padding, which gzip allows after the last member
        if self._members and (self.name != "gzip" or not rest.startswith(GZIP_MAGIC)):
            raise EncodingError(f"bytes after the end of the {self.name} body")
        if self._members == MAX_MEMBERS:
            raise EncodingError(f"{self.name} body in more than {MAX_MEMBERS} parts")
        self._stream = zlib.decompressobj(GZIP if self.name == "gzip" else _deflate_bits(rest))
        return rest

    def _step(self, stream: zlib._Decompress, rest: bytes) -> tuple[bytes, bytes]:
        """Return the next slice and the bytes that are still to be read."""
        try:
            slice_ = stream.decompress(rest, SLICE_BYTES)
        except zlib.error as error:
            raise EncodingError(f"broken {self.name} body") from error
        if stream.eof:
            self._stream = None
            self._members += 1
            return slice_, stream.unused_data
        return slice_, stream.unconsumed_tail


def _deflate_bits(start: bytes) -> int:
    """Tell whether deflate comes with its zlib header, as RFC 9110 §8.4.1.2 wants, or raw."""
    has_header = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return ZLIB if has_header else RAW
