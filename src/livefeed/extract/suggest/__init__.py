"""Selectors that are proposed for a page."""
