"""Small files of every type that is taken, and some that are not, made without the programs that write them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + b"\x00" * 20 + b"\xff\xd9"
TEXT = "会议纪要：同意报送。\r\n".encode()
PROGRAM = b"MZ\x90\x00" + b"\x00" * 200


def archive(*parts: str) -> bytes:
    """A zip archive with parts of those names."""
    packed = BytesIO()
    with ZipFile(packed, "w") as zipped:
        for part in parts:
            zipped.writestr(part, "<x/>")
    return packed.getvalue()


def compound(*streams: str) -> bytes:
    """What looks like a compound document with streams of those names."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + b"".join(s.encode("utf-16-le") for s in streams)


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")
OFD = archive("OFD.xml", "Doc_0/Document.xml")


def written(folder: Path, content: bytes) -> Path:
    """A file of that content."""
    path = folder / "received"
    path.write_bytes(content)
    return path
