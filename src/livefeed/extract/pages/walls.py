"""Pages that stand in for the news: what a server answers with status 200 and does not mean."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

MAX_WALL: Final = 1_500  # characters: whatever is longer tells something

_PASSWORD: Final = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.IGNORECASE)


def _phrases(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_LOGIN: Final = re.compile(
    _phrases(
        r"\b(?:log|sign)[ -]?(?:in|on)\b",
        r"\bsubscribers? only\b",
        r"تسجيل الدخول|سجل الدخول|سجّل الدخول",
        r"ورود به",
        r"\banmelden\b|\beinloggen\b",
        r"\bconnexion\b|\bconnectez-vous\b",
        r"\baccedi\b",
        r"\biniciar? sesión\b",
        r"התחבר",
    ),
    re.IGNORECASE,
)
# The whole headline, the site's name apart: "Plane not found after a week" is news.
_NOT_FOUND: Final = re.compile(
    r"\W*+(?:error|fehler|erreur|errore|خطأ)?\W*+(?:404)?\W*+"  # else cubic in a row of signs
    + _phrases(
        r"404",
        r"(?:the |this )?(?:requested )?(?:page |article |file )?"
        r"(?:was |could |can)?(?:be )?not (?:be )?found",
        r"(?:the |this )?page (?:does not|doesn.t) exist",
        r"(?:عذرا\W*+)?(?:هذه )?الصفحة (?:التي تبحث عنها |المطلوبة )?غير موجودة",
        r"لم يتم العثور على (?:هذه )?الصفحة",
        r"صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد",
        r"(?:die )?seite (?:wurde )?nicht gefunden",
        r"page (?:introuvable|non trouvée)",
        r"pagina non trovata",
        r"página no encontrada",
        r"ページが見つかりません|页面不存在",
    )
    + r"\W*(?:[|–—-].{0,60})?",
    re.IGNORECASE,
)
_COOKIES: Final = re.compile(
    _phrases(
        r"\bwe (?:and our (?:\w+ )?partners )?(?:use|store|value).{0,60}(?:cookies|privacy)",
        r"before you continue",
        r"accept (?:all )?cookies",
        r"نستخدم (?:نحن )?ملفات تعريف الارتباط|قبول ملفات تعريف الارتباط",
        r"\bwir (?:verwenden|nutzen) cookies",
        r"\bnous utilisons des cookies",
        r"\butilizziamo (?:i )?cookie",
        r"\b(?:usamos|utilizamos) cookies",
    ),
    re.IGNORECASE,
)
_SERVER: Final = re.compile(
    r"\W*"
    + _phrases(
        r"just a moment",
        r"attention required",
        r"access (?:to this page has been )?denied",
        r"are you (?:a )?(?:robot|human)",
        r"checking your browser",
        r"verify(?:ing)? (?:that )?you are (?:a )?human",
        r"pardon our interruption",
        r"(?:40[13] )?forbidden",
        r"(?:50[0234] )?(?:bad gateway|service (?:temporarily )?unavailable)",
        r"(?:50[0234] )?(?:internal server error|gateway time-?out)",
    )
    + r"\W*(?:[|–—-].{0,60})?",
    re.IGNORECASE,
)


def wall_of(page: str, headline: str, text: str) -> str:
    """Return what stands in the place of an article, "" if it is one.

    Args:
        headline, text: what was found as the page's article.
    """
    if len(text) > MAX_WALL:
        return ""
    opening = f"{headline} {text[:300]}"
    if _NOT_FOUND.fullmatch(headline):
        return "the page says that it was not found"
    if _SERVER.fullmatch(headline):
        return f"the server answers for the page: {headline[:60]!r}"
    if _PASSWORD.search(page) and (not text or _LOGIN.search(opening)):
        return "login page"
    return "cookie wall" if _COOKIES.search(opening) else ""


_SECOND_LEVEL: Final = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})  # as in co.uk


def other_site(asked: str, answered: str) -> str:
    """Return the host that answered if it is of another site than the one that was asked, else "".

    By names alone: all hosts below one registered name are one site.
    """
    hosts = [_host(asked), _host(answered)]
    sites = {_site(host) for host in hosts}
    return hosts[1] if all(hosts) and len(sites) > 1 else ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _site(host: str) -> str:
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    is_deep = len(labels) > 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if is_deep else -2 :])
