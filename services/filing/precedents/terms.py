"""The search terms of a text: pairs of neighbouring Chinese characters, and words of other scripts."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"(?P<han>[{_HAN}]+)|(?P<word>(?:(?![{_HAN}])[^\\W_])+)")
_LONGEST_WORD = 40  # characters; an index entry has a limit of its own, and no word is longer


def terms_of(*texts: str) -> list[str]:
    """The terms of the texts together, each once, in code-point order.

    Texts are compared in their NFKC form and in lower case, so full-width signs match their plain twins. A Chinese
    character that stands alone is a term by itself.
    """
    return sorted({term for text in texts for term in _terms(normalize("NFKC", text).lower())})


def _terms(text: str) -> Iterator[str]:
    for run in _RUN.finditer(text):
        han = run["han"]
        if han is None:
            yield run["word"][:_LONGEST_WORD]
        elif len(han) == 1:
            yield han
        else:
            yield from (first + second for first, second in pairwise(han))
