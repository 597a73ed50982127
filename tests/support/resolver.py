"""A name server that says what the test wants."""

from __future__ import annotations

import socket
from collections import deque

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from livefeed.fetch.guard import socket_factory
from livefeed.settings import Network


class Names(AbstractResolver):
    """Answers each look-up of any name with the next of these lists of addresses."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = deque(answers)  # those that nobody asked for yet

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self.answers.popleft()
        ]

    async def close(self) -> None:
        pass


def session_with(names: Names, *allowed: Network) -> aiohttp.ClientSession:
    """Return a session that asks this name server and may connect to these networks besides."""
    connector = aiohttp.TCPConnector(
        socket_factory=socket_factory(allowed), resolver=names, use_dns_cache=False
    )
    return aiohttp.ClientSession(connector=connector)
