"""The settings of a daemon that follows the replay newsroom."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_network
from typing import Final

from livefeed.demo.coverage import Coverage, Publisher
from livefeed.model import AlertClass
from livefeed.settings import (
    Channel,
    Feed,
    Match,
    Polling,
    Route,
    Server,
    Settings,
    Source,
    UpdateSelectors,
)

SELECTORS: Final = UpdateSelectors(
    mode="selectors",
    item="li.minute",
    key="a.at",
    time="time",
    title="strong.what",
    text="div.told",
)


def settings_of(
    coverage: Coverage,
    *,
    url_of: Callable[[str], str],
    hook: Channel,
    database: str,
    port: int,
    speed: float,
) -> Settings:
    """Return the settings of a daemon that follows the newsroom and tells the receiver."""
    return Settings(
        database=database,
        server=Server(
            listen=(f"127.0.0.1:{port}",),
            base_url=f"http://127.0.0.1:{port}",
            authority="demo.livefeed.example,2026",
            title=coverage.title,
        ),
        polling=Polling(
            every_s=1 / speed,
            fastest_s=1 / speed,
            slowest_s=1 / speed,
            per_host=64,
            host_gap_s=0.0,
            allow_private=(ip_network("127.0.0.0/8"),),
        ),
        sources=tuple(
            _followed(source, url_of(source.name), every_s=1 / speed) for source in coverage.sources
        ),
        feeds=(
            Feed(name="all", title=coverage.title),
            Feed(name="floods", title="السيول", language="ar", match=Match(any=("سيول",))),
        ),
        channels=(hook,),
        routes=(Route(name="everything", feed="all", channels=(hook.name,), on=tuple(AlertClass)),),
    )


def _followed(source: Publisher, url: str, *, every_s: float) -> Source:
    is_page = source.form in {"live-blog", "page"}
    return Source(
        name=source.name,
        title=source.title,
        url=url,
        kind="page" if is_page else "feed",
        language=source.language,
        every_s=every_s,
        updates=SELECTORS if source.form == "page" else UpdateSelectors(),
    )
