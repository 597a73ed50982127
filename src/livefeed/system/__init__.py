"""What livefeed needs of the machine: the clock, the log, the service manager.

Nothing about sources, stories or alerts enters here.
"""
