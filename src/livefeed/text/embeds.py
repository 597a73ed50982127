"""Embedded posts and videos: where they lead, and whose they are.

In clean markup an embed is a `figure` that holds nothing but a link. It has no words of its own,
for two embeds are not the same news.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

EMBED_SIGN: Final = "▶"
MAX_EMBEDS: Final = 20

_EMBED: Final = re.compile(rf'<figure><a href="([^"]+)"(?: rel="[^"]*")?>{EMBED_SIGN}</a></figure>')
_PROVIDERS: Final = {
    "x.com": "x",
    "twitter.com": "x",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "youtube-nocookie.com": "youtube",
    "facebook.com": "facebook",
    "fb.watch": "facebook",
    "instagram.com": "instagram",
    "tiktok.com": "tiktok",
    "t.me": "telegram",
    "telegram.org": "telegram",
    "telegram.me": "telegram",
    "threads.net": "threads",
    "bsky.app": "bluesky",
    "reddit.com": "reddit",
    "vimeo.com": "vimeo",
    "dailymotion.com": "dailymotion",
    "soundcloud.com": "soundcloud",
    "spotify.com": "spotify",
    "twitch.tv": "twitch",
    "rumble.com": "rumble",
    "streamable.com": "streamable",
}
_NAMES: Final = frozenset(_PROVIDERS.values())
# Frames that show no part of the news.
_NO_NEWS: Final = re.compile(
    r"(?:^|\.)(?:doubleclick\.net|googlesyndication\.com|googletagmanager\.com|adnxs\.com"
    r"|amazon-adsystem\.com|taboola\.com|outbrain\.com|criteo\.(?:com|net)|disqus\.com"
    r"|recaptcha\.net|cookiebot\.com|onetrust\.com)$"
)


_HINTS: Final = (
    *("<iframe", "<video", "<audio", "<amp-", "<lite-youtube", "<oembed"),
    *("tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed"),
    *("text-post-media", "reddit-", "data-telegram-post", "fb-post", "fb-video"),
    "wp-block-embed__wrapper",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A post or video that a publisher shows within an update."""

    provider: str  # x, youtube … or the host of another one
    url: str


def embeds_of(cleaned: str) -> tuple[Embed, ...]:
    """Return the embeds in clean markup, each once."""
    if EMBED_SIGN not in cleaned:
        return ()
    urls = dict.fromkeys(entities.unescape(url) for url in _EMBED.findall(cleaned))
    return tuple(Embed(provider=provider_of(url), url=url) for url in list(urls)[:MAX_EMBEDS])


def figures_in(cleaned: str) -> str:
    """Return the figures in clean markup that are embeds, each once."""
    return "".join(dict.fromkeys(found[0] for found in _EMBED.finditer(cleaned)))


def may_embed(markup: str) -> bool:
    """Tell whether foreign markup may hold an embed; nearly all markup does not."""
    return any(hint in markup for hint in _HINTS)


def provider_of(url: str) -> str:
    """Return whose post or video an address shows: a short name, else the host."""
    host = _host(url)
    for known, name in _PROVIDERS.items():
        if f".{host}".endswith(f".{known}"):
            return name
    return host


def is_post(url: str) -> bool:
    """Tell whether an address is that of a post or video of a provider that is known."""
    return provider_of(url) in _NAMES and len(urlsplit(url).path) > len("/")


def shown_by(address: str) -> str:
    """Return the address that a reader would open for what a frame shows; "" for no news."""
    address = f"https:{address}" if address.startswith("//") else address
    host = _host(address)
    if _NO_NEWS.search(host) or address.startswith(("about:", "javascript:", "data:", "blob:")):
        return ""
    rules = (rule for known, rule in _RULES.items() if f".{host}".endswith(f".{known}"))
    return next((found for rule in rules if (found := rule(address))), address)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _asked(url: str, name: str) -> str:
    """Return a parameter of an address that is an address itself."""
    value = parse_qs(urlsplit(url).query).get(name, [""])[0]
    return value if value.startswith(("https://", "http://")) else ""


def _found(pattern: str, form: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def rule(url: str) -> str:
        found = compiled.search(url)
        return form.format(*found.groups()) if found else ""

    return rule


_RULES: Final[dict[str, Callable[[str], str]]] = {
    "youtube.com": _found(r"/embed/([\w-]{11})\b", "https://www.youtube.com/watch?v={}"),
    "youtube-nocookie.com": _found(r"/embed/([\w-]{11})\b", "https://www.youtube.com/watch?v={}"),
    "platform.twitter.com": _found(r"[?&]id=(\d+)", "https://x.com/i/status/{}"),
    "player.vimeo.com": _found(r"/video/(\d+)", "https://vimeo.com/{}"),
    "dailymotion.com": _found(r"/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
    "instagram.com": _found(r"/((?:p|reel|tv)/[\w-]+)", "https://www.instagram.com/{}/"),
    "t.me": _found(r"t\.me/([\w]+/\d+)", "https://t.me/{}"),
    "facebook.com": lambda url: _asked(url, "href"),
    "w.soundcloud.com": lambda url: _asked(url, "url"),
}
