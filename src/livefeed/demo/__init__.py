"""The whole path on loopback: a replay newsroom, the daemon, a receiver, and a check of what came.

What never enters: the internet, an operator's configuration, anything that stays behind.
"""
