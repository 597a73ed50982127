"""Broken configurations: each mistake is told with its line, its key and what was expected."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from livefeed.config import load
from livefeed.errors import ConfigError

SOURCE = '[[source]]\nname = "a"\nurl = "http://127.0.0.1/x"\n'
HOOK = '[[channel]]\nname = "c"\ntype = "webhook"\nurl = "http://127.0.0.1/"\n'
FEED = '[[feed]]\nname = "f"\n'
SHORT = "whsec_" + base64.b64encode(b"short").decode()

# document, then the line and a part of each message, in order
CASES: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "unknown key": (SOURCE + 'evry = "5s"', [(4, "source.evry: unknown key, expected 'every'")]),
    "unknown table": ("[pollling]", [(1, "pollling: unknown key, expected 'polling'")]),
    "unknown key, nothing near": ("[dedup]\nqqq = 1", [(2, "expected one of similarity, window")]),
    "key in quotes": ('[dedup]\n"a\\nb" = 1', [(2, 'dedup."a\\nb": unknown key')]),
    "table for tables": ('[source]\nname = "a"', [(1, "source: is a table, expected an array")]),
    "tables for table": ("[[polling]]", [(1, "polling: is a list, expected a table: write [ ]")]),
    "value for tables": ("source = [1]", [(1, "source: is 1, expected a table")]),
    "duration unit": ('[polling]\ntimeout = "5 parsecs"', [(2, "polling.timeout: '5 parsecs'")]),
    "duration negative": ('[polling]\ntimeout = "-5s"', [(2, "'-5s' has no meaning here")]),
    "duration bare": ("[polling]\ntimeout = 5", [(2, "5 has no unit, expected a number with its")]),
    "duration of zero": ('[polling]\ntimeout = "0s"', [(2, "expected more than nothing")]),
    "duration boolean": ("[polling]\ntimeout = true", [(2, "is true, expected a number with its")]),
    "duration of ages": ('[dedup]\nwindow = "4000d"', [(2, "at most ten years")]),
    "size": ('[polling]\nmax_body = "ten"', [(2, "polling.max_body: 'ten' has no meaning here")]),
    "size bare": ("[polling]\nmax_body = 10", [(2, "10 has no unit, expected a number with its")]),
    "size unit": ('[polling]\nmax_body = "10ms"', [(2, "'10ms' is not a size")]),
    "number": ('[polling]\nconcurrency = "many"', [(2, "is 'many', expected a whole number")]),
    "number boolean": ("[polling]\nper_host = true", [(2, "is true, expected a whole number")]),
    "similarity": ("[dedup]\nsimilarity = 1.5", [(2, "is 1.5, expected a number above 0")]),
    "no name": ('[[source]]\nurl = "http://x/"', [(1, "source: has no name, expected name")]),
    "no url": ('[[source]]\nname = "a"', [(1, "has no url, expected url or url_env or url_file")]),
    "two urls": (SOURCE + 'url_env = "A"', [(4, "source.url_env: url is given too")]),
    "scheme": ('[[source]]\nname = "a"\nurl = "ftp://x/"', [(3, "has the scheme 'ftp'")]),
    "no scheme": ('[[source]]\nname = "a"\nurl = "x.org"', [(3, "source.url: has no scheme")]),
    "no host": ('[[source]]\nname = "a"\nurl = "http:///x"', [(3, "source.url: has no host")]),
    "bad port": ('[[source]]\nname = "a"\nurl = "http://x:99999/"', [(3, "impossible host or")]),
    "space": ('[[source]]\nname = "a"\nurl = "http://x/a b"', [(3, "has a space in it")]),
    "same name": (SOURCE + SOURCE, [(5, "'a' is the name of the source in line 2 too")]),
    "bad name": (SOURCE.replace('"a"', '"A b"'), [(2, "is 'A b', expected up to 100")]),
    "name not text": (SOURCE.replace('"a"', "1"), [(2, "source.name: is 1, expected a text")]),
    "timezone": (SOURCE + 'timezone = "Mars/Olympus"', [(4, "no timezone 'Mars/Olympus'")]),
    "timezone near": ('[daemon]\ntimezone = "Asia/Damasc"', [(2, "expected 'Asia/Damascus'")]),
    "timezone path": ('[daemon]\ntimezone = "../etc"', [(2, "there is no timezone '../etc'")]),
    "language": (SOURCE + 'language = "klingon language"', [(4, 'a BCP 47 tag such as "ar"')]),
    "encoding": (SOURCE + 'encoding = "utf-9"', [(4, "source.encoding: is 'utf-9'")]),
    "kind": (
        SOURCE + 'kind = "atom"',
        [(4, "is 'atom', expected auto, feed, page, telegram, superdesk")],
    ),
    "kind planned": (SOURCE + 'kind = "mastodon"', [(4, "'mastodon' is not supported yet")]),
    "selector": (SOURCE + '[source.page]\nbody = "div["', [(5, "source.page.body: 'div['")]),
    "selectors": (
        SOURCE + '[source.page]\nremove = ["p",\n"]"]',
        [(6, "source.page.remove[1]: ']'")],
    ),
    "mode": (SOURCE + '[source.updates]\nmode = "rss"', [(5, "expected auto, json-ld, selectors")]),
    "mode without item": (
        SOURCE + '[source.updates]\nmode = "selectors"',
        [(4, 'source.updates: has mode "selectors" and no item')],
    ),
    "feed unknown": (
        FEED + '[[route]]\nname = "r"\nfeed = "ff"\nchannels = []',
        [(5, "there is no feed 'ff', expected 'f'"), (6, "route.channels: is an empty list")],
    ),
    "channel unknown": (
        HOOK + '[[route]]\nname = "r"\nfeed = "all"\nchannels = ["c", "d"]',
        [(8, "route.channels[1]: there is no channel 'd'")],
    ),
    "class unknown": (
        HOOK + '[[route]]\nname = "r"\nfeed = "all"\nchannels = ["c"]\non = ["new", "retracton"]',
        [(9, "route.on[1]: is 'retracton', expected 'retraction'")],
    ),
    "source of a feed": (
        SOURCE + FEED + 'match.sources = ["b"]',
        [(6, "feed.match.sources[0]: there is no source 'b', expected one of a")],
    ),
    "feed all": ('[[feed]]\nname = "all"\nmatch = { any = ["x"] }', [(3, "all has all stories")]),
    "channel type": (HOOK.replace("webhook", "pigeon"), [(3, "expected webhook or slack-webhook")]),
    "channel planned": (HOOK.replace("webhook", "slack-bot"), [(3, "not supported yet")]),
    "secret of slack": (
        HOOK.replace("webhook", "slack-webhook") + 'secrets = ["whsec_' + "A" * 32 + '"]',
        [(5, "channel.secrets: cannot be given")],
    ),
    "header": (SOURCE + 'headers = ["hunter2"]', [(4, "headers[0]: is no header, expected a")]),
    "empty header": (SOURCE + 'headers = ["X-Key: "]', [(4, "headers[0]: is no header")]),
    "our header": (SOURCE + 'headers = ["Host: b"]', [(4, "headers[0]: names Host, expected")]),
    "header value": (SOURCE + 'headers = ["X-Key: ä"]', [(4, "value of X-Key that is not")]),
    "secret prefix": (HOOK + 'secrets = ["abc"]', [(5, "secrets[0]: does not begin with whsec_")]),
    "secret length": (HOOK + f'secrets = ["{SHORT}"]', [(5, "secrets[0]: is 5 bytes long")]),
    "secret base64": (HOOK + 'secrets = ["whsec_!"]', [(5, "is not base64 after whsec_")]),
    "pattern": (FEED + 'match = { any = ["ok", "/(/"] }', [(3, "feed.match.any[1]: ")]),
    "pattern look-ahead": (FEED + 'match = { none = ["/a(?=b)/"] }', [(3, "feed.match.none[0]: ")]),
    "word of nothing": (FEED + 'match = { any = ["ـ"] }', [(3, "no word is left of 'ـ'")]),
    "network": ('[polling]\nallow_private = ["300.0.0.0/8"]', [(2, "'300.0.0.0/8' does not")]),
    "network bits": ('[polling]\nallow_private = ["10.0.0.1/8"]', [(2, "has host bits set")]),
    "authority": ('[server]\nauthority = "me"', [(2, "expected a name and a year such as")]),
    "listen": ('[server]\nlisten = "8420"', [(2, "is '8420', expected \"host:port\"")]),
    "listen port": ('[server]\nlisten = ["x:1", "x:70000"]', [(2, "server.listen[1]: is 'x:7")]),
    "listen IPv6": ('[server]\nlisten = "::1:80"', [(2, "brackets around an IPv6 address")]),
    "base_url": ('[server]\nbase_url = "http://x/?q"', [(2, "has a query or a fragment")]),
    "database": ('[daemon]\ndatabase = "postgresql://x/y"', [(2, "is not supported yet")]),
    "first_poll": ('[alerts]\nfirst_poll = "loud"', [(2, "expected silent, summary or send")]),
    "fastest": (
        '[polling]\nfastest = "500ms"',
        [(2, "polling.fastest: is under a second, expected 1s or more")],
    ),
    "every too fast": (
        '[polling]\nevery = "5s"',
        [(2, "polling.every: 5s is faster than polling.fastest, expected 15s or more")],
    ),
    "source too slow": (SOURCE + 'every = "2h"', [(4, "source.every: 2h is slower than polling")]),
    "slowest under every": ('[polling]\nslowest = "30s"', [(2, "every is left at 1m, which lies")]),
    "slowest under fastest": (
        '[polling]\nfastest = "10m"\nslowest = "5m"',
        [(3, "fastest is 10m and slowest 5m, expected fastest at or below slowest")],
    ),
    "environment": (
        HOOK.replace("url = ", "url_env = ").replace("http://127.0.0.1/", "LIVEFEED_ABSENT"),
        [(4, "channel.url_env: the environment variable LIVEFEED_ABSENT is not set")],
    ),
    "file": (
        HOOK.replace("url = ", "url_file = ").replace("http://127.0.0.1/", "absent.txt"),
        [(4, "channel.url_file: absent.txt cannot be read (No such file or directory)")],
    ),
    "several lines": ('[server]\ntitle = """a\nb"""', [(2, "has control characters or several")]),
    "not a list": (SOURCE + "tags = 5", [(4, "source.tags: is 5, expected a list in [ ]")]),
    "toml": (SOURCE + "[[source]", [(4, "not TOML: Expected ']]'")]),
    "toml twice": ("a = 1\na = 2", [(2, "not TOML: Cannot overwrite a value")]),
    "toml unended": ('[a]\nb = "x', [(2, "not TOML: ")]),
    "toml depth": ("a = " + "[" * 5_000, [(1, "not TOML: ")]),
    "toml digits": ("a = " + "1" * 5_000, [(1, "not TOML: ")]),
}


@pytest.mark.parametrize("what", CASES)
def test_a_mistake_is_told_with_its_line(what: str, tmp_path: Path) -> None:
    document, expected = CASES[what]
    found = mistakes_of(document, tmp_path)
    assert len(found) == len(expected), found
    for message, (line, part) in zip(found, expected, strict=True):
        assert message.startswith(f"{tmp_path}/config.toml:{line}: ")
        assert part in message
        assert "\n" not in message
        assert "expected" in message or "not TOML" in message


def test_all_mistakes_of_a_file_are_told_at_once_in_order(tmp_path: Path) -> None:
    document = (
        '[polling]\nevery = "x"\nmax_body = 1\nslow = 2\n[daemn]\n'
        + SOURCE
        + 'kind = "atom"\n[source.page]\nbody = "["\n'
        + '[[source]]\nname = "a"\n'
        + '[[route]]\nname = "r"\nfeed = "nope"\nchannels = ["nope"]\non = ["nope"]\n'
    )
    found = mistakes_of(document, tmp_path)
    lines = [int(message.split(":")[1]) for message in found]
    assert lines == [2, 3, 4, 5, 9, 11, 12, 13, 16, 17, 18]


def test_a_message_never_shows_a_secret(tmp_path: Path) -> None:
    document = HOOK.replace("http://127.0.0.1/", "ftp://hunter2/") + 'secrets = ["hunter2"]\n'
    assert "hunter2" not in "".join(mistakes_of(document, tmp_path))


def test_the_file_is_named_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.toml").write_text("x = 1", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^config\.toml:1: x: unknown key"):
        load("config.toml", {})


def test_a_file_that_is_not_there_is_a_mistake_of_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml:1: the configuration cannot be read"):
        load(tmp_path / "absent.toml", {})
    with pytest.raises(ConfigError, match="Is a directory"):
        load(tmp_path, {})


def test_a_file_that_is_not_utf_8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"# first\n# \xe9\n")
    with pytest.raises(ConfigError, match=r"config\.toml:2: is not UTF-8"):
        load(path, {})


def mistakes_of(document: str, folder: Path) -> tuple[str, ...]:
    path = folder / "config.toml"
    path.write_text(document, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load(path, {})
    return raised.value.problems
