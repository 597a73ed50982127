"""Whether a push bears the signature of its hub (WebSub, section 7.1)."""

from __future__ import annotations

import hmac
from typing import Final

METHODS: Final = frozenset({"sha1", "sha256", "sha384", "sha512"})  # older hubs know sha1 alone


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Tell whether `signature`, as X-Hub-Signature has it, is made of these bytes and this secret.

    The comparison takes the same time wherever the two differ.
    """
    method, _, given = signature.strip().partition("=")
    method = method.lower()
    if method not in METHODS or not secret:
        return False
    expected = hmac.new(secret.encode(), body, method).hexdigest()
    return hmac.compare_digest(expected.encode(), given.lower().encode())
