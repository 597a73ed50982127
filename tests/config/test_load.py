"""Right configurations: what each key becomes, and what is left at its default."""

from __future__ import annotations

import base64
from ipaddress import ip_network
from pathlib import Path

import pytest

from livefeed.config import advice, load
from livefeed.model import AlertClass, SourceAlert
from livefeed.settings import (
    Feed,
    Match,
    OwnHeaders,
    PageSelectors,
    Polling,
    Server,
    Settings,
    UpdateSelectors,
)

SECRET = "whsec_" + base64.b64encode(b"s" * 32).decode()
SOURCE = '[[source]]\nname = "a"\nurl = "https://news.example/x"\n'
HOOK = '[[channel]]\nname = "c"\ntype = "webhook"\n'


def test_an_empty_file_gives_every_default(tmp_path: Path) -> None:
    assert loaded("", tmp_path) == Settings(
        database=str(tmp_path / "livefeed.db"),
        feeds=(Feed(name="all", title="Live coverage"),),
    )


def test_a_route_may_ask_for_what_happens_to_sources(tmp_path: Path) -> None:
    settings = loaded(
        '[[channel]]\nname = "c"\ntype = "webhook"\nurl = "https://hook.example/x"\n[[route]]\n'
        'name = "r"\nfeed = "all"\nchannels = ["c"]\n'
        'on = ["new", "source.gap", "source.failing"]\n',
        tmp_path,
    )
    (route,) = settings.routes
    assert route.on == (AlertClass.NEW, SourceAlert.GAP, SourceAlert.FAILING)


def test_polling_is_read_in_seconds_and_bytes(tmp_path: Path) -> None:
    settings = loaded(
        '[polling]\nevery = "2s"\nfastest = "1s"\nslowest = "1d"\nconcurrency = 8\nper_host = 4\n'
        'host_gap = "0s"\ntimeout = "1.5m"\nmax_body = "5MiB"\nallow_private = ["127.0.0.0/8", '
        '"::1"]\ncontact = "desk@news.example"\n',
        tmp_path,
    )
    assert settings.polling == Polling(
        every_s=2,
        fastest_s=1,
        slowest_s=86_400,
        concurrency=8,
        per_host=4,
        host_gap_s=0,
        timeout_s=90,
        max_body_bytes=5 * 2**20,
        allow_private=(ip_network("127.0.0.0/8"), ip_network("::1/128")),
        contact="desk@news.example",
    )


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("500ms", 0.5), ("30s", 30), ("5m", 300), ("72h", 259_200), ("1d", 86_400), ("5 s", 5)],
)
def test_a_duration_is_a_number_with_its_unit(written: str, seconds: float, tmp_path: Path) -> None:
    assert loaded(f'[polling]\nhost_gap = "{written}"', tmp_path).polling.host_gap_s == seconds


@pytest.mark.parametrize(
    ("written", "size"),
    [("10MB", 10_000_000), ("512KB", 512_000), ("5MiB", 5_242_880), ("1gb", 10**9), ("7B", 7)],
)
def test_a_size_is_a_number_with_its_unit(written: str, size: int, tmp_path: Path) -> None:
    assert loaded(f'[polling]\nmax_body = "{written}"', tmp_path).polling.max_body_bytes == size


def test_a_source_with_everything(tmp_path: Path) -> None:
    settings = loaded(
        '[polling]\nevery = "45s"\n' + SOURCE + 'title = "تلفزيون سوريا"\nkind = "page"\n'
        'language = "ar-SY"\ntimezone = "Asia/Damascus"\nencoding = "cp1256"\ntags = ["syria"]\n'
        '[source.page]\nheadline = "h1"\nremove = [".ad", ".share"]\n'
        '[source.updates]\nmode = "selectors"\nitem = "article.post"\ntime = "time"\n'
        '[[source]]\nname = "b"\nurl = "http://[::1]:8080/"\nevery = "20s"\n',
        tmp_path,
    )
    first, second = settings.sources
    assert (first.name, first.title, first.kind) == ("a", "تلفزيون سوريا", "page")
    assert (first.language, first.timezone) == ("ar-SY", "Asia/Damascus")
    assert (first.encoding, first.every_s, first.tags) == ("cp1256", 45, ("syria",))
    assert first.page == PageSelectors(headline="h1", remove=(".ad", ".share"))
    assert first.updates == UpdateSelectors(mode="selectors", item="article.post", time="time")
    assert (second.url, second.every_s) == ("http://[::1]:8080/", 20)


