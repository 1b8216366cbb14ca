"""What corrections do to mentions and entities. Each function is one kind of correction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from tui.annotation.correcting.case import Case
from tui.annotation.correcting.opened import OpenEntity, OpenMention, squeeze
from tui.annotation.correcting.revision import Revision
from tui.annotation.kinds import EntityLabel
from tui.article import Span


def accept(revision: Revision, case: Case) -> None:
    """Keep a mention as it was when the reader accepted it.

    Whatever the engine says now: its span, its label, and the entity, unless that has only
    another name now. Everywhere: the label of all mentions of its entity.
    """
    mention = _found_or_made(revision, case)
    if mention is None:
        return
    # What is accepted counts as accepted, even where the engine says the same.
    case.changed = True
    replaced = case.correction.replaced
    if case.sure and mention.span != case.span:
        revision.reshape(mention, case.span)
    if replaced:
        label, name = replaced["label"], replaced["name"]
        if case.correction.everywhere and mention.label != label:
            revision.relabel(mention.entity, label)
        elif mention.label != label:
            revision.move(mention, revision.entity_for(name, label))
        elif not _same(mention.entity.name, name):
            other = revision.entity_named(name, label)
            if other is not None and other.alive:
                revision.move(mention, other)
    case.sign(*(mention.entity.mentions if case.correction.everywhere else (mention,)))


def reject(revision: Revision, case: Case) -> None:
    """Take a mention away; everywhere: all mentions of its entity."""
    mention = revision.mention_at(case.span)
    if case.correction.everywhere:
        entity = mention.entity if mention else _replaced_entity(revision, case)
        gone = list(entity.mentions) if entity else []
    else:
        gone = [mention] if mention else []
    for one in gone:
        revision.drop_mention(one)
        case.changed = True


def relabel(revision: Revision, case: Case) -> None:
    """Give a mention another label.

    An entity has one label: alone, a mention of several goes to the entity of its own words that
    has the label. Everywhere: the entity gets it, with all its mentions.
    """
    label: EntityLabel = case.correction.value["label"]
    everywhere = case.correction.everywhere
    known = _replaced_entity(revision, case) if everywhere else None
    mention = revision.mention_at(case.span)
    if mention is None:
        words = squeeze(case.span.of(revision.text))
        mention = revision.mention(case.span, known or revision.entity_for(words, label))
        case.changed = True
    entity = mention.entity
    if everywhere or len(entity.mentions) == 1:
        case.sign(*entity.mentions)
        if entity.label != label:
            revision.relabel(entity, label)
            case.changed = True
        return
    if mention.label != label:
        words = revision.words_of(mention)
        revision.move(mention, revision.entity_for(words, label))
        case.changed = True
    case.sign(mention)


def move_boundary(revision: Revision, case: Case) -> None:
    """Give a mention other ends; everywhere: wherever the same words stand, in the same words.

    An entity that was named after this mention alone is named by the new words.
    """
    new = case.place(case.correction.value) or case.span
    mention = (
        next((m for span, m in revision.mentions.touching(new) if span == new), None)
        or revision.mention_at(case.span)
        or revision.mention_at(new)
    )
    if mention is None:
        replaced = case.correction.replaced
        if not replaced:
            return
        name, label = replaced["name"], replaced["label"]
        if _same(name, case.correction.target.quote.exact):
            name = new.of(revision.text)
        mention = revision.mention(new, revision.entity_for(name, label))
        case.changed = True
    before, after = new.start - case.span.start, new.end - case.span.end
    if mention.span != new:
        _reshape(revision, mention, new)
        case.changed = True
    case.sign(mention)
    if not case.correction.everywhere:
        return
    words = new.of(revision.text)
    for other in revision.mentions_of(case.span.of(revision.text)):
        if other is mention:
            continue
        wider = Span(other.span.start + before, other.span.end + after)
        fits = wider.start >= 0 and squeeze(wider.of(revision.text)) == squeeze(words)
        if fits and other.span != wider and other in other.entity.mentions:
            _reshape(revision, other, wider)
            case.changed = True
            case.sign(other)


def merge(revision: Revision, case: Case) -> None:
    """Make the entity of a mention one with another, or name it so where there is no other."""
    entity = _entity(revision, case)
    if entity is None:
        return
    name, label = case.correction.value["into"], case.correction.value.get("label")
    into = revision.entity_named(name, label, by_words=False) if label else None
    if into is None:
        into = entity if _same(entity.name, name) else revision.entity_named(name)
    touched = list(entity.mentions)
    if into is None:
        revision.rename(entity, name)
        case.changed = True
    elif into is not entity:
        revision.join(entity, into)
        case.changed = True
    case.sign(*touched)


def split(revision: Revision, case: Case) -> None:
    """Take a mention out of its entity; everywhere: all of its mentions of the same words.

    It becomes one of the entity that has the new name and its label, a new one as a rule. The
    quotes of its entity's speaker of whose source it is a part go with it.
    """
    name = case.correction.value["name"]
    mention = revision.mention_at(case.span)
    apart = [mention] if mention else []
    if case.correction.everywhere:
        entity = mention.entity if mention else _replaced_entity(revision, case)
        words = case.span.of(revision.text)
        alike = revision.mentions_of(words) if entity else ()
        apart += [one for one in alike if one.entity is entity and one is not mention]
    if not apart:
        return
    case.sign(*apart)
    source = apart[0].entity
    if _same(source.name, name):
        return
    case.changed = True
    into = revision.entity_named(name, apart[0].label, by_words=False)
    if len(apart) == len(source.mentions):
        if into is None or not into.alive:
            revision.rename(source, name)
        else:
            revision.join(source, into)
        return
    into = into or revision.add_entity(OpenEntity(squeeze(name), apart[0].label))
    speakers = revision.speakers_of(source)
    for one in apart:
        revision.move(one, into)
    for speaker in speakers:
        for quote in list(speaker.quotes):
            named = quote.data.source
            if named is not None and any(named.contains(one.span) for one in apart):
                revision.give(quote, revision.speaker_of(into, into.name))


def add(revision: Revision, case: Case) -> None:
    """Add a mention that was missed.

    Everywhere: wherever the same words stand as words of their own and no mention overlaps them.
    """
    name, label = case.correction.value["name"], case.correction.value["label"]
    mention = revision.mention_at(case.span)
    if mention is None:
        mention = revision.mention(case.span, revision.entity_for(name, label))
        case.changed = True
    else:
        if case.sure and mention.span != case.span:
            revision.reshape(mention, case.span)
            case.changed = True
        entity = mention.entity
        if mention.label != label or not _same(entity.name, name):
            entity = revision.entity_for(name, label)
        if entity is not mention.entity:
            revision.move(mention, entity)
            case.changed = True
    case.sign(mention)
    if case.correction.everywhere:
        for span in occurrences(revision.text, case.span.of(revision.text)):
            if not revision.mentions.touching(span) and not case.hidden.touching(*span):
                case.sign(revision.mention(span, mention.entity))
                case.changed = True


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where ``words`` stand in ``text`` as words of their own, with any blanks between them.

    Wide characters (Chinese, Japanese, Korean) are not spaced, and need no bounds.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for match in pattern.finditer(text) if words.strip() else ():
        start, end = match.span()
        if not _runs_on(text[start - 1 : start], text[start]) and not _runs_on(
            text[end : end + 1], text[end - 1]
        ):
            yield Span(start, end)


def _runs_on(outside: str, inside: str) -> bool:
    """Whether two neighbouring characters are of one word."""
    if not outside or not (outside.isalnum() or outside == "_" or combining(outside)):
        return False
    wide = east_asian_width(outside) in "WF" or east_asian_width(inside) in "WF"
    return inside.isalnum() and not wide


def _found_or_made(revision: Revision, case: Case) -> OpenMention | None:
    """The mention that is meant; made anew from what it was, where the engine has it no more."""
    mention = revision.mention_at(case.span)
    replaced = case.correction.replaced
    if mention is None and replaced:
        entity = revision.entity_for(replaced["name"], replaced["label"])
        mention = revision.mention(case.span, entity)
    return mention


def _entity(revision: Revision, case: Case) -> OpenEntity | None:
    """The entity that is meant: that of the mention, or the one that has its name."""
    mention = revision.mention_at(case.span)
    return mention.entity if mention else _replaced_entity(revision, case)


def _replaced_entity(revision: Revision, case: Case) -> OpenEntity | None:
    replaced = case.correction.replaced
    if not replaced:
        return None
    found = revision.entity_named(replaced["name"], replaced["label"])
    return found if found is not None and found.alive else None


def _reshape(revision: Revision, mention: OpenMention, span: Span) -> None:
    words = revision.words_of(mention)
    entity = mention.entity
    alone = all(one is mention or revision.words_of(one) != words for one in entity.mentions)
    revision.reshape(mention, span)
    if alone and squeeze(entity.name) == words:
        revision.rename(entity, span.of(revision.text))


def _same(one: str, other: str) -> bool:
    return squeeze(one).casefold() == squeeze(other).casefold()
