#!/usr/bin/env python3
"""Trains the tagger that reads copied pages for `junket import`.

    python scripts/tagger_pages.py /tmp/pages.json       # needs cargo
    python scripts/train_tagger.py --pages /tmp/pages.json --out data/model/tagger

The tagger is a transformer of the size of the sentence model's own, which begins with its weights and goes on from its
embeddings; what is told of a piece besides its word is added to them. For each sort of thing that is looked for it says
whether a piece begins one, is inside of one, or neither. Weights are 4-bit numbers with a scale for each 64, as
com.microsoft.MatMulNBits has them; the second half of the training rounds them so.

With --hold-out N every sixth part of the whole pages is left out, and its scores are written beside the model.
On one H100 it takes four minutes, of which most is waiting for Python; on two cores of a processor, a day.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from export_tagger import BLOCK, HEADS, LAYERS, WIDTH, export
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

MODEL = Path(__file__).resolve().parent.parent / "data" / "model"
INNER = 1536
BEGIN, END, MASK = 101, 102, 103
# What is looked for, in the order of src/import/marks.rs, and what only one reader names of it.
SOUGHT = ["offers", "topics", "headline", "answering", "work", "day"]
UNSURE = {"offers": "unsure_offers", "topics": "unsure_topics"}
WEIGHT = [1.0, 0.5, 0.3, 0.3, 0.3, 0.3]
WEIGHT_OF_KINDS = 0.2
N_KINDS = 5
# How many values each feature of a piece has, in the order of src/import/marks/features.rs.
FEATURES = [10, 2, 3, 12, 12, 8]
FROM_TOP, FROM_END = 3, 4
REACH = 40
WINDOW = 383
N_FOLDS = 6
IGNORED = -100


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True, help="what tagger_pages.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", type=int, help=f"0 to {N_FOLDS - 1}")
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--hidden-words", type=float, default=0.06, help="share of pieces that are masked")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_base(path):
    """Returns the sentence model's numbers: its 8-bit tensors as real ones, matrices by the name of their bias."""
    graph = onnx.load(path).graph
    own = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def real(name):
        scale, zero = own[f"{name}_scale"].astype(np.float32), own[f"{name}_zero_point"].astype(np.float32)
        return (own[f"{name}_quantized"].astype(np.float32) - zero) * scale

    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    matrices = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            last = node
            while last.op_type != "Add":
                last = users[last.output[0]][0]
            bias = next(name for name in last.input if name in own)
            matrices[bias] = real(node.input[1].removesuffix("_quantized"))
    table = lambda name: real(f"transformer.embeddings.{name}.weight")
    return own, matrices, table("word_embeddings"), table("position_embeddings"), table("token_type_embeddings")


def in_blocks(weight):
    """Returns a matrix in blocks of 4-bit numbers, -8 to 7, and the scale of each block."""
    rows, columns = weight.shape
    blocks = weight.float().reshape(rows, columns // BLOCK, BLOCK)
    largest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scale = largest / -8
    scale = torch.where(scale.abs() < 1e-9, torch.full_like(scale, 1e-9), scale)
    return torch.clamp(torch.round(blocks / scale), -8, 7), scale


class Linear(nn.Linear):
    """A linear layer that can be rounded to what is stored; gradients pass as if it were not."""

    is_rounded = False

    def forward(self, x):
        weight = self.weight
        if Linear.is_rounded:
            blocks, scale = in_blocks(weight.detach())
            weight = weight + ((blocks * scale).reshape(weight.shape) - weight).detach()
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    """A layer of BERT."""

    NAMES = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "widened": "intermediate.dense",
        "narrowed": "output.dense",
        "first_norm": "attention.output.LayerNorm",
        "second_norm": "output.LayerNorm",
    }

    def __init__(self, base, matrices, at, dropout=0.1):
        super().__init__()
        self.query, self.key, self.value, self.joined = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.widened, self.narrowed = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)
        for name, theirs in self.NAMES.items():
            own, theirs = getattr(self, name), f"transformer.encoder.layer.{at}.{theirs}"
            weight = base[f"{theirs}.weight"] if "norm" in name else matrices[f"{theirs}.bias"].T
            own.weight.data = torch.tensor(weight.copy())
            own.bias.data = torch.tensor(base[f"{theirs}.bias"].copy())

    def forward(self, x, mask):
        n_texts, n_pieces, _ = x.shape
        apart = lambda y: y.view(n_texts, n_pieces, HEADS, WIDTH // HEADS).transpose(1, 2)
        dropout = self.dropout.p if self.training else 0.0
        seen = F.scaled_dot_product_attention(
            apart(self.query(x)), apart(self.key(x)), apart(self.value(x)), attn_mask=mask, dropout_p=dropout
        )
        x = self.first_norm(x + self.dropout(self.joined(seen.transpose(1, 2).reshape(x.shape))))
        return self.second_norm(x + self.dropout(self.narrowed(F.gelu(self.widened(x)))))


class Tagger(nn.Module):
    def __init__(self, path, dropout=0.1):
        super().__init__()
        base, matrices, words, positions, types = read_base(path)
        self.register_buffer("words", torch.tensor(words))
        self.register_buffer("positions", torch.tensor(positions + types[0:1]))
        self.embedded = nn.LayerNorm(WIDTH, eps=1e-12).requires_grad_(False)
        for name in ("weight", "bias"):
            getattr(self.embedded, name).data = torch.tensor(base[f"transformer.embeddings.LayerNorm.{name}"].copy())
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in FEATURES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(base, matrices, at, dropout) for at in range(LAYERS))
        self.scores = nn.Linear(WIDTH, 3 * len(SOUGHT) + N_KINDS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids, features, is_piece):
        x = self.embedded(self.words[ids] + self.positions[: ids.shape[1]][None])
        for at, table in enumerate(self.features):
            x = x + table(features[..., at])
        for layer in self.layers:
            x = layer(x, is_piece[:, None, None, :].bool())
        return self.scores(self.dropout(x))

    def stored(self):
        """Returns what is stored: matrices of layers as packed 4-bit numbers and their scales, all else as it is."""
        stored = {}
        for name, value in self.state_dict().items():
            if name.startswith("layers") and value.ndim == 2:
                blocks, scale = in_blocks(value)
                blocks = (blocks + 8).to(torch.uint8).cpu().numpy()
                stored[f"{name}.blocks"] = blocks[..., 0::2] | (blocks[..., 1::2] << 4)
                stored[f"{name}.scale"] = scale[..., 0].float().cpu().numpy()
            elif name.startswith(("layers", "features", "scores")):
                stored[name] = value.float().cpu().numpy()
        return stored


