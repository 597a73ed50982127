"""The command `livefeed`: what an operator or a script asks for, answered in words or JSON.

`parser` lists every verb with its options; each verb is a small module of its own, imported when
it is asked for. Nothing is decided here: verbs read the configuration, call steps and boundaries,
and print. Only this room prints and chooses exit statuses.
"""

from livefeed.cli.command import main

__all__ = ["main"]
