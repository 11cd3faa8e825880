"""One valid body for every door of the follow-ups, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

VISITOR: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
SECOND: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b17"
PERSONNEL: Final = "019a9e2c-0000-7000-8000-000000000002"
BREACH: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2c01"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


CHECKS: Final = [
    {"check": "execution", "sound": True, "found": "处分已宣布，职级和工资变动手续已办结。"},
    {"check": "performance", "sound": True, "found": "主动承担老旧小区改造任务，按期完成。"},
    {"check": "rights", "sound": True, "found": "年度考核、党员权利等未受不当限制。"},
]
METHODS: Final = [
    {"method": "listen", "note": "听取单位党组和三名同事意见。"},
    {"method": "look", "note": "查看处分执行材料和近期工作台账。"},
    {"method": "talk", "note": "与本人谈心谈话四十分钟。"},
]
PLAN: Final = in_body(
    two_visitors={
        "visitor_ids": [VISITOR, SECOND],
        "planned_on": "2026-07-06",
        "outline": "了解处分执行、思想状况和工作表现，听取本人诉求。",
    }
)
DROP: Final = in_body(dropped={"reasons": "影响期已满，不再回访。"})
RECORD: Final = in_body(
    visited={
        "visited_on": "2026-07-06",
        "visitor_ids": [VISITOR, SECOND],
        "checks": CHECKS,
        "methods": METHODS,
        "said": "认识到当时把关不严，愿意把改造任务做好。",
    }
)
SIGN: Final = in_body(
    graded={"outcome": "graded", "grade": "good", "reasons": "执行到位，工作有起色，单位评价好。"},
    returned={"outcome": "returned", "reasons": "未如实记录单位意见，请补正。"},
)
REMEDY: Final = in_body(
    put_right={
        "breach_id": BREACH,
        "remedied_on": "2026-07-20",
        "remedy": "已商单位按规定恢复其年度考核资格。",
        "proof": "卷二第9页",
    }
)
FEED_BACK: Final = in_body(
    letter={
        "organ_id": PERSONNEL,
        "letter_number": "许纪函〔2026〕31号",
        "sent_on": "2027-01-08",
        "performance": "牵头完成三个片区改造，提前一个月交付。",
        "recognition": "单位民主测评优秀率九成，片区居民送来锦旗。",
        "proposal": "建议在干部考察中如实反映其影响期内外的表现。",
    }
)
ACKNOWLEDGE: Final = in_body(signed={"received_on": "2027-01-11", "note": "已收，纳入日常了解。"})
CLOSE: Final = in_body(
    after_the_letter={"outcome": "fed_back", "reasons": "反馈函已签收，材料归档。"},
    without_a_letter={
        "outcome": "not_fed_back",
        "reasons": "工作称职，尚不突出，影响期满后不再回访。",
        "unmet": ["outstanding"],
    },
)
