"""Sending: one attempt of one delivery over HTTP, in the form that its channel takes.

`Sender.attempt` returns the status of a success or raises a `DeliveryError` that says whether
another attempt is worth it. When to attempt, how often and in which order is decided elsewhere;
nothing here waits, repeats or knows the store. Addresses and secrets never enter a message.
"""

from livefeed.send.sender import Sender

__all__ = ["Sender"]
