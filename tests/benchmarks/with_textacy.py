"""Times textacy's ``direct_quotations`` after a spaCy tagger and parser; input as with_engine's.

Stands alone, so that an interpreter with textacy can run it as a file. The tagger and the parser
share an embedding layer, as in spaCy's small English pipeline, and have its sizes. They are
initialised on two invented examples and not trained: that changes what they find and not how long
they take, and no model needs to be downloaded. The tokens are counted here, for both programs.
"""

from __future__ import annotations

import json
import sys

from timing import measure, one_core

TAGS = "NN NNS NNP VBD VBZ VB VBN VBG DT IN JJ RB PRP CC CD TO MD . , `` '' : POS WDT WP".split()
DEPS = (
    "nsubj dobj det amod prep pobj advmod aux cc conj ccomp xcomp punct compound nummod poss "
    "relcl mark attr appos acl advcl agent auxpass nsubjpass prt"
).split()
TAGGER = {
    "model": {
        "@architectures": "spacy.Tagger.v2",
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
    }
}
PARSER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
    }
}


def pipeline():
    """A blank English pipeline with an initialised tagger and parser."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    tagger = nlp.add_pipe("tagger", config=TAGGER)
    parser = nlp.add_pipe("parser", config=PARSER)
    for tag in TAGS:
        tagger.add_label(tag)
    for dep in DEPS:
        parser.add_label(dep)
    examples = [
        Example.from_dict(
            nlp.make_doc("Ships came in"),
            {"tags": ["NNS", "VBD", "RB"], "heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "advmod"]},
        ),
        Example.from_dict(
            nlp.make_doc("Ada saw ships"),
            {"tags": ["NNP", "VBD", "NNS"], "heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"]},
        ),
    ]
    nlp.initialize(lambda: examples)
    return nlp


def main() -> None:
    one_core()
    _, rounds, texts = json.load(sys.stdin)

    def load():
        from textacy.extract import direct_quotations

        nlp = pipeline()
        return lambda text: list(direct_quotations(nlp(text)))

    found = measure(load, texts, rounds)
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    print(json.dumps({**found, "tokens": sum(len(tokenizer(text)) for text in texts)}))


if __name__ == "__main__":
    main()
