from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.fetch.inflate import MAX_MEMBERS, SLICE_BYTES, EncodingError, inflater

TEXT = "".join(f"خبر عاجل رقم {n}\n" for n in range(4000)).encode()


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def read(encoding: str, body: bytes, piece_bytes: int = 1000) -> bytes:
    stream = inflater(encoding)
    assert stream is not None
    slices: list[bytes] = []
    for start in range(0, len(body), piece_bytes):
        slices.extend(stream.feed(body[start : start + piece_bytes]))
    stream.finish()
    assert max(map(len, slices), default=0) <= SLICE_BYTES
    return b"".join(slices)


ENCODED = {
    "gzip": gzip.compress(TEXT),
    "GZip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "identity, gzip": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "deflate ": raw_deflate(TEXT),
}


@pytest.mark.parametrize("piece_bytes", [1, 7, 1000, 10**9])
@pytest.mark.parametrize("encoding", ENCODED)
def test_a_body_is_inflated_however_it_is_cut_into_pieces(encoding: str, piece_bytes: int) -> None:
    assert read(encoding, ENCODED[encoding], piece_bytes) == TEXT


@pytest.mark.parametrize("encoding", ["", "identity", " , "])
def test_a_plain_body_needs_no_inflating(encoding: str) -> None:
    assert inflater(encoding) is None


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "utf-8", "gzip, gzip", "gzip,br"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(EncodingError, match="content encoding"):
        inflater(encoding)


@pytest.mark.parametrize("piece_bytes", [1, 1000])
def test_several_gzip_members_and_padding_are_one_body(piece_bytes: int) -> None:
    body = gzip.compress(TEXT[:5000]) + gzip.compress(b"") + gzip.compress(TEXT[5000:])
    assert read("gzip", body + bytes(512), piece_bytes) == TEXT


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_body_cut_anywhere_is_refused(encoding: str) -> None:
    body = ENCODED[encoding]
    cuts = sorted({0, 1, 2, 9, 10, 11, len(body) - 1, *range(0, len(body), len(body) // 100)})
    for cut in cuts:
        with pytest.raises(EncodingError, match="truncated"):
            read(encoding, body[:cut])


def test_a_member_cut_after_a_whole_one_is_refused() -> None:
    second = gzip.compress(TEXT)
    for cut in (1, 2, 9, 12, len(second) - 1):
        with pytest.raises(EncodingError, match="truncated"):
            read("gzip", gzip.compress(TEXT) + second[:cut])


@pytest.mark.parametrize(
    ("encoding", "body", "problem"),
    [
        ("gzip", b"<html>plain</html>", "broken gzip"),
        ("deflate", b"<html>plain</html>", "broken deflate"),
        ("gzip", gzip.compress(TEXT) + b"more", "bytes after the end"),
        ("deflate", zlib.compress(TEXT) + b"more", "bytes after the end"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"12345678", "broken gzip"),
        ("gzip", gzip.compress(b"") * (MAX_MEMBERS + 1), "more than 1000 parts"),
    ],
)
def test_what_is_not_the_encoding_is_refused(encoding: str, body: bytes, problem: str) -> None:
    with pytest.raises(EncodingError, match=problem):
        read(encoding, body)


def test_a_bomb_comes_in_slices_and_can_be_left_at_any_time() -> None:
    stream = inflater("gzip")
    assert stream is not None
    slices = stream.feed(gzip.compress(bytes(50_000_000)))
    assert [len(next(slices)) for _ in range(3)] == [SLICE_BYTES] * 3


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5), st.integers(1, 50))
def test_whatever_was_compressed_comes_back(parts: list[bytes], piece_bytes: int) -> None:
    body = b"".join(map(gzip.compress, parts))
    assert read("gzip", body, piece_bytes) == b"".join(parts)


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate"]), st.integers(1, 50))
def test_random_bytes_are_read_or_refused_as_badly_encoded(
    body: bytes, encoding: str, piece_bytes: int
) -> None:
    with contextlib.suppress(EncodingError):
        read(encoding, body, piece_bytes)  # no slice of which is too long
