"""`python -m livefeed` is the command `livefeed`."""

import sys

from livefeed.cli import main

sys.exit(main())
