"""Addresses of the web as publishers write them: absolute, of the web, or none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin, urlsplit

from livefeed.text.clean import strip_controls

MAX_URL: Final = 2_000
_WEB: Final = ("https://", "http://")
# Nothing in it can be unsafe, relative or empty: nearly all URLs, in a tenth of the time.
_ORDINARY_URL: Final = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[\w.,:@!$&'()*+=~%/-]*(?:[?#][\w.,:@!$&'()*+=~%/-]+)*)?",
    re.ASCII,
)
_EMPTY_PART: Final = re.compile(r"\?#|[?#]$|;")  # what joining takes away
_UNSAFE_IN_URL: Final = re.compile(r"[\s<>\"{}|\\^`]")


@lru_cache(maxsize=256)  # all entries of a document ask about its base
def web_url(url: str, base_url: str = "") -> str:
    """Return an absolute http or https URL; "" for anything else."""
    if len(url) <= MAX_URL and _ORDINARY_URL.fullmatch(url):
        return url
    if url.startswith("#") and "#" not in base_url and _ORDINARY_URL.fullmatch(base_url + url):
        return base_url + url
    url = _UNSAFE_IN_URL.sub(_percent_encoded, strip_controls(url).strip())
    if not url or len(url) > MAX_URL:
        return ""
    try:
        is_whole = url.startswith(_WEB) and not _EMPTY_PART.search(url)
        absolute = url if is_whole or not base_url else urljoin(base_url, url)
        parts = urlsplit(absolute)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return absolute if is_web and "%" not in parts.netloc else ""


def _percent_encoded(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode())


def fragment_of(url: str) -> str:
    """Return the part of a URL behind `#`, decoded as it stands."""
    return url.partition("#")[2].strip()
