"""Small pieces of Markdown that all generated pages are made of."""

import re
from collections.abc import Iterable, Sequence

from libs.kernel.text import Text

WRITTEN_BY = "<!-- written by `make docs`; do not edit · 由 `make docs` 生成，请勿手改 -->"

_RUNS = re.compile(r"^<!-- runs -->\n```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(title: str, *parts: str) -> str:
    """A whole generated page: title, where it comes from, and its parts with one empty line between them."""
    return "\n\n".join((f"# {title}", WRITTEN_BY, *(part for part in parts if part))) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the empty string if it would have no row."""
    lines = [_row(row) for row in rows]
    return "\n".join((_row(head), _row(["---"] * len(head)), *lines)) if lines else ""


def code(text: object) -> str:
    """A code, path or number as code."""
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    """Several of them."""
    return " ".join(code(text) for text in texts)


def both(text: Text | None) -> str:
    """Chinese and English, one below the other inside a cell or paragraph."""
    return "" if text is None else f"{text.zh}<br>{text.en}"


def first_sentence(documented: object) -> str:
    """The first paragraph of what is documented there, on one line; empty if nothing is."""
    paragraph = (getattr(documented, "__doc__", None) or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()).replace("``", "`")


def link(place: str, depth: int) -> str:
    """A file of the repository, linked from a page that lies ``depth`` folders below the root."""
    return f"[{place}]({'../' * depth}{place})"


def blocks_that_run(page_text: str) -> tuple[str, ...]:
    """The shell blocks marked ``<!-- runs -->``, in order; they build on one another in one shell."""
    return tuple(_RUNS.findall(page_text))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"
