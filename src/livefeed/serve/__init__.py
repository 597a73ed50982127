"""Everything that livefeed answers over HTTP: board, events, story pages, feeds, API, health.

It asks a `Newsroom` and writes what it gets. No SQL, no polling and no decision about updates ever
enters. The control socket of the running daemon (`serve.control`) lives here too.
"""
