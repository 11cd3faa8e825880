"""A text in the two languages a user may read."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Chinese and in English; both say the same."""

    zh: Annotated[str, Field(description="In Chinese.")]
    en: Annotated[str, Field(description="In English.")]

    def read(self, language: Language) -> str:
        """The text in the reader's language."""
        return self.en if language == "en" else self.zh

    def fill(self, **values: object) -> "Text":
        """The text with its ``{names}`` replaced; values are codes, dates or counts, never what a user typed."""
        return Text(zh=self.zh.format(**values), en=self.en.format(**values))
