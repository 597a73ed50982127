"""Digests of what entries are read from: equal means that they read the same."""

from __future__ import annotations

import xxhash


def digest_of(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for these parts in this order.

    64 bits: an edit that hides behind its predecessor's digest by chance does not happen.
    """
    sized = "".join([f"{len(part)}:{part}" for part in parts])  # no two lists give the same
    return xxhash.xxh3_64_hexdigest(sized.encode("utf-8", "surrogatepass"))


def digest_under(inherited: str, written: bytes) -> str:
    """Return a digest of bytes to which what `inherited` is the digest of gives their meaning."""
    return xxhash.xxh3_64_hexdigest(inherited.encode() + written)
