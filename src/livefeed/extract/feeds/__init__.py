"""Feeds, sitemaps and what else lists entries: bytes to entries."""
