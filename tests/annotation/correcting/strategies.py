"""Random articles, what an engine finds in them, and corrections that a reader makes one by one."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.annotation.press import tick
from tui.annotation import Annotations, Attribution, Correction, Entity, Mention, Span, Speaker
from tui.annotation import amending as amend
from tui.annotation.correcting import apply
from tui.article import Article, from_text

WORDS = (
    "Ana Petrov said “we go” on Monday; Petrov, of Oslo, asked Quay Radio: “why ☂ not?” 港口 Ana"
)
LABELS = ("PERSON", "ORG", "GPE", "DATE")
NAMES = ("Ana Petrov", "Petrov", "ana petrov", "Quay Radio", "Mira Lind", "Oslo")


@st.composite
def texts(draw) -> Article:
    """Some paragraphs of the same few words, in any order."""
    words = draw(st.lists(st.sampled_from(WORDS.split()), min_size=12, max_size=40))
    breaks = draw(st.sets(st.integers(1, len(words) - 1), max_size=3))
    text = "".join(
        ("" if not i else "\n\n" if i in breaks else " ") + word for i, word in enumerate(words)
    )
    return from_text(text)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans that do not consist of blanks."""
    whole = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda t: Span(t[0], min(len(text), t[0] + t[1]))
    )
    return whole.filter(lambda span: not span.of(text).isspace())


@st.composite
def annotations(draw, article: Article) -> Annotations:
    """What an engine may find: mentions that do not overlap, quotes that may."""
    text = article.text
    entities = tuple(
        Entity(i, name, label)
        for i, (name, label) in enumerate(
            draw(
                st.lists(
                    st.tuples(st.sampled_from(NAMES), st.sampled_from(LABELS)),
                    min_size=1,
                    max_size=4,
                    unique=True,
                )
            )
        )
    )
    numbers = st.integers(0, len(entities) - 1)
    mentions: list[Mention] = []
    for span in sorted(draw(st.lists(spans(text), max_size=8))):
        if not mentions or mentions[-1].span.end <= span.start:
            entity = entities[draw(numbers)]
            mentions.append(Mention(span, entity.label, entity.id))
    speakers = tuple(
        Speaker(i, name, entity=draw(st.none() | numbers))
        for i, name in enumerate(draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)))
    )
    who = st.sampled_from([None, *range(len(speakers))])
    content = st.lists(spans(text), min_size=1, max_size=3).map(_apart)
    quotes = draw(st.lists(content, max_size=6, unique_by=lambda c: (c[0].start, c[-1].end)))
    quotes.sort(key=lambda c: (c[0].start, c[-1].end))
    return Annotations(
        article.digest,
        "engine",
        entities,
        tuple(mentions),
        speakers,
        tuple(
            Attribution(
                i,
                pieces,
                draw(st.sampled_from(["direct", "mixed", "indirect"])),
                source=draw(st.none() | spans(text)),
                speaker=draw(who),
                confidence=draw(st.none() | st.floats(0, 1)),
            )
            for i, pieces in enumerate(quotes)
        ),
    )


def _apart(pieces: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(pieces):
        if not out or out[-1].end <= span.start:
            out.append(span)
    return tuple(out)


@st.composite
def correction(draw, article: Article, now: Annotations) -> Correction:
    """Something that a reader may say who sees ``now``."""
    text, everywhere = article.text, draw(st.booleans())
    label, name = draw(st.sampled_from(LABELS)), draw(st.sampled_from(NAMES))
    kinds = ["entity", "quote"]
    if now.mentions:
        kinds += ["accept", "reject", "label", "boundary", "merge", "split"]
    if now.attributions:
        kinds += ["accept quote", "reject quote", "boundary quote", "speaker", "speaker"]
    kind = draw(st.sampled_from(kinds))
    number = draw(
        st.integers(0, len(now.attributions if " " in kind or kind == "speaker" else now.mentions))
    )
    number = max(0, number - 1)
    at = tick()
    if kind == "entity":
        span = draw(spans(text))
        return amend.add_entity(article, now, span, label, everywhere=everywhere, now=at)
    if kind == "quote":
        pieces = _apart(draw(st.lists(spans(text), min_size=1, max_size=2)))
        who = draw(st.none() | st.just(name))
        return amend.add_quote(article, now, pieces, speaker=who, now=at)
    if kind == "speaker":
        return amend.give_speaker(
            article, now, number, draw(st.none() | st.just(name)), everywhere=everywhere, now=at
        )
    if kind == "label":
        return amend.relabel(article, now, number, label, everywhere=everywhere, now=at)
    if kind == "merge":
        return amend.merge(article, now, number, name, now=at)
    if kind == "split":
        if now.entities[now.mentions[number].entity].name.casefold() == name.casefold():
            name += " Junior"
        return amend.split(article, now, number, name, everywhere=everywhere, now=at)
    on = "quote" if " " in kind else "entity"
    everywhere = everywhere and on == "entity"
    if kind.startswith("boundary"):
        new = draw(spans(text))
        return amend.move_boundary(article, now, on, number, new, everywhere=everywhere, now=at)
    do = amend.accept if kind.startswith("accept") else amend.reject
    return do(article, now, on, number, everywhere=everywhere, now=at)


@st.composite
def sessions(draw, most: int = 6):
    """An article, what the engine finds, corrections made one by one, and what each led to."""
    article = draw(texts())
    engines = draw(annotations(article))
    made: list[Correction] = []
    states = [apply(engines, article.text, [])]
    for _ in range(draw(st.integers(1, most))):
        made.append(draw(correction(article, states[-1].annotations)))
        states.append(apply(engines, article.text, made))
    return article, engines, made, states
