"""Dictionaries: every code a client may meet, with its Chinese and English labels and its order."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.callers import Caller
from libs.chassis.process import Running
from libs.kernel.profile import CodeList
from libs.kernel.refusal import Absent
from libs.kernel.text import Text


class Entry(BaseModel):
    """One code of a dictionary."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="The code as it stands in requests, answers and events (ASCII).")
    zh: str = Field(description="Chinese label.")
    en: str = Field(description="English label.")
    order: int = Field(description="Place in the list, from 1.")
    cites: tuple[str, ...] = Field(default=(), description="Rules the code stands under.")
    source: str = Field(default="", description="Source document and item, empty for codes of the system itself.")


class Dictionary(BaseModel):
    """A closed list of codes."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "name": "filing_status",
                    "items": [{"code": "draft", "zh": "草拟", "en": "draft", "order": 1, "cites": [], "source": ""}],
                }
            ]
        },
    )

    name: str = Field(description="Name of the dictionary.")
    items: tuple[Entry, ...] = Field(description="Its codes in order.")


class DictionaryNames(BaseModel):
    """The dictionaries of a service."""

    model_config = ConfigDict(frozen=True)

    names: tuple[str, ...] = Field(description="Names to ask for one by one.")


DictionaryName = Annotated[str, Path(description="Name of the dictionary.", examples=["positive_items"])]


def dictionaries_router() -> APIRouter:
    """Routes /v1/dictionaries and /v1/dictionaries/{name}."""
    router = APIRouter(tags=["dictionaries"])

    @router.get("/v1/dictionaries", summary="代码表目录 · Names of the dictionaries")
    async def list_dictionaries(request: Request, _caller: Caller) -> DictionaryNames:
        """Names of all dictionaries of the service under the profile in force today."""
        return DictionaryNames(names=tuple(sorted(_all(request))))

    @router.get("/v1/dictionaries/{name}", summary="代码表 · One dictionary")
    async def read_dictionary(request: Request, name: DictionaryName, _caller: Caller) -> Dictionary:
        """One dictionary: code, Chinese, English, order; 404 if there is none of that name."""
        found = _all(request).get(name)
        if found is None:
            raise Absent
        return found

    return router


def dictionary_of(code_list: CodeList) -> Dictionary:
    """The dictionary of a profile's code list."""
    entries = (
        Entry(code=i.code, zh=i.text.zh, en=i.text.en, order=i.order, cites=tuple(i.cites), source=i.source)
        for i in code_list.items
    )
    return Dictionary(name=code_list.name, items=tuple(entries))


def labels(name: str, texts: Mapping[Any, Text]) -> Dictionary:
    """The dictionary of codes that the system itself has: code to Text."""
    entries = (Entry(code=str(c), zh=t.zh, en=t.en, order=n) for n, (c, t) in enumerate(texts.items(), start=1))
    return Dictionary(name=name, items=tuple(entries))


def _all(request: Request) -> dict[str, Dictionary]:
    running: Running = request.app.state.running
    return dict(running.service.dictionaries(running.engine.policies, running.settings.profile))
