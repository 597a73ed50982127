"""The room that brings documents in: a polite HTTP client that cannot be lured inside, and the
worker processes that parse what it brought.

No policy (when to poll again, what is new) and no parsing of feeds or pages enters it.
"""
