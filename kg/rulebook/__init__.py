"""Rule cards: how they are written, read, checked and proved.

rule: what a card holds · pattern, tokens: the one-line pattern · marked: example sentences with their
roles · nodes: YAML with its places · fields, card: the keys of a card · cards: folders of cards ·
lint: what a set of cards must keep · examples, proofs: cards run on their own examples ·
cache: what was compiled, kept between runs.
"""
