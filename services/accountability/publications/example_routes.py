"""One valid body for every door of publications, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

TOLERANCE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a01"
ABSTRACT: Final[Value] = {
    "procedure": "依职权启动，经审理、集体会商后由常委会认定。",
    "object": {"kind": "unit", "name": "某乡党委政府"},
    "event": "牛蛙养殖扶贫产业项目失败，造成一定资金损失。",
    "reason": "经实地考察和集体研究，因经验不足失误，并及时转产补救。",
    "result": "免予问责，完善产业项目论证制度。",
    "range": "city",
    "audience": "全市党员干部；内部通报",
}


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


DRAFT: Final = in_body(
    unit={"tolerance_id": TOLERANCE, **ABSTRACT},
    person={
        "tolerance_id": TOLERANCE,
        **ABSTRACT,
        "object": {"kind": "person", "name": "丁某"},
        "range": "public",
        "audience": "本机关网站",
        "impact": {"number": "影评〔2026〕2号", "assessed_on": "2026-05-01", "conclusion": "仅保留姓氏，影响可控。"},
    },
)
REVISE: Final = in_body(changed=ABSTRACT)
RETURN: Final = in_body(returned={"reason": "事件部分请再简略。"})
PUBLISH: Final = in_body(published={"opinion": "同意公开。"})
WITHDRAW: Final = in_body(withdrawn={"reason": "认定经复议改变。"})
