"""The parser of XML from outside: it fetches nothing, expands nothing, keeps to bounds."""

from __future__ import annotations

from lxml import etree


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """Return a parser for one document in UTF-8; comments and instructions are left out.

    Args:
        recover: go on after mistakes; the parser's `error_log` has them.
    """
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
