"""Bytes of a response to entries: feeds, live pages, articles, and the dates in them.

What never enters: how the bytes were fetched, any decision about an update, and what is known of
an entry but for the digest by which it is passed over.
"""

from livefeed.extract.document import extract

__all__ = ["extract"]
