"""Spellings of addresses that no document and no name may lead to."""

from __future__ import annotations

# None of them may be looked up: a question to a name server would leave the machine.
LITERALS = (
    *("127.0.0.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1"),
    *("192.168.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "127.255.255.254"),
    *("::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1"),
    *("fc00::1", "fec0::1", "ff02::1", "100::1", "2001:db8::1"),
)
OTHERS = (
    *("localhost", "LOCALHOST", "0x7f000001", "0x7f.1", "2130706433", "0177.0.0.1", "0177.1"),
    *("127.1", "127.0.0.1.", "127.000.000.001", "①②⑦.0.0.1", "127。0。0。1"),
    *("user:secret@127.0.0.1", "[0:0:0:0:0:0:0:1]"),
    *("[::1%25lo]", "[::FFFF:7F00:0001]", "[0000:0000:0000:0000:0000:ffff:7f00:0001]"),
)
SPELLINGS = tuple(f"[{one}]" if ":" in one else one for one in LITERALS) + OTHERS
