"""Search terms: Chinese without a dictionary, the same for every way of writing."""

from hypothesis import given
from hypothesis import strategies as st

from services.filing.precedents.terms import terms_of


def test_chinese_is_cut_into_pairs_of_neighbours() -> None:
    assert terms_of("容缺受理") == sorted(["容缺", "缺受", "受理"])


def test_words_of_other_scripts_are_taken_whole_and_in_lower_case() -> None:
    assert terms_of("PPP项目 No.12") == sorted(["ppp", "项目", "no", "12"])


def test_a_character_that_stands_alone_is_a_term() -> None:
    assert terms_of("路。桥") == sorted(["路", "桥"])


def test_full_width_signs_match_their_plain_twins() -> None:
    assert terms_of("ＰＰＰ１２") == terms_of("ppp12")


def test_pairs_do_not_reach_across_punctuation_or_texts() -> None:
    assert "理先" not in terms_of("容缺受理，先行发证", "")
    assert "理先" in terms_of("容缺受理先行发证")  # the control
    assert "理先" not in terms_of("容缺受理", "先行发证")


def test_rare_characters_are_found_too() -> None:
    assert terms_of("\U00020000镇") == ["\U00020000镇"]


def test_an_endless_word_is_cut_so_that_an_index_can_hold_it() -> None:
    assert terms_of("a" * 4000) == ["a" * 40]


@given(st.text())
def test_terms_are_in_order_and_each_is_there_once(text: str) -> None:
    terms = terms_of(text, text)
    assert terms == sorted(set(terms)) == terms_of(text)
    assert all(terms) and "\x00" not in "".join(terms)
