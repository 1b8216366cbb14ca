"""Two invented articles: what is in them, and what an engine that errs found there.

Between them they have every case that the measure tells apart. ``golden/figures.json`` has the
figures that follow from its definition, worked out by another program.
"""

from __future__ import annotations

from tui.article import Span
from tui.language.corpora import LabelledSpan, NamedAttribution, Sample

FERRY = """\
Port Mere ferry stays ashore

“The ferry is old,” Ada Quill, 42, said on Monday. “It leaks,” she added.

Mayor Tove Lund promised that a new one would come by spring. The Port Office called the plan “thin”.

It was reported that two crews had left. Lund's deputy denied that anyone was told to go, \
according to the Mere Gazette. Officials said nothing had been signed.
"""

HARVEST = """\
Frost takes apples

Half of the crop is gone, the “Orchard Union” said. It wants 3 million crowns.

“Nobody slept,” said Bo Ek. “We lit fires, and we prayed,” he went on, “until dawn.”
"""


def span(text: str, piece: str, after: str = "") -> Span:
    """Where ``piece`` first stands in ``text``, looked for from ``after`` on."""
    start = text.index(piece, text.index(after))
    return Span(start, start + len(piece))


def said(
    text: str,
    kind: str,
    content: str,
    source: str = "",
    speaker: str | None = None,
    who: str | None = None,
) -> NamedAttribution:
    """An attribution whose pieces of content are parted by a bar; the source follows or precedes."""
    pieces = tuple(span(text, piece) for piece in content.split("|"))
    return NamedAttribution(
        pieces,
        kind,
        span(text, source) if source else None,  # type: ignore[arg-type]
        speaker=speaker,
        kind=who,
    )


def named(text: str, *mentions: tuple[str, str]) -> tuple[LabelledSpan, ...]:
    """Mentions and their labels."""
    return tuple(LabelledSpan(span(text, mention), label) for mention, label in mentions)


GOLD = (
    Sample(
        "ferry",
        FERRY,
        entities=named(
            FERRY,
            ("Port Mere", "GPE"),
            ("Ada Quill", "PERSON"),
            ("42", "DATE"),
            ("Monday", "DATE"),
            ("Tove Lund", "PERSON"),
            ("spring", "DATE"),
            ("Port Office", "ORG"),
            ("two", "CARDINAL"),
            ("Mere Gazette", "ORG"),
            ("Lund's", "PERSON"),
        ),
        attributions=(
            said(FERRY, "direct", "“The ferry is old,”", "Ada Quill", "Ada Quill", "person"),
            said(FERRY, "direct", "“It leaks,”", "she", "Ada Quill", "person"),
            said(
                FERRY,
                "indirect",
                "that a new one would come by spring",
                "Mayor Tove Lund",
                "Tove Lund",
                "person",
            ),
            said(
                FERRY, "mixed", "the plan “thin”", "The Port Office", "Port Office", "organization"
            ),
            said(FERRY, "indirect", "that two crews had left", "", None, "unknown"),
            said(
                FERRY, "indirect", "that anyone was told to go", "Lund's deputy", "deputy", "person"
            ),
            said(FERRY, "indirect", "nothing had been signed", "Officials", "officials", "group"),
        ),
    ),
    Sample(
        "harvest",
        HARVEST,
        entities=named(
            HARVEST, ("Orchard Union", "ORG"), ("3 million crowns", "MONEY"), ("Bo Ek", "PERSON")
        ),
        attributions=(
            said(
                HARVEST,
                "indirect",
                "Half of the crop is gone",
                "the “Orchard Union”",
                "Orchard Union",
                "organization",
            ),
            said(HARVEST, "direct", "“Nobody slept,”", "Bo Ek", "Bo Ek", "person"),
            said(
                HARVEST,
                "direct",
                "“We lit fires, and we prayed,”|“until dawn.”",
                "he",
                "Bo Ek",
                "person",
            ),
        ),
    ),
)

FOUND = {
    "ferry": (
        named(
            FERRY,
            ("Port Mere", "LOC"),
            ("Ada Quill", "PERSON"),
            ("42", "CARDINAL"),
            ("Monday", "DATE"),
            ("Mayor Tove Lund", "PERSON"),
            ("The Port Office", "ORG"),
            ("two crews", "CARDINAL"),
            ("the Mere Gazette", "ORG"),
            ("Lund", "PERSON"),
        ),
        (
            said(FERRY, "direct", "“The ferry is old,”", "Ada Quill, 42", "Quill"),
            said(FERRY, "mixed", "“It leaks,” she added", "she", "Tove Lund"),
            said(FERRY, "indirect", "a new one would come by spring", "Mayor Tove Lund", "Lund"),
            said(FERRY, "direct", "“thin”", "The Port Office", "the Port Office"),
            said(FERRY, "indirect", "two crews had left", "It"),
            said(FERRY, "indirect", "anyone was told to go", "Mere Gazette", "Mere Gazette"),
            said(FERRY, "indirect", "ferry stays ashore"),
        ),
    ),
    "harvest": (
        named(
            HARVEST,
            ("the “Orchard Union”", "ORG"),
            ("3 million", "CARDINAL"),
            ("Half", "ORDINAL"),
            ("Bo Ek", "ORG"),
            ("Frost", "PERSON"),
        ),
        (
            said(HARVEST, "indirect", "Half of the crop is gone", "", "Orchard"),
            said(HARVEST, "direct", "“Nobody slept,”", "Bo Ek", "Bo Ek"),
            said(HARVEST, "direct", "“We lit fires, and we prayed,”", "he", None),
        ),
    ),
}
"""What was found: entities and attributions by the sample's id."""