def test_feeds_routes_and_alerts(tmp_path: Path) -> None:
    settings = loaded(
        SOURCE + '[[feed]]\nname = "f"\nmatch = { any = ["الحسكة", "/(?i)hasak/"], none = "رياضة", '
        'sources = ["a"], tags = ["t"], languages = ["ar"], min_sources = 2 }\n'
        + HOOK
        + 'url = "https://hook.example/"\n'
        '[[route]]\nname = "r"\nfeed = "f"\nchannels = ["c"]\non = ["expansion", "new"]\n'
        '[[route]]\nname = "s"\nfeed = "all"\nchannels = "c"\n'
        '[alerts]\nfirst_poll = "send"\nmax_age = "1h"\n[dedup]\nwindow = "1d"\nsimilarity = 1\n',
        tmp_path,
    )
    match = Match(
        any=("الحسكة", "/(?i)hasak/"),
        none=("رياضة",),
        sources=("a",),
        tags=("t",),
        languages=("ar",),
        min_sources=2,
    )
    assert settings.feeds[1] == Feed(name="f", title="f", match=match)
    assert settings.routes[0].on == (AlertClass.EXPANSION, AlertClass.NEW)
    assert AlertClass.CORRECTION in settings.routes[1].on
    assert (settings.alerts.first_poll, settings.alerts.max_age_s) == ("send", 3_600)
    assert (settings.dedup.window_s, settings.dedup.similarity) == (86_400, 1.0)


def test_the_feed_of_everything_may_have_its_own_title(tmp_path: Path) -> None:
    settings = loaded('[[feed]]\nname = "all"\ntitle = "كل شيء"\nlanguage = "ar"', tmp_path)
    assert settings.feeds == (Feed(name="all", title="كل شيء", language="ar"),)


def test_a_server_may_listen_in_several_places(tmp_path: Path) -> None:
    settings = loaded(
        '[server]\nlisten = ["127.0.0.1:0", "[::1]:80", "unix:/run/x"]\n'
        'base_url = "https://live.example/news/"\nauthority = "live.example,2026-11"\n',
        tmp_path,
    )
    assert settings.server == Server(
        listen=("127.0.0.1:0", "[::1]:80", "unix:/run/x"),
        base_url="https://live.example/news",
        authority="live.example,2026-11",
    )


@pytest.mark.parametrize(
    "written",
    [
        'headers = ["Authorization: Bearer a:b", "X-Key:k"]',
        'headers_env = "LINES"',
        'headers_file = "lines"',
    ],
)
def test_headers_of_a_source_are_for_the_server_that_it_names(tmp_path: Path, written: str) -> None:
    lines = "Authorization: Bearer a:b\n\nX-Key:k\n"
    (tmp_path / "lines").write_text(lines, encoding="utf-8")
    (source,) = loaded(SOURCE + written, tmp_path, {"LINES": lines}).sources
    assert source.headers == OwnHeaders(
        url="https://news.example/x", lines=(("Authorization", "Bearer a:b"), ("X-Key", "k"))
    )


def test_secrets_come_from_the_environment(tmp_path: Path) -> None:
    environ = {"HOOK_URL": " https://hook.example/secret ", "HOOK_SECRETS": f"{SECRET} {SECRET}x"}
    environ["HOOK_SECRETS"] = f"{SECRET},\n{SECRET[:-4]}AAA="
    settings = loaded(
        HOOK + 'url_env = "HOOK_URL"\nsecrets_env = "HOOK_SECRETS"\n', tmp_path, environ
    )
    (channel,) = settings.channels
    assert channel.url == "https://hook.example/secret"
    assert channel.secrets == (SECRET, f"{SECRET[:-4]}AAA=")
    assert "hook.example" not in repr(settings)


def test_credentials_of_the_service_manager_win_over_files_beside_the_configuration(
    tmp_path: Path,
) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "url").write_text("https://first.example/\n", encoding="utf-8")
    (tmp_path / "url").write_text("https://second.example/\n", encoding="utf-8")
    (tmp_path / "secrets").write_text(f"{SECRET}\n", encoding="utf-8")
    document = HOOK + 'url_file = "url"\nsecrets_file = "secrets"\n'
    environ = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert loaded(document, tmp_path, environ).channels[0].url == "https://first.example/"
    assert loaded(document, tmp_path).channels[0].url == "https://second.example/"
    assert loaded(document, tmp_path, environ).channels[0].secrets == (SECRET,)


def test_a_channel_that_is_switched_off_may_lack_its_variables(tmp_path: Path) -> None:
    (channel,) = loaded(HOOK + 'url_env = "ABSENT"\nenabled = false\n', tmp_path).channels
    assert (channel.is_enabled, channel.url) == (False, "")


def test_the_database_lies_beside_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "config.toml").write_text('[daemon]\ndatabase = "x/y.db"\n')
    monkeypatch.chdir(tmp_path)
    assert load("deep/config.toml", {}).database == str(tmp_path / "deep/x/y.db")


def test_advice_names_what_was_hardly_meant(tmp_path: Path) -> None:
    document = (
        '[[feed]]\nname = "f"\nmatch.tags = ["tag"]\n' + HOOK + 'url = "https://h.example/"\n'
    )
    found = "\n".join(advice(loaded(document, tmp_path)))
    for part in ("nothing will be polled", "no source has the tag", "no alerts", "no secrets"):
        assert part in found
    assert advice(loaded(SOURCE, tmp_path)) == ()


def loaded(document: str, folder: Path, environ: dict[str, str] | None = None) -> Settings:
    path = folder / "config.toml"
    path.write_text(document, encoding="utf-8")
    return load(path, environ or {})
