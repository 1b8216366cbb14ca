from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.annotation import ENTITY_LABELS
from tui.language.corpora import Corpus, CorpusError, Sample, open_corpus

TEXT = "Harbour opens\n\n“At last 🎉,” Ada Quill said, the Port Office reported.\n"
CONTENT = TEXT.index("“"), TEXT.index(" Ada")
ADA = TEXT.index("Ada"), TEXT.index(" said")
OFFICE = TEXT.index("the Port"), TEXT.index(" reported")
GOLD = {
    "id": "harbour",
    "entities": [[*ADA, "PERSON"]],
    "attributions": [
        {
            "content": [[*CONTENT]],
            "type": "direct",
            "source": [*ADA],
            "cue": None,
            "via": [*OFFICE],
            "speaker": "Ada Quill",
            "kind": "person",
        },
    ],
}

IOB2 = """\
# newdoc id = quay
# sent_id = quay-1
# text = Ada Quill left Port Mere's quay (twice).
1\tAda\tB-PER\t-\tx
2\tQuill\tI-PER\t-\tx
3\tleft\tB-O\t-\tx
4\tPort\tB-LOC\t-\tx
5\tMere\tI-LOC\t-\tx
6\t's\tO\t-\tx
7\tquay\tO\t-\tx
8\t(\tO\t-\tx
9\ttwice\tO\t-\tx
10\t)\tO\t-\tx
11\t.\tO\t-\tx

# text = Ada smiled.
1\tAda\tB-PER
2\tsmiled\tO
3\t.\tO

# newdoc id = pier
# text = Ada Bo met.
1\tAda\tB-PER
2\tBo\tB-PER
3\tmet\tO
4\t.\tO
"""

CONLL = """\
Ada I-PER
, O
of O
" O
Port I-MISC
Song I-MISC
" O
( O
Mere I-LOC
) O
, O
did O
n't O
# O

-DOCSTART- O

Tove I-PER
Bo B-PER
sang O
. O
"""

CONLLU = """\
# newdoc id = mere
# global.Entity = GRP-etype-infstat-minspan-link
# newpar
# sent_id = 1
# text = The quay's keeper Ada Quill of Port Mere waved.
1\tThe\tthe\tDET\t_\t_\t3\tdet\t_\tEntity=(1-person-new-4,5-coref(2-object-new-2-sgl
2-3\tquay's\t_\t_\t_\t_\t_\t_\t_\t_
2\tquay\tquay\tNOUN\t_\t_\t4\tnmod\t_\t_
3\t's\t's\tPART\t_\t_\t2\tcase\t_\tEntity=2)
4\tkeeper\tkeeper\tNOUN\t_\t_\t0\troot\t_\t_
5\tAda\tAda\tPROPN\t_\t_\t4\tappos\t_\t_
6\tQuill\tQuill\tPROPN\t_\t_\t5\tflat\t_\t_
7\tof\tof\tADP\t_\t_\t8\tcase\t_\t_
8\tPort\tPort\tPROPN\t_\t_\t4\tnmod\t_\tEntity=(3-place-new-1-sgl
9\tMere\tMere\tPROPN\t_\t_\t8\tflat\t_\tEntity=3)1)
10\twaved\twave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
11\t.\t.\tPUNCT\t_\t_\t10\tpunct\t_\t_

# sent_id = 2
1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\tEntity=(1-person-giv-1-ana)
2\tsmiled\tsmile\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2.1\tsmiled\t_\t_\t_\t_\t_\t_\t_\t_
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# newpar
1\tMere\tMere\tPROPN\t_\t_\t2\tnsubj\t_\tEntity=(3-place-giv-1-coref)(4-event-new-1-sgl
2\tsleeps\tsleep\tVERB\t_\t_\t0\troot\t_\tEntity=4)
"""


def pair(folder: Path, gold: object = GOLD, text: str = TEXT) -> Path:
    (folder / "harbour.txt").write_bytes(text.encode())
    data = gold if isinstance(gold, str) else json.dumps(gold)
    (folder / "harbour.json").write_text(data, encoding="utf-8")
    return folder


