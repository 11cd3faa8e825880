"""The Merkle tree of RFC 6962: the published vectors, the proofs of its example tree, and what holds for every tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.chassis.sealing.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)

BODIES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
"""The leaves by which implementations of Certificate Transparency compare themselves, and the roots over 1 to 8."""
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
VECTOR = tuple(leaf_hash(bytes.fromhex(body)) for body in BODIES)
TREES = st.lists(st.binary(max_size=4), min_size=1, max_size=70).map(lambda bodies: [leaf_hash(b) for b in bodies])


def root_by_definition(leaves: list[bytes]) -> bytes:
    """The recursion of the RFC, written down again without regard to speed."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(root_by_definition(leaves[:split]), root_by_definition(leaves[split:]))


def test_the_root_of_no_leaves_is_the_hash_of_nothing() -> None:
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_the_published_ones(size: int) -> None:
    assert root_of(VECTOR[:size]).hex() == ROOTS[size - 1]


def test_the_proofs_of_the_example_tree_are_those_of_the_rfc() -> None:
    d = VECTOR[:7]
    a, b, c, e, f, j = d[0], d[1], d[2], d[3], d[4], d[6]
    g, h = node_hash(a, b), node_hash(c, e)
    i, k = node_hash(f, d[5]), node_hash(g, h)
    right = node_hash(i, j)
    assert inclusion_proof(d, 0) == [b, h, right]
    assert inclusion_proof(d, 3) == [c, g, right]
    assert inclusion_proof(d, 4) == [d[5], j, k]
    assert inclusion_proof(d, 6) == [i, k]
    assert consistency_proof(d, 3) == [c, e, g, right]
    assert consistency_proof(d, 4) == [right]
    assert consistency_proof(d, 6) == [i, j, k]


@given(TREES, st.integers(0, 70))
def test_a_frontier_that_grew_in_two_steps_has_the_root_of_the_definition(leaves: list[bytes], cut: int) -> None:
    first = Frontier().extended(leaves[:cut])
    again = Frontier.from_bytes(first.size, first.to_bytes())
    assert again.extended(leaves[cut:]).root == root_by_definition(leaves) == root_of(leaves)
    assert len(again.peaks) == again.size.bit_count()


@given(TREES)
def test_every_leaf_is_proved_and_no_other_in_its_place(leaves: list[bytes]) -> None:
    root, size = root_of(leaves), len(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert is_included(leaf, index, size, proof, root)
        assert not is_included(leaf_hash(b"another"), index, size, proof, root)
        assert not is_included(leaf, index, size, [*proof, root], root)
        assert not proof or not is_included(leaf, index, size, proof[:-1], root)
        assert not is_included(leaf, size, size, proof, root)


@given(TREES, st.integers(0, 70))
def test_a_tree_is_consistent_with_each_of_its_beginnings(leaves: list[bytes], old_size: int) -> None:
    old = min(old_size, len(leaves))
    proof = consistency_proof(leaves, old)
    assert is_consistent(old, root_of(leaves[:old]), len(leaves), root_of(leaves), proof)


@given(TREES, st.integers(1, 70), st.data())
def test_a_tree_with_an_altered_past_has_no_proof(leaves: list[bytes], old_size: int, chosen: st.DataObject) -> None:
    old = min(old_size, len(leaves))
    altered = list(leaves)
    altered[chosen.draw(st.integers(0, old - 1))] = leaf_hash(b"altered")
    for proof in (consistency_proof(leaves, old), consistency_proof(altered, old)):
        assert not is_consistent(old, root_of(leaves[:old]), len(leaves), root_of(altered), proof)


@given(TREES, st.integers(1, 70), st.data())
def test_a_proof_with_a_hash_more_less_or_other_is_refused(
    leaves: list[bytes], old_size: int, chosen: st.DataObject
) -> None:
    old = min(old_size, len(leaves))
    roots = (old, root_of(leaves[:old]), len(leaves), root_of(leaves))
    proof = consistency_proof(leaves, old)
    assert not is_consistent(*roots, [*proof, EMPTY_ROOT])
    if proof:
        place = chosen.draw(st.integers(0, len(proof) - 1))
        assert not is_consistent(*roots, proof[:-1])
        assert not is_consistent(*roots, [*proof[:place], EMPTY_ROOT, *proof[place + 1 :]])


@pytest.mark.parametrize(("size", "length"), [(-1, 0), (1, 0), (3, 32), (4, 64), (0, 32)])
def test_a_frontier_of_another_size_is_refused(size: int, length: int) -> None:
    with pytest.raises(ValueError, match="frontier"):
        Frontier.from_bytes(size, bytes(length))


@pytest.mark.parametrize("index", [-1, 8])
def test_there_is_no_proof_outside_the_tree(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(VECTOR, index)
    with pytest.raises(IndexError):
        consistency_proof(VECTOR, index + 1 if index > 0 else index)
    assert not is_consistent(9, EMPTY_ROOT, 8, root_of(VECTOR), [])
