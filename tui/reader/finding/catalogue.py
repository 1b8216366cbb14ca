"""All that can be found by its name: articles, speakers, entities, commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.annotation import Annotations, Route, Stop
from tui.reader.finding.ranking import Index, Ranked, plain
from tui.theme.actions import ACTIONS
from tui.theme.keys import parse, show

if TYPE_CHECKING:
    from tui.annotation.across import Across
    from tui.reader.desk import Desk

Kind = Literal["article", "speaker", "elsewhere", "entity", "command", "quote"]

PREFIXES: dict[str, tuple[Kind, ...]] = {
    "/": ("article",),
    "@": ("speaker", "elsewhere"),
    "#": ("entity",),
    ">": ("command",),
}
"""What is typed first to look among one kind of things only."""

HEADINGS: dict[Kind, str] = {
    "speaker": "Speakers",
    "elsewhere": "Speakers in other articles",
    "quote": "Next quotes",
    "entity": "Entities",
    "command": "Commands",
    "article": "Articles",
}

OTHER_NAMES = {"q": "quit", "wq": "quit", "x": "quit", "exit": "quit", "colorscheme": "theme"}
"""What people type after a colon who have learnt it elsewhere."""

ALL: tuple[Kind, ...] = ("speaker", "elsewhere", "entity", "command", "article")
"""The kinds that are looked among, in the order in which they stand where they fit alike."""

EACH = 6
"""How many of a kind are listed where all kinds are."""

ALONE = 200
"""How many are listed of one kind alone."""

MOST_ELSEWHERE = 2_000
"""How many speakers of other articles can be found; looking them up takes time."""

_OTHER = 1
"""By how much less likely a thing is meant by what else it can be found by than by its name."""

SUGGESTED = ("search", "search_all", "hints", "theme", "export", "help", "quit")
"""Commands that a newcomer looks for."""


class Item(NamedTuple):
    """A thing to be found. ``key`` is a place on the desk, an id of a speaker or an entity, an
    action's, or of a speaker in other articles a Known's; ``stop`` is where an annotation leads. ``detail`` stands beside the name; ``also`` is
    what else it can be found by: an article's file, an action's id and group.
    """

    kind: Kind
    key: object
    name: str
    detail: str = ""
    stop: Stop | None = None
    also: str = ""


class Hit(NamedTuple):
    """An item and the letters that match: of its name, or of ``also`` where ``by_other``."""

    item: Item
    places: tuple[int, ...] = ()
    by_other: bool = False


class Group(NamedTuple):
    """Items of one kind, best first; ``total`` is how many there are beyond those listed too."""

    kind: Kind
    heading: str
    hits: tuple[Hit, ...]
    total: int


class Catalogue:
    """Articles, speakers, entities and commands, ready to be looked through letter by letter."""

    def __init__(
        self,
        items: Mapping[Kind, Sequence[Item]],
        suggested: Sequence[Group] = (),
    ) -> None:
        """``suggested`` is shown while nothing is typed."""
        self._items = items
        self._suggested = list(suggested)
        self._indices: dict[Kind, tuple[Index, Index | None]] = {}

    @classmethod
    def of(
        cls,
        desk: Desk,
        annotations: Annotations | None,
        keys: Mapping[str, Sequence[str]],
        route: Route,
        position: int,
        recent: Sequence[str],
    ) -> Catalogue:
        """The catalogue of a desk with an article open at ``position``, an offset into its text.

        ``recent`` are the actions that were chosen last, the last one first.
        """
        here = _speakers(annotations, route)
        items: dict[Kind, Sequence[Item]] = {
            "speaker": here,
            "elsewhere": _elsewhere(desk.across, here),
            "entity": _entities(annotations, route, position),
            "command": _commands(keys),
            "article": [
                Item("article", i, desk.title(i), path.name, also=path.name)
                for i, path in enumerate(desk.paths)
            ],
        }
        return cls(items, _suggest(desk, items, annotations, route, position, recent))

    def find(self, typed: str) -> list[Group]:
        """What ``typed`` finds, by kind; the kind with the likeliest find comes first."""
        typed = typed.lstrip()
        only = PREFIXES.get(typed[:1])
        wanted = typed[1:] if only else typed
        if not wanted.strip():
            return (
                [self._all(kind) for kind in only if self._items[kind]] if only else self._suggested
            )
        kinds = only or ALL
        most = ALONE if only else EACH
        found = self._groups(kinds, wanted, most, False) or self._groups(kinds, wanted, most, True)
        meant = self._meant(wanted.strip()) if "command" in kinds else None
        if meant is not None:
            others = [
                group._replace(hits=tuple(hit for hit in group.hits if hit.item is not meant))
                for group in found
            ]
            first = Group("command", HEADINGS["command"], (Hit(meant),), 1)
            found = [first, *(group for group in others if group.hits)]
        return found

    def _meant(self, word: str) -> Item | None:
        """The command that a word is the very name of: its id, or what vim calls it."""
        word = OTHER_NAMES.get(word, word)
        return next((item for item in self._items["command"] if item.key == word), None)

    def _groups(
        self, kinds: Sequence[Kind], wanted: str, most: int, resembling: bool
    ) -> list[Group]:
        found: list[tuple[tuple[int, ...], Group]] = []
        for place, kind in enumerate(kinds):
            ranked, total = self._find(kind, wanted, most, resembling)
            if ranked:
                items = self._items[kind]
                hits = tuple(Hit(items[r.number], r.places, by_other) for r, by_other in ranked)
                best, by_other = ranked[0]
                order = (best.order[0] + by_other * _OTHER, best.order[1], place)
                found.append((order, Group(kind, HEADINGS[kind], hits, total)))
        found.sort(key=lambda entry: entry[0])
        return [group for _, group in found]

    def _all(self, kind: Kind) -> Group:
        items = self._items[kind]
        return Group(kind, HEADINGS[kind], tuple(map(Hit, items[:ALONE])), len(items))

    def _find(
        self, kind: Kind, wanted: str, most: int, resembling: bool
    ) -> tuple[list[tuple[Ranked, bool]], int]:
        """Items of a kind by name, and others by what else they can be found by (True)."""
        names, others = self._indexed(kind)
        named, total = names.find(wanted, most, resembling=resembling)
        found = [(r, False) for r in named]
        if others is not None:
            known = {r.number for r in named}
            further, _ = others.find(wanted, most)
            found += [(r, True) for r in further if r.number not in known]
            total = max(total, len(found))
            found.sort(key=lambda f: (f[0].order[0] + f[1] * _OTHER, *f[0].order[1:]))
        return found[:most], total

    def _indexed(self, kind: Kind) -> tuple[Index, Index | None]:
        """The names of a kind and what else it can be found by, made ready when first looked in."""
        if kind not in self._indices:
            items = self._items[kind]
            names = Index([item.name for item in items], initials=kind != "article")
            also = [item.also for item in items]
            self._indices[kind] = names, Index(also) if any(also) else None
        return self._indices[kind]


def _speakers(annotations: Annotations | None, route: Route) -> list[Item]:
    """The open article's speakers, most quotes first."""
    if annotations is None:
        return []
    firsts = _firsts(stop for stop in route.stops if stop.kind == "quote")
    out = []
    for speaker, quotes in annotations.by_speaker.items():
        if speaker is not None:
            known = annotations.speakers[speaker]
            count = _counted(len(quotes), "quote")
            detail = f"{count} · {known.role}" if known.role else count
            out.append(Item("speaker", speaker, known.name, detail, firsts.get(speaker)))
    return sorted(out, key=lambda item: -len(annotations.by_speaker[int(str(item.key))]))