def column_file(folder: Path, text: str, name: str = "part.data") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mentions(sample: Sample) -> list[tuple[str, str]]:
    return [(span.of(sample.text), label) for span, label in sample.entities or ()]


def paragraphs(sample: Sample) -> list[str]:
    return [span.of(sample.text) for span in sample.paragraphs or ()]


def samples(path: Path) -> tuple[Corpus, list[Sample]]:
    corpus = open_corpus(path)
    read = list(corpus)
    assert len(read) == corpus.size
    assert read == list(corpus)
    return corpus, read


def test_gold_pairs(tmp_path: Path) -> None:
    (tmp_path / "raw.txt").write_text("Not annotated, and so no part of the corpus.")
    corpus, (sample,) = samples(pair(tmp_path))
    assert (corpus.form, corpus.entities, corpus.attributions) == ("gold", True, True)
    assert (sample.id, sample.text, sample.paragraphs) == ("harbour", TEXT, None)
    assert sample.labels == set(ENTITY_LABELS)
    assert mentions(sample) == [("Ada Quill", "PERSON")]
    (said,) = sample.attributions or ()
    assert [span.of(TEXT) for span in said.content] == ["“At last 🎉,”"]
    assert said.source and said.via
    assert said.via.of(TEXT) == "the Port Office"
    assert (said.cue, said.type, said.speaker, said.kind) == (None, "direct", "Ada Quill", "person")


def test_one_gold_file(tmp_path: Path) -> None:
    corpus, (sample,) = samples(pair(tmp_path) / "harbour.json")
    assert (corpus.form, sample.id) == ("gold", "harbour")


def test_a_byte_order_mark_counts_in_the_text_and_not_in_json(tmp_path: Path) -> None:
    gold = {"entities": [[1 + ADA[0], 1 + ADA[1], "PERSON"]]}
    _, (sample,) = samples(pair(tmp_path, "\ufeff" + json.dumps(gold), "\ufeff" + TEXT))
    assert mentions(sample) == [("Ada Quill", "PERSON")]


@pytest.mark.parametrize(
    "gold",
    [
        {"entities": None, "attributions": []},
        {"attributions": []},
    ],
)
def test_a_layer_that_is_not_annotated_is_none(tmp_path: Path, gold: object) -> None:
    corpus, (sample,) = samples(pair(tmp_path, gold))
    assert (sample.entities, sample.attributions, corpus.labels) == (None, (), frozenset())
    assert (corpus.entities, corpus.attributions) == (False, True)


def test_a_label_that_is_none_of_the_18_shows_another_scheme(tmp_path: Path) -> None:
    corpus, (sample,) = samples(pair(tmp_path, {"entities": [[0, 7, "LOC"], [8, 13, "OTHER"]]}))
    assert corpus.labels == sample.labels == {"LOC", "OTHER"}


@pytest.mark.parametrize(
    ("gold", "where"),
    [
        ('{"entities": [\n[0, 1, "ORG"],\n]}', "line 3: expected JSON"),
        ("[]", "expected an object"),
        ("{}", 'expected "entities", "attributions" or both'),
        ({"entities": {}}, "entities: expected a list or null, found {}"),
        (
            {"entities": [[0, 4, "ORG"], [4, 4, "ORG"]]},
            "entities[1]: expected offsets with 0 <= start",
        ),
        ({"entities": [[0, 999, "ORG"]]}, f"end <= {len(TEXT)}, found [0, 999]"),
        ({"entities": [[0, True, "ORG"]]}, "found [0, true]"),
        ({"entities": [[0, 4]]}, "entities[0]: expected [start, end, label]"),
        ({"attributions": ["x"]}, "attributions[0]: expected an object"),
        (
            {"attributions": [{"content": [], "type": "direct"}]},
            "attributions[0].content: expected",
        ),
        ({"attributions": [{"content": [[0, 2]], "type": "loud"}]}, "direct or mixed or indirect"),
        (
            {"attributions": [{"content": [[0, 2]], "type": "direct", "source": [5]}]},
            "attributions[0].source: expected offsets",
        ),
        (
            {"attributions": [{"content": [[0, 2]], "type": "direct", "speaker": 5}]},
            "attributions[0].speaker: expected text or null, found 5",
        ),
        ("[" * 100_000, "expected"),
    ],
)
def test_malformed_gold_is_told_with_its_place(tmp_path: Path, gold: object, where: str) -> None:
    with pytest.raises(CorpusError) as caught:
        open_corpus(pair(tmp_path, gold))
    assert where in str(caught.value)
    assert str(tmp_path / "harbour.json") in str(caught.value)


