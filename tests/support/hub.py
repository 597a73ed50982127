"""A hub to subscribe to: that of Flask-WebSub, somebody else's implementation, on loopback.

Only its queue is ours: it wants Celery with a broker, and gets threads.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, NamedTuple, Self

from flask import Flask
from flask_websub.hub import Hub as FlaskHub
from flask_websub.hub import SQLite3HubStorage
from werkzeug.serving import BaseWSGIServer, make_server


class Subscriber(NamedTuple):
    """One subscription as the hub has it."""

    topic: str
    callback: str
    secret: str | None
    expires: int  # seconds since 1970


class Hub:
    """A hub on 127.0.0.1 with a memory in a file; it may be stopped and started again.

    with Hub(tmp_path) as hub:
        ... hub.url ... hub.publish(topic) ... hub.subscribers() ...
    """

    def __init__(
        self, folder: Path, *, algorithm: str = "sha512", longest_lease_s: int = 864_000
    ) -> None:
        self.requests: list[dict[str, str]] = []  # the forms it was sent
        self.denial = ""  # the reason for which it denies every subscription
        self._storage = SQLite3HubStorage(str(folder / "hub.db"))
        self._queue = _Threads()
        self._hub = FlaskHub(
            self._storage, self._queue, SIGNATURE_ALGORITHM=algorithm, BACKOFF_BASE=0.05
        )
        self._hub.register_validator(lambda *_: self.denial or None)
        self._app = Flask(__name__)
        self._app.config.update(
            PUBLISH_SUPPORTED=True,
            HUB_MIN_LEASE_SECONDS=1,
            HUB_DEFAULT_LEASE_SECONDS=longest_lease_s,
            HUB_MAX_LEASE_SECONDS=longest_lease_s,
        )
        self._app.before_request(self._note)
        self._app.register_blueprint(self._hub.build_blueprint(f"/hub-{id(self)}"))
        self._port = 0
        self._server: BaseWSGIServer | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()
        self._queue.end()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/hub-{id(self)}"

    def start(self) -> None:
        self._server = make_server("127.0.0.1", self._port, self._app, threaded=True)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """End it as if it had died: it answers nothing and pushes nothing."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def publish(self, topic: str) -> None:
        """Let the hub fetch the topic and push it to its subscribers."""
        if self._server is not None:
            self._hub.send_change_notification.delay(topic)

    def announce(self, topic: str) -> None:
        """Let the hub tell its subscribers, with an empty body, that there is news."""
        links = f'<{self.url}>; rel="hub", <{topic}>; rel="self"'
        content = {"headers": {"Link": links}, "content": base64.b64encode(b"").decode()}
        self._hub.send_change_notification.delay(topic, content)

    def subscribers(self) -> list[Subscriber]:
        with self._storage.connection() as connection:
            rows = connection.execute(
                "SELECT topic_url, callback_url, secret, expiration_time FROM hub"
            )
            return [Subscriber(*row) for row in rows]

    def _note(self) -> None:
        from flask import request

        self.requests.append(request.form.to_dict())


class _Threads:
    """Keeps the part of Celery's promise that the hub relies on."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(4)
        self._ending = threading.Event()

    def task(self, *, bind: bool = False, max_retries: int = 0) -> Callable[[Any], Any]:
        def decorated(function: Callable[..., None]) -> Any:
            def run(arguments: tuple[object, ...], retries: int) -> None:
                def retry(countdown: float) -> None:
                    if retries < max_retries and not self._ending.wait(countdown):
                        run(arguments, retries + 1)

                itself = SimpleNamespace(request=SimpleNamespace(retries=retries), retry=retry)
                function(*([itself] if bind else []), *arguments)

            def delay(*arguments: object) -> None:
                if not self._ending.is_set():
                    self._threads.submit(run, arguments, 0)

            return SimpleNamespace(delay=delay)

        return decorated

    def end(self) -> None:
        self._ending.set()
        self._threads.shutdown(wait=True, cancel_futures=True)
