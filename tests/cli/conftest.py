"""A newsroom that was polled, once for all tests of verbs that read."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from livefeed.cli import main
from tests.support.command import Answer, Site, livefeed, open_site, rss

WIRE = (
    "ذكرت دائرة الأرصاد أن أربعة أشخاص فقدوا وأن سبعين منزلاً تضررت بعد أن قطعت السيول الطريق بين "
    "حماة والسلمية فجر اليوم الثلاثاء، وأوضحت أن فرق الدفاع المدني أجلت العائلات إلى المدارس."
)
SPELT = WIRE.replace("أ", "ا").replace("دائرة", "دائره")
DEVELOPMENT = WIRE.replace("أربعة أشخاص", "تسعة أشخاص")
EDITED = WIRE.replace("أجلت العائلات", "أجلت عشرات العائلات")
SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ...").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    folder: Path
    site: Site

    def run(self, *words: str) -> Answer:
        """Run the command as a process."""
        return livefeed(*words, folder=self.folder)

    def main(self, *words: str) -> int:
        """Run the command here: fast, but only for verbs that neither log nor fork."""
        return main(["--config", str(self.folder / "config.toml"), *words])


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Sources that told a story and its development, one that cannot be read, and dead letters."""
    folder = tmp_path_factory.mktemp("newsroom")
    with open_site() as site:
        configure(folder, site)
        room = Newsroom(folder=folder, site=site)
        site.documents["/alpha.xml"] = rss(("a1", "سيول تقطع الطريق", WIRE))
        site.documents["/beta.xml"] = rss(
            ("b1", "السيول تقطع طريق السلمية", SPELT), ("b2", "ارتفاع عدد المفقودين", DEVELOPMENT)
        )
        assert room.run("poll", "alpha").status == 0
        assert room.run("poll", "beta", "broken").status == 0
        site.documents["/alpha.xml"] = rss(("a1", "سيول تقطع الطريق", EDITED))
        site.status = 404
        assert room.run("poll", "--deliver").status == 0
        site.status = 204
        yield room


def configure(folder: Path, site: Site) -> None:
    """Write a configuration of three sources and two channels on that site."""
    sources = "".join(
        f'[[source]]\nname = "{name}"\nurl = "{site.url}/{name}.xml"\nlanguage = "ar"\n'
        for name in ("alpha", "beta", "broken")
    )
    (folder / "config.toml").write_text(
        '[polling]\nhost_gap = "0s"\nallow_private = ["127.0.0.0/8"]\n'
        + sources
        + '[[feed]]\nname = "missing"\ntitle = "مفقودون"\nmatch = { any = ["المفقودين"] }\n'
        + f'[[channel]]\nname = "hook"\ntype = "webhook"\nurl = "{site.url}/hook"\n'
        + f'secrets = ["{SECRET}"]\n'
        + f'[[channel]]\nname = "desk"\ntype = "slack-webhook"\nurl = "{site.url}/slack"\n'
        + '[[route]]\nname = "r"\nfeed = "all"\nchannels = ["hook"]\n'
        + '[alerts]\nfirst_poll = "send"\n',
        encoding="utf-8",
    )
