"""The values that pass between the stages: frozen, slotted, without behaviour that needs a library.

text: article, sentence, span · mention: what was recognised · clause: what was parsed ·
entity: whom or what a mention means · fact: what was extracted.
"""
