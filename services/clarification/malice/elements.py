"""The two elements of malice, each with evidence, and the five signs, each ticked (P-01, P-02)."""

from collections.abc import Iterator, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import CodeItem, Profile
from libs.kernel.text import Text
from services.clarification.malice.refusals_inquiry import ElementNotEvidenced, SignsIncomplete
from services.clarification.malice.statements import ElementEvidenced, SignTicked
from services.clarification.malice.wording import ELEMENTS
from services.clarification.refusing import finding, unless

_LACKING = Text("缺少要件：{zh}", "This element lacks its evidence: {en}")
_UNTICKED = Text("未判断：{zh}", "Not ticked with a note: {en}")
_TWICE = Text("同一项重复判断，或者没有此项", "Ticked twice, or no such sign")


def assess_signs(signs: Sequence[SignTicked], profile: Profile) -> Finding:
    """Whether each of the five signs is ticked once, yes or no, with a note (P-02)."""
    return finding(SignsIncomplete, _signs_missing(signs, profile))


def assess_elements(elements: Sequence[ElementEvidenced], profile: Profile) -> Finding:
    """Whether fabrication and intent each have a statement and evidence; each that lacks them is named (P-01)."""
    return finding(ElementNotEvidenced, _elements_missing(elements, profile))


def element_codes(profile: Profile) -> tuple[str, ...]:
    """The elements that the profile asks for; never fewer than the two of the rule."""
    listed = profile.list("malice_elements").codes()
    return (*listed, *(code for code in ELEMENTS if code not in listed))


def _signs_missing(signs: Sequence[SignTicked], profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("malice_signs")
    ticked = [sign.sign for sign in signs]
    for item in known.items:
        stated = any(sign.sign == item.code and sign.note for sign in signs)
        yield unless(stated, SignsIncomplete, "/signs", _named(_UNTICKED, item))
    for index, code in enumerate(ticked):
        once = code in known and code not in ticked[:index]
        yield unless(once, SignsIncomplete, f"/signs/{index}/sign", _TWICE)


def _elements_missing(elements: Sequence[ElementEvidenced], profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("malice_elements")
    for code in element_codes(profile):
        item = known.get(code)
        text = None if item is None else _named(_LACKING, item)
        holds = any(one.element == code and _is_evidenced(one) for one in elements)
        yield unless(holds, ElementNotEvidenced, f"/elements/{code}", text)


def _is_evidenced(element: ElementEvidenced) -> bool:
    return bool(element.statement) and bool(element.evidence) and all(one.strip() for one in element.evidence)


def _named(text: Text, item: CodeItem) -> Text:
    return text.fill(zh=item.text.zh, en=item.text.en)
