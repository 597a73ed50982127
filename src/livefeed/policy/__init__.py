"""Policy: what is to be done when, decided from the arguments alone.

When a source is polled next, when a delivery is attempted again, which feeds hold a story, which
alerts a change causes, whether an absent update was withdrawn. Each decision that an operator may
ask about carries its reason. Nothing in here reads a clock, draws a number, logs or performs what
it decides.
"""