def _elsewhere(across: Across, here: Sequence[Item]) -> list[Item]:
    """The named speakers of other articles, those in most articles first."""
    known = {plain(item.name) for item in here}
    out = []
    for speaker in islice(across.speakers(), MOST_ELSEWHERE):
        if plain(speaker.name) not in known:
            detail = (
                f"{_counted(speaker.quotes, 'quote')} in {_counted(speaker.articles, 'article')}"
            )
            out.append(Item("elsewhere", speaker.id, speaker.name, detail))
    return out


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"


def _entities(annotations: Annotations | None, route: Route, position: int) -> list[Item]:
    """The open article's entities, most mentions first; each leads to the next mention."""
    if annotations is None:
        return []
    mentions = [stop for stop in route.stops if stop.kind == "entity"]
    firsts = _firsts(mentions) | _firsts(s for s in mentions if s.span.start >= position)
    counts: dict[int, int] = {}
    for mention in annotations.mentions:
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return [
        Item(
            "entity",
            e,
            annotations.entities[e].name,
            _entity_detail(annotations, e, n),
            firsts.get(e),
        )
        for e, n in sorted(counts.items(), key=lambda entry: -entry[1])
    ]


def _entity_detail(annotations: Annotations, entity: int, count: int) -> str:
    label = annotations.entities[entity].label
    return f"{label} · {_counted(count, 'mention')}"


def _firsts(stops: Iterable[Stop]) -> dict[int, Stop]:
    """The first stop of each group."""
    out: dict[int, Stop] = {}
    for stop in stops:
        if stop.group is not None:
            out.setdefault(stop.group, stop)
    return out


def _commands(keys: Mapping[str, Sequence[str]]) -> list[Item]:
    out = []
    for action in ACTIONS:
        if action.id != "palette":
            shown = "  ".join(show(parse(key)) for key in keys.get(action.id, ())[:2])
            also = f"{action.id.replace('_', ' ')} {action.group}"
            out.append(Item("command", action.id, action.help, shown, also=also))
    return out


def _suggest(
    desk: Desk,
    items: Mapping[Kind, Sequence[Item]],
    annotations: Annotations | None,
    route: Route,
    position: int,
    recent: Sequence[str],
) -> list[Group]:
    """What is worth showing before anything is typed."""
    commands = {item.key: item for item in items["command"]}
    last = [commands[action] for action in recent if action in commands]
    first = [commands[action] for action in SUGGESTED if action in commands]
    quotes: list[Item] = []
    stop = route.next(position, "quote") if annotations is not None else None
    while stop is not None and annotations is not None and len(quotes) < 3:
        attribution = annotations.attributions[int(stop.key)]
        reading = desk.current.reading
        shown = reading.span_from_article(attribution.content[0])
        speaker = annotations.speaker_of(attribution)
        words = " ".join(shown.of(reading.text).split())
        quotes.append(Item("quote", stop.key, words, speaker.name if speaker else "", stop))
        stop = route.next(stop, "quote")
    here = desk.index
    articles = items["article"][here + 1 : here + 1 + EACH] or items["article"][:EACH]
    articles = [item for item in articles if item.key != here]
    groups: list[tuple[Kind, str, Sequence[Item], int]] = [
        ("command", "Commands used last", last, len(last)),
        ("speaker", "Speakers", items["speaker"][:EACH], len(items["speaker"])),
        ("quote", "Next quotes", quotes, len(quotes)),
        ("article", "Next articles", articles, len(items["article"]) - 1),
        ("command", "Commands", [c for c in first if c not in last], len(commands)),
    ]
    return [
        Group(kind, heading, tuple(Hit(item) for item in some), count)
        for kind, heading, some, count in groups
        if some
    ]