def shape(word):
    """Returns how a word is written, as src/import/marks/features.rs has it."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 4 if any(c.isnumeric() for c in word) else 5
    if all(c.isupper() for c in letters):
        return 2 if len(letters) > 1 else 7
    if letters[0].isupper():
        return 1
    return 3 if any(c.isupper() for c in letters) else 0


def bucket(n):
    return int(math.log2(n + 1) * 1.5)


def read_pieces(page, tokenizer):
    """Adds to a page its pieces, what is told of each, where each stands, and what each is."""
    ids, told, places = [], [], []
    lines = page["lines"]
    encoded = tokenizer.encode_batch([line["text"] for line in lines], add_special_tokens=False)
    for at, (line, own) in enumerate(zip(lines, encoded)):
        text, is_tight = line["text"], int(line["is_tight"])
        top, end = 1 + min(10, bucket(at)), 1 + min(10, bucket(len(lines) - 1 - at))
        if page["sort"] == "passages":
            top = end = 0
        length = min(7, int(math.log2(len(text.split()) + 1)))
        for id_, (start, stop) in zip(own.ids, own.offsets):
            first, last = start, stop
            while first > 0 and start - first < REACH and text[first - 1].isalnum():
                first -= 1
            while last < len(text) and last - stop < REACH and text[last].isalnum():
                last += 1
            gap = 0 if start == 0 else 1 if text[start - 1].isspace() else 2
            ids.append(id_)
            told.append([shape(text[first:last]), is_tight, gap, top, end, length])
            places.append((at, start, stop))
        ids.append(END)
        told.append([8, is_tight, 0, top, end, length])
        places.append((at, -1, -1))
    labels = np.full((len(ids), len(SOUGHT) + 1), IGNORED)
    for column, sought in enumerate(SOUGHT):
        if page.get(sought) is None:
            continue
        labels[:, column] = 0
        for one in page[sought]:
            inside = [at for at, place in enumerate(places) if place[0] == one[0] and place[1] < one[2] and place[2] > one[1]]
            labels[inside, column] = 2
            labels[inside[:1], column] = 1
            if sought == "offers" and one[3] >= 0:
                labels[inside[:1], -1] = one[3]
        for one in page.get(UNSURE.get(sought)) or []:
            inside = [at for at, place in enumerate(places) if place[0] == one[0] and place[1] < one[2] and place[2] > one[1]]
            labels[inside, column] = IGNORED
    page |= {"ids": np.array(ids), "told": np.array(told), "labels": labels}


def fold_of(page):
    """Returns the fold of a whole page: pages written in one go are left out together."""
    folder, name = page["id"].split("/")
    if folder in ("video", "news", "press", "craft"):
        return (int("".join(c for c in name if c.isdigit())) - 1) // 12 // 2 % N_FOLDS
    return sum(map(ord, page["id"])) % N_FOLDS


def windows(pages):
    """Returns windows of all pages in any order, each page cut somewhere else every time."""
    found = []
    for page in pages:
        n = len(page["ids"])
        start = 0 if n <= WINDOW else -random.randrange(WINDOW * 2 // 3)
        while start < n:
            first, last = max(0, start), min(n, start + WINDOW)
            if last - first > 24 or n <= WINDOW:
                found.append((page, first, last))
            if last == n:
                break
            start += WINDOW * 3 // 4
    random.shuffle(found)
    return found


def batch(some, device, hidden=None):
    """Returns windows as tensors; with `hidden` as they are taught, some words masked and places left out."""
    n = max(last - first for _, first, last in some) + 1
    ids, is_piece = np.zeros((len(some), n), int), np.zeros((len(some), n), int)
    told = np.zeros((len(some), n, len(FEATURES)), int)
    labels = np.full((len(some), n, len(SOUGHT) + 1), IGNORED)
    ids[:, 0], told[:, 0, 0] = BEGIN, 9
    for row, (page, first, last) in enumerate(some):
        inside = slice(1, last - first + 1)
        is_piece[row, : last - first + 1] = 1
        ids[row, inside], told[row, inside] = page["ids"][first:last], page["told"][first:last]
        labels[row, inside] = page["labels"][first:last]
        if hidden is not None:
            is_hidden = (np.random.random(last - first) < hidden) & (ids[row, inside] != END)
            ids[row, inside][is_hidden] = MASK
            if random.random() < 0.3:
                told[row, inside, FROM_TOP] = told[row, inside, FROM_END] = 0
    return [torch.tensor(one).to(device) for one in (ids, told, is_piece, labels)]


def loss_of(scores, labels):
    loss = 0.0
    for column, weight in enumerate(WEIGHT):
        own = labels[..., column]
        if (own >= 0).any():
            tags = scores[..., 3 * column : 3 * column + 3]
            loss = loss + weight * F.cross_entropy(tags.reshape(-1, 3), own.reshape(-1), ignore_index=IGNORED)
    if (labels[..., -1] >= 0).any():
        kinds = scores[..., 3 * len(SOUGHT) :].reshape(-1, N_KINDS)
        loss = loss + WEIGHT_OF_KINDS * F.cross_entropy(kinds, labels[..., -1].reshape(-1), ignore_index=IGNORED)
    return loss


def train(tagger, pages, options, device):
    new = [p for name, p in tagger.named_parameters() if name.startswith(("features", "scores"))]
    old = list(tagger.layers.parameters())
    optimizer = torch.optim.AdamW([{"params": old, "lr": options.rate}, {"params": new, "lr": 3 * options.rate}], weight_decay=0.01)
    n_steps = options.epochs * (len(windows(pages)) // options.batch + 1)
    rate = lambda step: min(1, step / (0.08 * n_steps)) * max(0.02, 1 - step / n_steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    began = time.time()
    for epoch in range(options.epochs):
        Linear.is_rounded = 2 * epoch >= options.epochs
        tagger.train()
        all_windows, total = windows(pages), 0.0
        for at in range(0, len(all_windows), options.batch):
            ids, told, is_piece, labels = batch(all_windows[at : at + options.batch], device, options.hidden_words)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
                scores = tagger(ids, told, is_piece)
            loss = loss_of(scores.float(), labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.detach()
        print(f"epoch {epoch}: loss {float(total) * options.batch / len(all_windows):.4f}, {time.time() - began:.0f} s", flush=True)


@torch.no_grad()
def likelihoods(tagger, page, device):
    """Returns the logarithms of the likelihoods of a page's tags and kinds, read as src/import/marks/windows.rs does."""
    tagger.eval()
    n = len(page["ids"])
    starts = [*range(0, max(0, n - WINDOW), 303), max(0, n - WINDOW)]
    found, most_inside = np.zeros((n, 3 * len(SOUGHT) + N_KINDS), np.float32), np.full(n, -1)
    for start in starts:
        end = min(n, start + WINDOW)
        ids, told, is_piece, _ = batch([(page, start, end)], device)
        scores = tagger(ids, told, is_piece).float()[0, 1:]
        groups = [scores[:, 3 * at : 3 * at + 3] for at in range(len(SOUGHT))] + [scores[:, 3 * len(SOUGHT) :]]
        own = torch.cat([F.log_softmax(group, -1) for group in groups], -1).cpu().numpy()
        for at in range(start, end):
            inside = min(at - start if start else n, end - 1 - at if end < n else n)
            if inside > most_inside[at]:
                most_inside[at], found[at] = inside, own[at - start]
    return found


def main():
    options = read_options()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    random.seed(options.seed), np.random.seed(options.seed), torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_padding(), tokenizer.no_truncation()
    pages = json.loads(options.pages.read_text())
    for page in pages:
        read_pieces(page, tokenizer)
    is_held = lambda page: options.hold_out is not None and page["sort"] == "page" and fold_of(page) == options.hold_out
    # Small pages were written after what whole pages had shown, those that are left out among them.
    taught = [page for page in pages if not is_held(page) and not (options.hold_out is not None and page["sort"] == "small")]
    base = next(MODEL.glob("*.onnx"))
    tagger = Tagger(base).to(device)
    print(f"{len(taught)} texts of {sum(len(page['ids']) for page in taught)} pieces", flush=True)
    train(tagger, taught, options, device)
    options.out.mkdir(parents=True, exist_ok=True)
    export(tagger.stored(), base, MODEL / "tokenizer.json", options.out)
    held = [page for page in pages if is_held(page)]
    if held:
        scores = {page["id"].replace("/", "__"): likelihoods(tagger, page, device).astype(np.float16) for page in held}
        np.savez_compressed(options.out / "held_out.npz", **scores)


if __name__ == "__main__":
    main()
