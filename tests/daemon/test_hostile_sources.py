"""The whole daemon beside a server that misbehaves in every way, and one good source."""

from __future__ import annotations

import re
from pathlib import Path

import aiohttp
import pytest

from tests.support.besieged import HARMLESS, hostile_server, hostile_urls
from tests.support.origin import Origin
from tests.support.press import Press
from tests.support.running import Process, eventually, free_port

TIMEOUT_S = 2.0
READ_S = 10.0  # of a document, in a worker
TOOK = re.compile(r"poll\.done source=(\S+) .*took_s=([0-9.]+)")


def config_of(press: Press, hostile: dict[str, str], *, port: int) -> str:
    good = press.sources()[0]
    urls = {good.name: good.url} | hostile
    sources = "".join(f'[[source]]\nname = "{n}"\nurl = "{u}"\n' for n, u in urls.items())
    return (
        f'[server]\nlisten = "127.0.0.1:{port}"\nbase_url = "http://127.0.0.1:{port}"\n'
        '[polling]\nevery = "1s"\nfastest = "1s"\nslowest = "2s"\nhost_gap = "0s"\n'
        f'per_host = 64\ntimeout = "{TIMEOUT_S:g}s"\nallow_private = ["127.0.0.0/8"]\n' + sources
    )


def peak_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


@pytest.mark.timeout(180)
async def test_a_siege_costs_nothing_but_errors(tmp_path: Path) -> None:
    with hostile_server() as hostile_port:
        hostile = hostile_urls(hostile_port, cuts=100)
        async with Origin() as origin, aiohttp.ClientSession() as session:
            press = Press(origin)
            port = free_port()
            config = config_of(press, hostile, port=port)
            (tmp_path / "config.toml").write_text(config, encoding="utf-8")
            daemon = Process(tmp_path, port, session)
            await daemon.start()
            try:

                async def all_met() -> bool:
                    found = await daemon.site.sources()
                    return all(found[name]["polls"] >= 1 for name in hostile)

                await eventually("every behaviour was met", all_met, within_s=120)
                press.publish("alpha", "alpha-1", "أعيد فتح الطريق مساء أمام السيارات والحافلات.")
                await eventually("the good one goes on", lambda: daemon.site.holding("alpha-1"))
                found = await daemon.site.sources()
                stories = await daemon.site.stories()
                peak = peak_bytes(daemon.pid)
            finally:
                assert await daemon.stop() == 0
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log
    assert "crashed" not in log
    assert "secret" not in log
    assert {update["source"] for story in stories for update in story["updates"]} == {"alpha"}
    for name in hostile:
        if name.removeprefix("bad-") not in {*HARMLESS, "long-retry"}:
            assert found[name]["state"] == "failing", found[name]
            assert found[name]["error"], name
    took = {name: float(seconds) for name, seconds in TOOK.findall(log)}
    assert took.keys() >= hostile.keys()
    assert max(took.values()) < TIMEOUT_S + READ_S + 5  # of other programs
    assert peak < 250 * 2**20
