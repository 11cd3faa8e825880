"""Rules of the filing that no program can keep, each with the reason."""

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
    }
)
