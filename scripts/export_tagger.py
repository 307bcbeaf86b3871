"""Writes the tagger as an ONNX graph that goes on from the embeddings of the sentence model."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS = 6, 384, 12
# How many weights have one scale.
BLOCK = 64
OPSET = 17
# The value of the sentence model's graph from which the tagger goes on.
EMBEDDINGS = "/transformer/embeddings/LayerNorm/LayerNormalization_output_0"


class Graph:
    """Collects nodes and constants."""

    def __init__(self, stored):
        self.stored, self.nodes, self.constants = stored, [], {}

    def constant(self, name, value):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def own(self, name):
        return self.constant(name, self.stored[name])

    def run(self, kind, *inputs, out=None, **attributes):
        out = out or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], name=f"{out}_node", **attributes))
        return out

    def linear(self, x, name):
        blocks = self.stored[f"{name}.weight.blocks"]
        product = self.run(
            "MatMulNBits",
            x,
            self.own(f"{name}.weight.blocks"),
            self.own(f"{name}.weight.scale"),
            domain="com.microsoft",
            K=blocks.shape[1] * BLOCK,
            N=blocks.shape[0],
            bits=4,
            block_size=BLOCK,
        )
        return self.run("Add", product, self.own(f"{name}.bias"))

    def norm(self, x, name):
        return self.run("LayerNormalization", x, self.own(f"{name}.weight"), self.own(f"{name}.bias"), epsilon=1e-12, axis=-1)

    def layer(self, x, name):
        apart = self.constant("apart", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
        together = self.constant("together", np.array([0, 0, WIDTH], np.int64))
        by_head = lambda part, order: self.run("Transpose", self.run("Reshape", self.linear(x, f"{name}.{part}"), apart), perm=order)
        query = self.run("Mul", by_head("query", [0, 2, 1, 3]), self.constant("scale", np.float32((WIDTH // HEADS) ** -0.5)))
        weights = self.run("Softmax", self.run("MatMul", query, by_head("key", [0, 2, 3, 1])), axis=-1)
        seen = self.run("Transpose", self.run("MatMul", weights, by_head("value", [0, 2, 1, 3])), perm=[0, 2, 1, 3])
        joined = self.linear(self.run("Reshape", seen, together), f"{name}.joined")
        x = self.norm(self.run("Add", x, joined), f"{name}.first_norm")
        wide = self.linear(x, f"{name}.widened")
        erf = self.run("Erf", self.run("Mul", wide, self.constant("root", np.float32(2**-0.5))))
        half = self.run("Mul", wide, self.constant("half", np.float32(0.5)))
        gelu = self.run("Mul", half, self.run("Add", erf, self.constant("one", np.float32(1))))
        return self.norm(self.run("Add", x, self.linear(gelu, f"{name}.narrowed")), f"{name}.second_norm")


def graph_of(stored):
    """Returns the graph of a tagger: embeddings and features of a text's pieces in, scores of their tags out."""
    graph = Graph(stored)
    n_features = sum(name.startswith("features.") for name in stored)
    x = "embedded"
    for at in range(n_features):
        column = graph.run("Gather", "features", graph.constant(f"column_{at}", np.int32(at)), axis=2)
        x = graph.run("Add", x, graph.run("Gather", graph.own(f"features.{at}.weight"), column, axis=0))
    for at in range(LAYERS):
        x = graph.layer(x, f"layers.{at}")
    product = graph.run("MatMul", x, graph.constant("scores.weight", stored["scores.weight"].T))
    graph.run("Add", product, graph.own("scores.bias"), out="scores")
    value = helper.make_tensor_value_info
    model = helper.make_graph(
        graph.nodes,
        "tagger",
        [value("embedded", TensorProto.FLOAT, [1, "pieces", WIDTH]), value("features", TensorProto.INT32, [1, "pieces", n_features])],
        [value("scores", TensorProto.FLOAT, [1, "pieces", len(stored["scores.bias"])])],
        list(graph.constants.values()),
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(model, opset_imports=opsets, ir_version=8), n_features


def export(stored, base: Path, tokenizer: Path, out: Path) -> None:
    """Writes a tagger, and the card that says which sentence model it goes with."""
    model, n_features = graph_of(stored)
    onnx.save(model, out / "tagger.q4.onnx")
    card = {"base": fingerprint(base, tokenizer), "embeddings": EMBEDDINGS, "features": n_features}
    (out / "tagger.json").write_text(json.dumps(card, indent=2) + "\n")


def fingerprint(base: Path, tokenizer: Path) -> str:
    """Returns what src/encoder/sentence_model.rs tells a sentence model by."""
    from blake3 import blake3

    hasher = blake3(base.read_bytes())
    hasher.update(tokenizer.read_bytes())
    return hasher.hexdigest()
