"""livefeed follows live coverage for newsrooms; start reading in `livefeed.steps`."""

# Here, not asked of importlib.metadata: that takes longer than answering `livefeed --help`.
__version__ = "0.1.0"
