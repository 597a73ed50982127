"""Every error that livefeed raises on purpose, in one small tree."""

from __future__ import annotations


class LivefeedError(Exception):
    """Base of all; its text says what, where, expected and found."""


class ConfigError(LivefeedError):
    """The configuration cannot be used; one line per mistake, `file:line: key: message`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class SourceError(LivefeedError):
    """One source could not be read this time; the next poll may succeed."""

    def __init__(self, source: str, url: str, problem: str) -> None:
        super().__init__(source, url, problem)  # all arguments: the error crosses process borders
        self.source = source
        self.url = url
        self.problem = problem

    def __str__(self) -> str:
        return f"source {self.source!r}: {self.problem} ({self.url})"


class FetchError(SourceError):
    """No usable response came back.

    `retry_after_s` is what the server asked for, None if it did not; `is_gone` is a 410.
    """

    def __init__(
        self,
        source: str,
        url: str,
        problem: str,
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(source, url, problem)
        self.args = (source, url, problem, status, retry_after_s)
        self.status = status
        self.retry_after_s = retry_after_s

    @property
    def is_gone(self) -> bool:
        return self.status == 410

    @property
    def is_throttled(self) -> bool:
        """The server asks for fewer requests: not a failure of the source."""
        return self.status == 429 or (self.status == 503 and self.retry_after_s is not None)


class ParseError(SourceError):
    """The bytes of a response are not what was expected of this source."""


class ElsewhereError(ParseError):
    """The document is not what was asked for, but names the address where that is.

    `is_lasting` tells that the next poll may go there at once.
    """

    def __init__(self, source: str, url: str, problem: str, address: str, is_lasting: bool) -> None:
        super().__init__(source, url, problem)
        self.args = (source, url, problem, address, is_lasting)
        self.address = address
        self.is_lasting = is_lasting


class WorkerError(LivefeedError):
    """A worker process did not return: it ran out of time or memory, or it died."""


class NoDaemonError(LivefeedError):
    """No daemon runs on this database: the command does the work itself."""


class StoreError(LivefeedError):
    """The database cannot be opened, read or written."""


class StaleLeaseError(StoreError):
    """Another worker has claimed the source since: this batch must not be written."""


class HubError(LivefeedError):
    """A hub did not take a request; `retry_after_s` is what it asked for, None if it did not."""

    def __init__(self, problem: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(problem)
        self.retry_after_s = retry_after_s


class StaleMemoryError(StoreError):
    """An entry was recognised that is forgotten meanwhile: the document must be read in full."""


class DeliveryError(LivefeedError):
    """One attempt of one delivery failed; `status` is the HTTP status if there was one."""

    def __init__(self, channel: str, problem: str, *, status: int | None = None) -> None:
        super().__init__(f"channel {channel!r}: {problem}")
        self.channel = channel
        self.problem = problem
        self.status = status


class TemporaryDeliveryError(DeliveryError):
    """Worth another attempt, not before `retry_after_s` where the receiver said so."""

    def __init__(
        self,
        channel: str,
        problem: str,
        *,
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(channel, problem, status=status)
        self.retry_after_s = retry_after_s


class PermanentDeliveryError(DeliveryError):
    """No further attempt can succeed; `is_channel_gone` when the whole channel is (410)."""

    def __init__(
        self,
        channel: str,
        problem: str,
        *,
        status: int | None = None,
        is_channel_gone: bool = False,
    ) -> None:
        super().__init__(channel, problem, status=status)
        self.is_channel_gone = is_channel_gone
