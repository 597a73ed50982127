from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.policy.signing import METHODS, is_signed

# RFC 4231, test case 2, and RFC 2202, test case 2: key "Jefe".
BODY, SECRET = b"what do ya want for nothing?", "Jefe"
RIGHT = {
    "sha1": "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "sha256": "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "sha384": (
        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
        "8e2240ca5e69e2c78b3239ecfab21649"
    ),
    "sha512": (
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    ),
}


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_published_examples_are_signed(method: str) -> None:
    assert is_signed(BODY, f"{method}={RIGHT[method]}", SECRET)
    assert is_signed(BODY, f" {method.upper()}={RIGHT[method].upper()} ", SECRET)
    assert not is_signed(BODY + b" ", f"{method}={RIGHT[method]}", SECRET)
    assert not is_signed(BODY, f"{method}={RIGHT[method]}", SECRET + "x")


@pytest.mark.parametrize("signature", ["", "sha256", "=", "md5=x", "sha256=", "sha256=é"])
def test_anything_else_is_not(signature: str) -> None:
    assert not is_signed(BODY, signature, SECRET)


def test_without_a_secret_nothing_is_signed() -> None:
    assert not is_signed(b"", "sha1=fbdb1d1b18aa6c08324b7d64b71fb76370690e1d", "")


@given(st.binary(), st.text())
def test_no_signature_breaks_it(body: bytes, signature: str) -> None:
    assert not is_signed(body, signature, "secret")
