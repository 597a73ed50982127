"""Signatures and shingles of folded words, by the kernel where there is one."""

from __future__ import annotations

from livefeed.kernel import compiled

if compiled is not None:
    common, signed, word_count = compiled.common, compiled.signed, compiled.word_count
else:
    from livefeed.dedup.reference import common, signed, word_count

__all__ = ["common", "signed", "word_count"]
