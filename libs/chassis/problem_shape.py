"""The published shape of a problem and of the catalogue of problems."""

from typing import Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from libs.chassis.problem_catalogue import Known
from libs.chassis.pydantic_texts import FIELD_TEXTS

_EXAMPLE: Final[JsonDict] = {
    "type": "urn:lanyard:problem:incomplete",
    "title": "材料或者事实不符合规定",
    "status": 422,
    "detail": "材料或者事实不符合规定",
    "code": "incomplete",
    "instance": "urn:uuid:019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "cites": ["F-22"],
    "errors": [
        {
            "pointer": "#/minutes/held_on",
            "code": "missing",
            "detail": "此项必填",
            "cites": ["F-22"],
        }
    ],
}


class ProblemError(BaseModel):
    """One thing that is missing or wrong."""

    pointer: str = Field(
        description="Where: `#/a/0` in the body (RFC 6901), `?name` in the query, `header:Name`, `cookie:name`."
    )
    code: str = Field(description="Which kind, as ASCII lower_snake; listed by `GET /v1/problems`.")
    detail: str = Field(description="Why, for a person to read, in the language of the answer; never what was sent.")
    cites: list[str] = Field(description="Numbers of the rules this one stands on; empty for matters of form.")


class Problem(BaseModel):
    """Why the request was not done (RFC 9457): every error of every address has this shape."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    type: str = Field(description="`urn:lanyard:problem:` and the code; identifies the kind of problem.")
    title: str = Field(description="The kind of problem in one sentence, in the language of the answer.")
    status: int = Field(description="The HTTP status of this answer.", ge=400, le=599)
    detail: str = Field(description="What stands in the way here, in the language of the answer.")
    code: str = Field(description="The kind of problem for programs, as ASCII lower_snake.")
    instance: str = Field(description="`urn:uuid:` and the number of this request, as in the X-Request-Id header.")
    cites: list[str] = Field(description="Numbers of the rules that carry the refusal; empty for matters of form.")
    errors: list[ProblemError] = Field(description="Everything that is missing or wrong, not only the first thing.")


class ProblemEntry(BaseModel):
    """One kind of problem this process can answer with."""

    code: str = Field(description="The kind of problem, as ASCII lower_snake.")
    type: str = Field(description="The RFC 9457 type urn.")
    status: int = Field(description="The HTTP status it is answered with.")
    kind: str | None = Field(description="What sort of no it is; null for matters of the HTTP door.")
    zh: str = Field(description="Title in Chinese.")
    en: str = Field(description="Title in English.")
    cites: list[str] = Field(description="Numbers of the rules it always cites; a single answer may cite more.")


class FieldErrorEntry(BaseModel):
    """One kind of field error, as it appears in `errors`."""

    code: str = Field(description="The kind of field error, as ASCII lower_snake.")
    zh: str = Field(description="Statement in Chinese; names in braces stand for limits of the field.")
    en: str = Field(description="Statement in English; names in braces stand for limits of the field.")


class ProblemCatalogue(BaseModel):
    """Every kind of problem and every kind of field error of form."""

    problems: list[ProblemEntry] = Field(description="The kinds of problem, by code.")
    field_errors: list[FieldErrorEntry] = Field(description="The kinds of field error, by code.")


def catalogue_page(entries: tuple[Known, ...]) -> ProblemCatalogue:
    """The catalogue as it is published."""
    return ProblemCatalogue(
        problems=[_entry(entry) for entry in entries],
        field_errors=[FieldErrorEntry(code=code, zh=text.zh, en=text.en) for code, text in sorted(FIELD_TEXTS.items())],
    )


def _entry(entry: Known) -> ProblemEntry:
    return ProblemEntry(
        code=entry.code,
        type=entry.urn,
        status=entry.status,
        kind=None if entry.kind is None else entry.kind.value,
        zh=entry.title.zh,
        en=entry.title.en,
        cites=list(entry.rule),
    )
