"""The upload form is read piece by piece, however it is cut."""

from collections.abc import AsyncIterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.chassis.form_reading import FormReader
from libs.chassis.problem_catalogue import Unreadable

FILE = b"%PDF-\r\n--half a boundary\r\n" * 40


def _form() -> tuple[bytes, bytes]:
    """Boundary and body as a client writes them."""
    request = httpx.Request(
        "POST",
        "http://filing/v1/uploads",
        data={"secrecy": "internal"},
        files={"file": ('纪要 ".pdf', FILE, "application/pdf")},
    )
    request.read()
    return request.headers["content-type"].split("boundary=")[1].encode(), request.content


async def _pieces(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


async def _read(boundary: bytes, body: bytes, size: int = 1000) -> tuple[dict[str, str], bytes]:
    fields: dict[str, str] = {}
    content = bytearray()
    await FormReader(boundary, fields.__setitem__, content.extend).read(_pieces(body, size))
    return fields, bytes(content)


@given(size=st.integers(1, 200))
async def test_a_form_reads_the_same_however_it_is_cut(size: int) -> None:
    fields, content = await _read(*_form(), size)
    assert content == FILE
    assert fields["secrecy"] == "internal" and fields["file"].startswith("纪要")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no form at all",
        b"--b\r\n\r\nno name\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nminutes',
        b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\n' + b"x" * 2000 + b"\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 2 + b"--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--b--\r\n',
    ],
    ids=["empty", "none", "unnamed", "broken_off", "endless_field", "named_twice", "not_utf8"],
)
async def test_what_is_no_upload_form_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        await _read(b"b", body)
