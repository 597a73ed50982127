"""Sound, film and files that a publisher attached to an entry, kept as links below its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import unquote, urlsplit

from livefeed.text.clean import one_line, title_line

MAX_ATTACHMENTS: Final = 5
MAX_NAME: Final = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    url: str
    title: str = ""


def with_links(html: str, attachments: Iterable[Attachment]) -> str:
    """Return clean markup with a link to each of these that it does not link to yet.

    The text of an entry does not have them: they are no news that could be compared.

    Args:
        attachments: their URLs are absolute, http or https.
    """
    links: dict[str, str] = {}
    for attachment in attachments:
        address = escape(attachment.url)
        if f'"{address}"' not in html and len(links) < MAX_ATTACHMENTS:
            links.setdefault(address, escape(_name(attachment), quote=False))
    return html + "".join(
        f'<p><a href="{address}" rel="noopener noreferrer"><bdi>{name}</bdi></a></p>'
        for address, name in links.items()
    )


def _name(attachment: Attachment) -> str:
    """Return its title, else the name of its file, else its host."""
    parts = urlsplit(attachment.url)
    file = unquote(parts.path.rstrip("/").rpartition("/")[2])
    name = one_line(title_line(attachment.title), limit=MAX_NAME) or one_line(file, limit=MAX_NAME)
    return name or parts.netloc
