"""Signatures and shingles of folded words, by the kernel where there is one."""

from __future__ import annotations

from livefeed.kernel import compiled

if compiled is not None:
    shared, shingles, signed = compiled.shared, compiled.shingles, compiled.signed
else:
    from livefeed.dedup.reference import shared, shingles, signed

__all__ = ["shared", "shingles", "signed"]
