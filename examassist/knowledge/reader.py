"""Who reads a request or a letter, what that reader needs to know, and the one question that is put to them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from examassist.domain.act import Place
from examassist.domain.finding import Id
from examassist.knowledge.advice import RequestLine
from examassist.knowledge.condition import Condition, Content
from examassist.knowledge.item import Label, Status, Text
from examassist.knowledge.rule import Sources, WordAtLeast


class Topic(Content):
    """A run of findings that one reader wants together.

    ``needs`` are named by name among what was not examined or asked while they are blank; ``tells`` stand only where
    something was recorded. What lies ``behind`` the patient comes after the list of what was not examined.
    """

    id: Id
    label: Label
    place: Literal["now", "behind"] = "now"
    needs: tuple[Id, ...] = ()
    tells: tuple[Id, ...] = ()


class Question(Content):
    """The last line of a request; it is used when everything that it names holds, and it asserts nothing itself.

    ``changes`` is what hangs on the answer to it, where that is another thing than for the reader's other questions.
    """

    says: Text
    changes: Text | None = None
    tests: tuple[Id, ...] = ()
    gates: tuple[Id, ...] = ()
    words: tuple[WordAtLeast, ...] = ()
    when: Condition | None = None

    @property
    def always(self) -> bool:
        """Whether it can be put in every exam."""
        return not (self.tests or self.gates or self.words or self.when)


class Reader(Content):
    """Somebody who is asked for one of ``tests``, or who is written a letter where it has none.

    A letter is offered once one of its ``gates`` is raised or one of its ``words`` is reached; one without either is
    offered in every exam at its ``places``. ``changes`` is what hangs on the answer, ``asks`` is put to the reader as
    it stands, and of the ``questions`` the first that holds is the only one; the last one always holds.
    """

    id: Id
    label: Label
    tests: tuple[Id, ...] = ()
    gates: tuple[Id, ...] = ()
    words: tuple[WordAtLeast, ...] = ()
    places: tuple[Place, ...] = ()
    changes: Text
    topics: tuple[Topic, ...] = ()
    asks: tuple[RequestLine, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    sources: Sources
    status: Status

    @model_validator(mode="after")
    def _the_last_question_always_holds(self) -> Self:
        if not self.questions[-1].always:
            message = "the last question must hold in every exam: give it `says` alone"
            raise ValueError(message)
        return self

    @property
    def is_letter(self) -> bool:
        """Whether it is written a letter instead of being asked for a test."""
        return not self.tests