def test_gold_without_its_text(tmp_path: Path) -> None:
    (pair(tmp_path) / "harbour.txt").unlink()
    with pytest.raises(CorpusError, match=r"harbour\.txt: expected the article's text"):
        open_corpus(tmp_path)
    (tmp_path / "harbour.txt").write_bytes(b"caf\xe9")
    with pytest.raises(CorpusError, match=r"harbour\.txt: expected UTF-8, but byte 3"):
        open_corpus(tmp_path)


def test_iob2_makes_a_sample_of_each_document(tmp_path: Path) -> None:
    corpus, (quay, pier) = samples(column_file(tmp_path, IOB2))
    assert (corpus.form, corpus.labels) == ("iob2", {"PER", "ORG", "LOC"})
    assert (quay.id, pier.id) == ("quay", "pier")
    assert paragraphs(quay) == ["Ada Quill left Port Mere's quay (twice).", "Ada smiled."]
    assert mentions(quay) == [("Ada Quill", "PER"), ("Port Mere", "LOC"), ("Ada", "PER")]
    assert mentions(pier) == [("Ada", "PER"), ("Bo", "PER")]
    assert quay.attributions is None


def test_iob2_without_documents_makes_one_of_each_sentence(tmp_path: Path) -> None:
    text = "\n".join(line for line in IOB2.splitlines() if "newdoc" not in line) + "\n"
    _, read = samples(column_file(tmp_path, text))
    assert [len(paragraphs(sample)) for sample in read] == [1, 1, 1]
    assert len({sample.id for sample in read}) == 3


def test_iob2_without_text_is_written_out(tmp_path: Path) -> None:
    text = "\n".join(line for line in IOB2.splitlines() if "# text" not in line) + "\n"
    _, (quay, _) = samples(column_file(tmp_path, text))
    assert paragraphs(quay)[0] == "Ada Quill left Port Mere's quay (twice)."


def test_conll(tmp_path: Path) -> None:
    corpus, (first, second) = samples(column_file(tmp_path, CONLL))
    assert (corpus.form, corpus.labels) == ("conll", {"PER", "ORG", "LOC", "MISC"})
    assert first.text == 'Ada, of "Port Song" (Mere), didn\'t #'
    assert mentions(first) == [("Ada", "PER"), ("Port Song", "MISC"), ("Mere", "LOC")]
    assert mentions(second) == [("Tove", "PER"), ("Bo", "PER")]


def test_conllu_keeps_the_names_among_the_mentions(tmp_path: Path) -> None:
    corpus, (sample,) = samples(column_file(tmp_path, CONLLU))
    assert (corpus.form, corpus.labels) == ("conllu", {"PERSON", "ORG", "LOC"})
    first = "The quay's keeper Ada Quill of Port Mere waved."
    assert paragraphs(sample) == [f"{first} She smiled.", "Mere sleeps"]
    assert mentions(sample) == [
        ("Port Mere", "LOC"),
        ("The quay's keeper Ada Quill of Port Mere", "PERSON"),
        ("Mere", "LOC"),
    ]


def test_a_mention_ends_inside_a_multiword_token(tmp_path: Path) -> None:
    _, (sample,) = samples(
        column_file(
            tmp_path,
            """\
# newdoc
# global.Entity = GRP-etype-minspan
1-2\tMere's\t_\t_\t_\t_\t_\t_\t_\t_
1\tMere\tMere\tPROPN\t_\t_\t3\tnmod\t_\tEntity=(1-place-1)
2\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
3\tquay\tquay\tNOUN\t_\t_\t0\troot\t_\t_
""",
        )
    )
    assert (sample.text, mentions(sample)) == ("Mere's quay", [("Mere", "LOC")])


