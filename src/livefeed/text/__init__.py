"""Words and markup as values: folding for comparison, cleaning for display, direction and language.

What never enters: documents and their formats (`extract` knows those), verdicts, any effect.
"""
