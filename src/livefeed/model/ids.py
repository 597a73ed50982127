"""The ids of what is stored: made from what they name, never drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NewType

UpdateId = NewType("UpdateId", str)
StoryId = NewType("StoryId", str)
DeliveryId = NewType("DeliveryId", str)

_OF_SOURCE: Final = 5  # characters; the 55 bits of the others tell its updates apart
HASHED: Final = "h:"  # how a key begins that was made of an update's words, for it carries none


def update_id(source: str, key: str) -> UpdateId:
    """Return the id of the update under this source and key.

    Ids are made from what they name, never drawn: polling again after a crash, or into an empty
    database, gives the same ids. 16 base-32 characters (80 bits): the first of them are those of
    all updates of the source, so that what one poll brings lies side by side where ids are sorted.
    """
    return UpdateId(_source_part(source) + opaque_id("update", source, key)[_OF_SOURCE:])


def story_id(founder: UpdateId) -> StoryId:
    """Return the id of the story that this update started; it begins as that update's."""
    return StoryId(founder[:_OF_SOURCE] + opaque_id("story", founder)[_OF_SOURCE:])


@lru_cache(maxsize=64)
def _source_part(source: str) -> str:
    return opaque_id("source", source)[:_OF_SOURCE]


_DIGITS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_BASE_32: Final = tuple(a + b for a in _DIGITS for b in _DIGITS)


def opaque_id(*parts: str) -> str:
    """Return 16 lower-case base-32 characters that stand for these parts in this order."""
    # Only here: it brings OpenSSL, 4 MB that a worker which reads feeds need not have.
    from hashlib import blake2b  # noqa: PLC0415

    digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=10)
    bits, pair = int.from_bytes(digest.digest()), _BASE_32
    # Two characters at a time: base64.b32encode takes ten times as long, a loop half as long again.
    first = f"{pair[bits >> 70]}{pair[bits >> 60 & 1023]}{pair[bits >> 50 & 1023]}"
    middle = f"{pair[bits >> 40 & 1023]}{pair[bits >> 30 & 1023]}{pair[bits >> 20 & 1023]}"
    return f"{first}{middle}{pair[bits >> 10 & 1023]}{pair[bits & 1023]}"
