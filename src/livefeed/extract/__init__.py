"""Bytes of a response to entries: feeds, live pages, articles, and the dates in them.

What never enters: how the bytes were fetched, what is already known, any decision about an update.
"""

from livefeed.extract.document import extract

__all__ = ["extract"]
