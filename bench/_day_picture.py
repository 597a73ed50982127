"""The picture of a simulated day: delays above, requests below, drawn as SVG."""

from __future__ import annotations


def picture(days: object) -> str:
    return str(days)
