"""The list of sources as OPML 2.0."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from livefeed.render.entry import without_credentials
from livefeed.settings import Source


def opml(sources: Sequence[Source], *, title: str) -> bytes:
    """Return an outline of the sources in configured order; no address carries a password."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    body = ET.SubElement(root, "body")
    for source in sources:
        is_page = source.kind in {"page", "telegram"}
        known = {
            "type": "link" if is_page else "rss",
            "text": source.title or source.name,
            "title": source.title or source.name,
            "url" if is_page else "xmlUrl": without_credentials(source.url),
            "language": source.language,
            "category": ",".join(source.tags),
        }
        ET.SubElement(body, "outline", {name: value for name, value in known.items() if value})
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
