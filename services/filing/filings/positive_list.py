"""The positive list: what an applicant must say for each item claimed (F-01 to F-09, F-46, G-13)."""

from collections.abc import Iterator, Mapping, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import CodeItem, Profile
from libs.kernel.text import Text
from services.filing.filings.form import FilingForm, PositiveItem
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import NoPositiveItem, ThirdPartyNotNamed

LIST = "positive_items"

_NONE = Text("至少选择正面清单的一项", "Claim at least one item of the positive list")
_UNKNOWN = Text("正面清单没有此项", "The positive list has no such item")
_TWICE = Text("同一项重复填报", "The item is claimed twice")
_REASON = Text("说明事项为何符合此项", "Say why the matter meets this item")
_LIMB = Text("选择此项中的具体情形", "Name which alternative of this item applies")
_NEED = Text("说明此项要求的条件如何具备", "Show the condition that this item demands")
_FORECAST = Text("作出此项要求的结果预测", "State the forecast that this item demands")
_THIRD = Text("写明受影响的第三方和受影响的合法权益", "Name the third parties and which lawful interests are touched")
_PROTECTION = Text("写明对第三方权益如何保护或者补偿", "Say how the interests of the third party are protected")


def assess(form: FilingForm, profile: Profile) -> tuple[Finding, ...]:
    """One finding for the list as a whole and one for every item claimed; pointers lead into the form."""
    codes = form.item_codes()
    whole = finding(NoPositiveItem, [unless(bool(codes), NoPositiveItem, "/form/positive_items", _NONE)])
    items = (
        finding(NoPositiveItem, _missing(item, index, codes, profile), item=item.code)
        for index, item in enumerate(form.positive_items)
    )
    return (whole, *items, _third_parties(form, profile))


def allows_emergency(form: FilingForm, profile: Profile) -> bool:
    """Whether an item claimed is open to the emergency route (F-08, G-12)."""
    return any(row.attributes.get("emergency_route") for row in _rows(form, profile))


def _rows(form: FilingForm, profile: Profile) -> Iterator[CodeItem]:
    rows = profile.list(LIST)
    return (row for row in map(rows.get, form.item_codes()) if row is not None)


def _missing(item: PositiveItem, index: int, codes: Sequence[str], profile: Profile) -> Iterator[Missing]:
    at = f"/form/positive_items/{index}"
    row = profile.list(LIST).get(item.code)
    if row is None:
        yield NoPositiveItem.at(f"{at}/code", _UNKNOWN)
        return
    if item.code in codes[:index]:
        yield NoPositiveItem.at(f"{at}/code", _TWICE)
    if not item.reason:
        yield NoPositiveItem.at(f"{at}/reason", _REASON)
    limbs = _codes(row, "limbs")
    if limbs and (not item.limbs or not limbs.issuperset(item.limbs)):
        yield NoPositiveItem.at(f"{at}/limbs", _LIMB)
    if _codes(row, "needs") - {shown.need for shown in item.shown if shown.proof}:
        yield NoPositiveItem.at(f"{at}/shown", _NEED)
    if row.attributes.get("forecast_required") and not item.forecast:
        yield NoPositiveItem.at(f"{at}/forecast", _FORECAST)


def _codes(row: CodeItem, attribute: str) -> frozenset[str]:
    """The codes an attribute lists, whether plainly or as rows with a code."""
    listed = row.attributes.get(attribute, ())
    if not isinstance(listed, Sequence):
        return frozenset()
    return frozenset(str(entry["code"]) if isinstance(entry, Mapping) else str(entry) for entry in listed)


def _third_parties(form: FilingForm, profile: Profile) -> Finding:
    named = any(row.attributes.get("names_affected_third_party") for row in _rows(form, profile))
    said = bool(form.third_parties) or (form.no_third_party and not named)
    gaps = (
        unless(bool(party.protection), ThirdPartyNotNamed, f"/form/third_parties/{index}/protection", _PROTECTION)
        for index, party in enumerate(form.third_parties)
    )
    return finding(ThirdPartyNotNamed, [unless(said, ThirdPartyNotNamed, "/form/third_parties", _THIRD), *gaps])
