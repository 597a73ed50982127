"""The ids of what is stored: made from what they name, never drawn."""

from __future__ import annotations

from typing import Final, NewType

UpdateId = NewType("UpdateId", str)
StoryId = NewType("StoryId", str)
DeliveryId = NewType("DeliveryId", str)

HASHED: Final = "h:"  # how a key begins that was made of an update's words, for it carries none


def update_id(source: str, key: str) -> UpdateId:
    """Return the id of the update under this source and key.

    Ids are made from what they name, never drawn: polling again after a crash, or into an empty
    database, gives the same ids. 16 base-32 characters (80 bits).
    """
    return UpdateId(opaque_id("update", source, key))


def story_id(founder: UpdateId) -> StoryId:
    """Return the id of the story that this update started."""
    return StoryId(opaque_id("story", founder))


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
