"""Signatures of folded words, by the kernel where there is one."""

from __future__ import annotations

from livefeed.kernel import compiled

if compiled is not None:
    signed, word_count = compiled.signed, compiled.word_count
else:
    from livefeed.dedup.reference import signed, word_count

__all__ = ["signed", "word_count"]
