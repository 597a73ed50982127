"""The names of feed elements as feedparser sees them, and what each name does to an entry."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Namespaces that feedparser knows, in lower case, and the prefix that it gives their names.
NAMESPACES: Final = {
    **dict.fromkeys(
        words(
            """
            http://backend.userland.com/rss http://blogs.law.harvard.edu/tech/rss
            http://purl.org/rss/1.0/ http://my.netscape.com/rdf/simple/0.9/
            http://example.com/newformat# http://example.com/necho http://purl.org/echo/
            uri/of/echo/namespace# http://purl.org/pie/ http://purl.org/atom/ns#
            http://www.w3.org/2005/atom http://purl.org/rss/1.0/modules/rss091#
            """
        ),
        "",
    ),
    "http://webns.net/mvcb/": "admin",
    "http://purl.org/rss/1.0/modules/aggregation/": "ag",
    "http://purl.org/rss/1.0/modules/annotate/": "annotate",
    "http://media.tangent.org/rss/1.0/": "audio",
    "http://backend.userland.com/blogchannelmodule": "blogchannel",
    "http://creativecommons.org/ns#license": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://purl.org/rss/1.0/modules/company": "co",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://my.theinfo.org/changed/1.0/rss/": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/email/": "email",
    "http://purl.org/rss/1.0/modules/event/": "ev",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://freshmeat.net/rss/fm/": "fm",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://postneo.com/icbm/": "icbm",
    "http://purl.org/rss/1.0/modules/image/": "image",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/link/": "l",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://madskills.com/public/xml/rss/module/pingback/": "pingback",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://purl.org/rss/1.0/modules/reference/": "ref",
    "http://purl.org/rss/1.0/modules/richequiv/": "reqv",
    "http://purl.org/rss/1.0/modules/search/": "search",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://schemas.xmlsoap.org/soap/envelope/": "soap",
    "http://purl.org/rss/1.0/modules/servicestatus/": "ss",
    "http://hacks.benhammersley.com/rss/streaming/": "str",
    "http://purl.org/rss/1.0/modules/subscription/": "sub",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://schemas.pocketsoap.com/rss/mydescmodule/": "szf",
    "http://purl.org/rss/1.0/modules/taxonomy/": "taxo",
    "http://purl.org/rss/1.0/modules/threading/": "thr",
    "http://purl.org/rss/1.0/modules/textinput/": "ti",
    "http://madskills.com/public/xml/rss/module/trackback/": "trackback",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://purl.org/rss/1.0/modules/wiki/": "wiki",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://podlove.org/simple-chapters": "psc",
}
ATOM: Final = "http://www.w3.org/2005/atom"
RSS_1: Final = "http://purl.org/rss/1.0/"
# feedparser goes by these prefixes even where they are declared for something else; the second
# line would make the names under which it keeps what it knows.
RESERVED_PREFIXES: Final = words(
    """
    admin cc content creativecommons dc dcterms feedburner georss gml itunes media psc xhtml xml
    author created date description issued modified published summary title updated
    """
)

# What tells something that is kept, so it is read or the document is left to feedparser.
TITLES: Final = words("title dc_title media_title")
DESCRIPTIONS: Final = words("description dc_description media_description")
SUMMARIES: Final = words("summary itunes_summary")
CONTENTS: Final = words("content_encoded fullitem")
IDENTITIES: Final = words("guid id")
LANGUAGES: Final = words("language dc_language")
AUTHORS: Final = words("author managingeditor dc_author dc_creator itunes_author")
AUTHOR_ADDRESSES: Final = words("url uri homepage")
TIMES: Final = {
    **dict.fromkeys(words("published issued pubdate dcterms_issued"), "published"),
    **dict.fromkeys(words("updated modified lastbuilddate dc_date dcterms_modified"), "updated"),
    **dict.fromkeys(words("created dcterms_created"), "created"),
}
# Where it happened, in words, as GeoRSS and Dublin Core tell it; the first is believed.
PLACES: Final = ("georss_featurename", "dcterms_spatial", "dc_coverage")
ENTRIES: Final = words("item entry")
IN_IMAGE: Final = words("title link description url href width height")
IN_TEXT_INPUT: Final = words("title link description name")
IN_SOURCE: Final = words(
    "title id link updated published author rights subtitle icon logo generator category"
)
IN_MEDIA: Final = words("media_title media_description media_thumbnail media_content media_group")

ACTIVE: Final = (
    TITLES | DESCRIPTIONS | SUMMARIES | CONTENTS | IDENTITIES | LANGUAGES | AUTHORS
    | TIMES.keys() | ENTRIES | IN_MEDIA | set(PLACES)
    | words("link content enclosure image textinput source")
)  # fmt: skip
# Of those, what says nothing about the feed itself.
IDLE_IN_FEED: Final = (
    AUTHORS
    | DESCRIPTIONS
    | SUMMARIES
    | TIMES.keys()
    | set(PLACES)
    | words("items media_thumbnail media_content")
)
# feedparser does something with these, but nothing to what is kept.
IDLE: Final = words(
    """
    category keywords dc_subject itunes_category media_category cloud generator
    subtitle tagline itunes_subtitle rights copyright dc_rights info feedburner_browserfriendly
    itunes_image itunes_link itunes_owner itunes_name itunes_email webmaster dc_publisher
    contributor dc_contributor width height url uri homepage name email
    media_credit media_license media_player media_rating media_restriction
    georss_point georss_line georss_polygon georss_box
    cc_license creativecommons_license admin_generatoragent admin_errorreportsto
    """
)
# Not read here: rare, unclear in feedparser, or able to make it fail.
REFUSED: Final = words(
    """
    abstract body xhtml_body channel feed rss tags expirationdate newlocation where dcterms_valid
    georss_where georssgeom gml_exterior
    gml_linearring gml_linestring gml_point gml_polygon gml_pos gml_poslist psc_chapter psc_chapters
    """
)
# Unknown elements are stored under their own names; these would come in the way.
_KEPT: Final = words(
    """
    id guid guidislink link links href title title_detail summary summary_detail description_detail
    content published published_parsed updated updated_parsed created created_parsed date
    date_parsed modified_parsed issued_parsed author author_detail authors language
    items entries image
    """
)
NEVER_BELOW: Final = ACTIVE | REFUSED | _KEPT
NOT_UNKNOWN: Final = REFUSED | _KEPT

_DECLARED: Final = re.compile(r"xmlns(?::([^\s=\"'<>]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def declared_namespaces(text: str) -> dict[str, str] | None:
    """Return prefix → URI in lower case; None if one of them does not mean what it usually does."""
    found: dict[str, str] = {}
    for prefix, double, single in set(_DECLARED.findall(text)):
        uri = (double or single).lower()
        name = prefix.lower()
        if name and found.setdefault(name, uri) != uri:
            return None
        if "&" in uri or (name in RESERVED_PREFIXES and NAMESPACES.get(uri) != name):
            return None
        if not name:
            found[f":{uri}"] = uri
    return found


@lru_cache(maxsize=256)  # all feeds have nearly the same names
def name_of(tag: str, prefix: str | None) -> str:
    """Return `dc_creator` for {http://purl.org/dc/elements/1.1/}creator; "" for what is unclear."""
    if not tag.isascii():
        return ""
    uri, closing, local = tag.removeprefix("{").partition("}")
    if not closing:
        return tag.lower()
    uri = uri.lower()
    known = "" if "backend.userland.com/rss" in uri else NAMESPACES.get(uri)
    if known is None:
        known = (prefix or "").lower()
        if not known:
            return ""
    return f"{known}_{local}".lower() if known else local.lower()
