"""Everything that livefeed answers over HTTP: board, events, story pages, feeds, API, health.

It asks a `Newsroom` and writes what it gets. No SQL, no polling and no decision about updates ever
enters. The control socket of the running daemon (`serve.control`) lives here too.
"""

from livefeed.serve.app import make_app
from livefeed.serve.newsroom import Newsroom, StoriesPage
from livefeed.serve.rendition import Rendition, make_rendition

__all__ = ["Newsroom", "Rendition", "StoriesPage", "make_app", "make_rendition"]
