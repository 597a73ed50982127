"""The daemon: builds every object, schedules, stops in reverse order.

`service` is the running daemon, `polls` the polls under way, `plant` the objects they share, and
`door` what commands do to the same database, through a running daemon or without one. What is
polled, stored or sent is decided in the rooms below; nothing here knows SQL, HTTP headers or news.
"""

import livefeed.fetch.certificates  # noqa: F401 - before anything else imports aiohttp
