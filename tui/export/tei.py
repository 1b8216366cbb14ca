"""TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/): who said what, in the text itself.

What is said is in ``<said who direct>``, names and the like in the elements that TEI has for them,
speakers in a list of persons and organizations in the header, to which ``who`` points. ``direct``
is true, false, or unknown for a quote that is partly in quote marks. A quote in several pieces or
over several paragraphs is several ``said`` joined by ``next`` and ``prev``, and so is what is cut
because marks cross. The reader's notes are in the back; each points to two anchors in the text,
its beginning and its end, as far as its text is still there. XML has no control characters: they
become visible ones.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tui.annotation import Annotations, Speaker
from tui.article import Article
from tui.article.safety import safe
from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.formats import Form
from tui.export.publication import byline, date, outlet, url
from tui.export.teitext import ID, Body, add

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def export(export: Export) -> str:
    """One TEI document; a corpus of them unless there is exactly one article."""
    documents = [
        _document(f"a{number}-", item.article, item)
        for number, item in enumerate(export.articles, 1)
        if item.article is not None
    ]
    if len(documents) == 1:
        (root,) = documents
    else:
        root = ET.Element("teiCorpus")
        _header(root, f"{len(documents)} articles")
        root.extend(documents)
    root.set("xmlns", NAMESPACE)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _document(prefix: str, article: Article, item: ExportedArticle) -> ET.Element:
    annotations = item.annotations or Annotations(article.digest, "")
    root = ET.Element("TEI")
    header = _header(root, article.title, article)
    _participants(header, prefix, annotations)
    text = add(root, "text")
    body = Body(add(text, "body"), prefix, article, annotations, item.notes)
    body.write()
    if item.notes:
        div = add(add(text, "back"), "div", type="notes")
        for number, note in enumerate(item.notes, 1):
            _note(div, note, body.anchors.get(number))
    return root


def _header(root: ET.Element, title: str, article: Article | None = None) -> ET.Element:
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    statement = add(file, "titleStmt")
    add(statement, "title", title)
    add(add(file, "publicationStmt"), "p", "Exported from newsreader.")
    source = add(add(file, "sourceDesc"), "bibl")
    add(source, "title", title)
    if article is None:
        return header
    if by := byline(article):
        add(statement, "author", by)
        add(source, "author", by)
    if where := outlet(article):
        add(source, "publisher", where)
    if when := date(article):
        add(source, "date", when)
    if address := url(article):
        add(source, "ptr", target=address)
    return header


def _participants(header: ET.Element, prefix: str, annotations: Annotations) -> None:
    heard = {item.speaker for item in annotations.attributions}
    speakers = [speaker for speaker in annotations.speakers if speaker.id in heard]
    if not speakers:
        return
    particulars = add(add(header, "profileDesc"), "particDesc")
    people = [s for s in speakers if s.kind not in ("organization", "document")]
    others = [s for s in speakers if s.kind in ("organization", "document")]
    for list_name, members in (("listPerson", people), ("listOrg", others)):
        if members:
            place = add(particulars, list_name)
            for speaker in members:
                _speaker(place, prefix, speaker)


def _speaker(place: ET.Element, prefix: str, speaker: Speaker) -> None:
    organization = speaker.kind in ("organization", "document")
    kind = "org" if organization else "personGrp" if speaker.kind == "group" else "person"
    entry = add(place, kind)
    entry.set(ID, f"{prefix}s{speaker.id}")
    if speaker.kind in ("document", "unknown"):
        entry.set("type" if organization else "role", speaker.kind)
    name = add(entry, "orgName" if organization else "persName", speaker.name)
    if not speaker.named:
        name.set("type", "unnamed")
    for kind, words in (("role", speaker.role), ("reason", speaker.reason)):
        if words:
            add(entry, "note", words, type=kind)


def _note(div: ET.Element, item: Exported, anchors: tuple[str, str] | None) -> None:
    note = item.note
    out = add(div, "note", type="reader", subtype=_name(note.colour))
    if anchors:
        out.set("target", f"#{anchors[0]}")
        out.set("targetEnd", f"#{anchors[1]}")
    if note.modified:
        out.set("when", safe(note.modified))
    add(out, "quote", item.text)
    if item.speaker:
        add(out, "name", item.speaker, type="speaker")
    for row in safe(note.comment).splitlines():
        if row.strip():
            add(out, "p", row)
    for tag in note.tags:
        add(out, "term", tag)


def _name(text: str) -> str:
    """``text`` as a word of XML's."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text) or "none"


FORMAT = Form("tei", ".xml", "TEI P5 with <said who direct>, for digital humanities", export, True)
