"""The configuration: config.toml is checked once, then it is a frozen value (`settings`).

`load` is the door. `schema` lists every key with its reader, `readers` say what one value may be,
`tables` collect mistakes, `across` holds rules between keys, `lines` finds where a key stands. No
other room reads the file, the environment or a secret's file.
"""

from livefeed.config.advice import advice
from livefeed.config.load import load

__all__ = ["advice", "load"]
