"""livefeed follows live coverage for newsrooms; start reading in `livefeed.steps`."""
