"""Rules of the mapped chapters that no program can keep, each with the reason."""

from collections.abc import Mapping
from types import MappingProxyType

from libs.kernel.text import Text

NOT_AUTOMATED: Mapping[str, Text] = MappingProxyType(
    {
        "F-33": Text(
            "程序的目的，由整个流程表承载：先集体研究、再署名呈报、再由分管领导把关，没有单独可判定的条件。",
            "The purpose of the chain, kept by the table as a whole (study, signed application, gate-keeping); "
            "there is no condition of its own to decide.",
        ),
        "F-36": Text(
            "备案和不予备案都不得作挡箭牌，是对使用者的要求；系统只在回执和不予备案函上固定写明效力（见 F-35）。",
            "That neither a filing nor a refusal may serve as a shield is asked of people; the system only prints "
            "the fixed note on its effect on receipt and refusal (see F-35).",
        ),
        "F-52": Text(
            "来源中的数量参考，只用于估计规模，不是规定。",
            "A volume mentioned in the source, used to estimate size; it commands nothing.",
        ),
        "C-01": Text(
            "澄清正名的定义，本身没有可判定的条件；由 C-06 以下各条的情形、方式和程序体现。",
            "The definition of clarification, with no condition of its own to decide; the situations, methods and "
            "procedure of C-06 onwards are what it means.",
        ),
        "C-05": Text(
            "严管与厚爱并重是对承办人的要求；系统只保证澄清限于认定不实的问题，并且逐级审批（见 C-02、C-03）。",
            "That care must not loosen discipline is asked of people; the system only keeps a clarification to the "
            "problems found untrue and to its chain of approval (see C-02, C-03).",
        ),
        "C-31": Text(
            "国有企事业单位纪检机构参照执行，由该机构自行决定；本系统的流程按市、县、乡三级和派驻机构设置。",
            "Bodies of state enterprises and institutions decide themselves how to apply the Measures by reference; "
            "the chains here are those of city, county and township organs and of dispatched bodies.",
        ),
        "C-33": Text(
            "来源中的数量参考，只用于估计规模，不是规定，也不作为考核指标。",
            "A volume mentioned in the source, used to estimate size; it commands nothing and is no target.",
        ),
        "C-34": Text(
            "外地的同类职责，与 C-06、W-01 相同，不另作规定。",
            "The same duty in another city, no rule beyond C-06 and W-01, which carry it.",
        ),
        "W-03": Text(
            "来源只有协作制度文件的名称，没有条文；移送、回执和反馈按默认设定办理（见 W-02、G-30）。",
            "Only the title of the cooperation document is known, not its text; transfer, receipt and feedback follow "
            "our default (see W-02, G-30).",
        ),
        "W-06": Text(
            "外地做法的概括表述，没有可执行的条件；查处流程见 W-01。",
            "A general statement of another city with nothing to decide; the procedure stands under W-01.",
        ),
        "W-07": Text(
            "外地细则只有内容提要；其中回访已列入澄清流程（TC-15），廉政风险预警不属于澄清。",
            "Only the headings of another city's rules are known; their follow-up visit is part of the procedure "
            "(TC-15), early warning of integrity risks is no part of clarification.",
        ),
    }
)
