"""The one-line pattern language."""

from __future__ import annotations

import pytest

from kg.errors import RuleError
from kg.rulebook import pattern
from kg.rulebook.rule import Content, Pattern, Slot

FAULTS = """\
meet
^ the pattern has no slot (write Actor:attendee)
Actor:a
^ the pattern has no verb (write its lemma in lower case, or a class: @meet)
actor:a meet
^ no such type: actor (did you mean Actor?)
Words:content say
^ the content stands before the verb (write Actor:speaker say Words:content)
Actor: meet
      ^ no role after Actor: (write Actor:attendee)
Actor:a [meet]
         ^ the verb stands in brackets (only slots may be missing)
Actor:a Actor:b meet
        ^ a second subject (Actors:role takes two or more together)
Actor:a Meet Actor:b
        ^ neither a slot nor a verb (write Type:role, a lemma in lower case, {nouns} or [ ])
Actor:a meet|meet
             ^ 'meet' is written twice
Actor:a meet {talk|talk}
                   ^ 'talk' is written twice
Actor:a meet [with
              ^ a preposition without a slot (write with Actor:attendee; a pattern has one verb)
Actor:a meet [Actor:b
             ^ '[' is never closed (close it behind one part: [with Actor:attendee])
Actor:a meet [Actor:b Actor:c]
                      ^ more than one part in [] (bracket each part by itself)
Actor:a meet [[Actor:b]]
              ^ brackets within brackets (write the parts side by side)
Actor:a meet [] Actor:b
              ^ ']' stands alone
Actor:a meet [
              ^ the bracket is empty
Actor:a meet Actor:b {talk}
                     ^ nouns in braces stand away from the verb (write hold {talks} with Actor:attendee)
Actor:a meet @talk Actor:b
             ^ a class where a preposition stands (a pattern has one verb)
Actor:a meet Actor:b Actor:c Actor:d
                             ^ one object too many (put its preposition before the slot)
Actor:a say Words:quote
            ^ words in the role 'quote' (write Words:content)
Actor:a say Words:content Thing:content
                          ^ a second content (write a second pattern)
Actor:a say Words:content ()
                           ^ no slot within the content (write Words:content (Side:target))
Actor:a say Words:content (Side:b
                          ^ '(' is never closed (close it behind one part: [with Actor:attendee])
Actor:a meet (Actor:b)
             ^ '(' stands alone
""".splitlines()


def read(source: str) -> Pattern:
    return pattern.read(source, file="x.yaml", line=7)


def positions(source: str) -> list[tuple[str, str]]:
    return [(slot.name, slot.position) for slot in read(source).slots]


def test_a_pattern_is_taken_apart_from_left_to_right() -> None:
    source = "State:annexer annex|absorb Place:territory [from State:loser] [Date:date]"
    assert read(source) == Pattern(
        source,
        frozenset({"annex", "absorb"}),
        frozenset(),
        (
            Slot("annexer", "State", "subject"),
            Slot("territory", "Place", "object"),
            Slot("loser", "State", "prep", ("from",), required=False),
            Slot("date", "Date", "date", required=False),
        ),
    )


def test_particles_and_classes_are_told_from_verbs() -> None:
    found = read("Actor:host call_off|cancel|@end {visit|@meet}")
    assert found.verbs == {"call off", "cancel"}
    assert found.classes == {"end"}
    assert found.nouns == {"visit"}
    assert found.noun_classes == {"meet"}


def test_a_pattern_may_be_a_subject_and_a_class() -> None:
    assert positions("Actors:attendee @meet") == [("attendee", "subject")]


def test_braces_and_content_take_the_object() -> None:
    assert positions("Actor:a grant {asylum} Actor:b") == [("a", "subject"), ("b", "second")]
    assert positions("Actor:a tell Actor:b Words:content") == [("a", "subject"), ("b", "second")]
    assert positions("Actor:a urge Actor:b to Words:content") == [("a", "subject"), ("b", "object")]


def test_of_two_bare_objects_the_first_is_to_whom() -> None:
    assert positions("Actor:a give Actor:b Thing:gift")[1:] == [("b", "second"), ("gift", "object")]


def test_a_place_in_brackets_is_the_place_of_the_clause_and_otherwise_an_object() -> None:
    assert positions("Actor:a visit Place:place")[1:] == [("place", "object")]
    assert positions("Actors:a meet [Place:place]")[1:] == [("place", "place")]
    assert read("Actors:a meet [in|at Place:place]").slots[1] == Slot(
        "place", "Place", "prep", ("in", "at"), required=False
    )


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("Words:content", Content("content", "words")),
        ("[Words:content]", Content("content", "words", required=False)),
        ("to Words:content", Content("content", "to")),
        ("on|about Words:content", Content("content", "on|about")),
        ("because_of Thing:content", Content("content", "because of")),
        ("Thing:content", Content("content", "thing")),
        ("Thing:content (Side:target)", Content("content", "thing", Slot("target", "Side", "inside"))),
        (
            "Words:content ([against Side:target])",
            Content("content", "words", Slot("target", "Side", "prep", ("against",), required=False)),
        ),
    ],
)
def test_content_has_a_frame(written: str, content: Content) -> None:
    assert read(f"Actor:speaker speak {written}").content == content


@pytest.mark.parametrize("case", range(0, len(FAULTS), 2), ids=lambda case: FAULTS[case])
def test_a_fault_has_a_caret_under_it(case: int) -> None:
    source, (caret, what) = FAULTS[case], FAULTS[case + 1].split("^ ")
    with pytest.raises(RuleError) as caught:
        read(source)
    assert str(caught.value) == f"x.yaml:7: {what}\n    {source}\n    {caret}^"


def test_an_unlike_type_is_answered_with_all_types() -> None:
    with pytest.raises(RuleError, match="one of Actor, Actors, Sides, Side, Forces"):
        read("Xylophone:a meet")


def test_what_must_be_there_counts() -> None:
    assert read("Actor:a meet [Actor:b]").constraints < read("Actor:a meet Actor:b").constraints
    assert read("Actor:a meet Actor:b").constraints < read("Actor:a hold {talks} with Actor:b").constraints