def test_conllu_without_mentions_annotates_no_entities(tmp_path: Path) -> None:
    text = "".join(
        line.rsplit("\t", 1)[0] + "\t_\n" if "\t" in line else line + "\n"
        for line in CONLLU.splitlines()
        if "global" not in line
    )
    corpus, (sample,) = samples(column_file(tmp_path, text))
    assert (sample.entities, corpus.entities, corpus.labels) == (None, False, frozenset())


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (IOB2.replace("B-LOC", "LOC"), 7, "expected the tag O, B-… or I-…, found 'LOC'"),
        (IOB2.replace("9\ttwice", "9 twice"), 12, "number, word and tag"),
        (IOB2.replace("10\t)", "10\t]"), 4, "“# text”, in which ']' does not come next"),
        (CONLL.replace("Mere I-LOC", "Mere"), 9, "expected a word and, last in the line, its tag"),
        (CONLL.replace("Mere I-LOC", "Mere LOC"), 9, "found 'LOC'"),
        (CONLLU.replace("\tnsubj\t_\tEntity=(3", "\tnsubj\tEntity=(3"), 26, "ten columns"),
        (CONLLU.replace("Entity=3)1)", "Entity=3)9)"), 15, "expected a mention 9 that is open"),
        (
            CONLLU.replace("# global.Entity", "# local.Entity"),
            6,
            "expected a comment “# global.Entity”",
        ),
        (CONLLU.replace("GRP-etype", "GRP-what"), 6, "expected a mention with the fields GRP-what"),
    ],
    ids=range(9),
)
def test_a_malformed_row_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, expected: str
) -> None:
    path = column_file(tmp_path, text)
    with pytest.raises(CorpusError) as caught:
        open_corpus(path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert expected in str(caught.value)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.conll"
    path.write_bytes(CONLL.encode() * 2000 + "Café I-LOC\n".encode("latin-1"))
    with pytest.raises(CorpusError, match="expected UTF-8"):
        open_corpus(path)


def test_a_folder_of_files_of_columns_passes_over_what_is_none(tmp_path: Path) -> None:
    column_file(tmp_path, IOB2, "b.iob2")
    column_file(tmp_path, IOB2.replace("quay", "dock").replace("pier", "mole"), "a.iob2")
    column_file(tmp_path, "Licence: all of it is yours to take,\nO\nand O\nso on.\n", "LICENSE.txt")
    corpus, read = samples(tmp_path)
    assert (corpus.form, [sample.id for sample in read]) == (
        "iob2",
        ["dock", "mole", "quay", "pier"],
    )


def test_a_folder_of_several_forms_says_so(tmp_path: Path) -> None:
    column_file(tmp_path, IOB2, "a")
    column_file(tmp_path, CONLL, "b")
    with pytest.raises(CorpusError, match="holds files in conll and iob2"):
        open_corpus(tmp_path)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.mkdir(), "holds no corpus; expected ID.txt and ID.json pairs"),
        (lambda path: path.write_text("An ordinary letter.\nIt has lines.\n"), "is no corpus"),
        (lambda path: path.write_bytes(b"\x7fELF\0\xff" * 99), "is no corpus"),
        (lambda path: path.write_bytes(b""), "is no corpus"),
    ],
)
def test_what_is_no_corpus_is_told(tmp_path: Path, make, expected: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(CorpusError) as caught:
        open_corpus(path)
    assert expected in str(caught.value)
    assert str(caught.value).count("\n") == 0


def test_a_corpus_is_read_one_sample_at_a_time(tmp_path: Path) -> None:
    """A file that becomes malformed after it was opened is found where it is malformed."""
    path = column_file(tmp_path, IOB2)
    corpus = open_corpus(path)
    path.write_text(f"{IOB2}\n# newdoc\n1\tmet\tmet\n", encoding="utf-8")
    read = iter(corpus)
    assert next(read).id == "quay"
    with pytest.raises(CorpusError, match="'met'"):
        next(read)


def test_neither_corpora_nor_evaluation_import_what_is_heavy() -> None:
    script = (
        "import sys, tui.language.corpora, tui.language.evaluation, tui.language.training.standoff\n"
        "print([m for m in ('spacy', 'torch', 'textual', 'pydantic', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
