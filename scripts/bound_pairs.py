#!/usr/bin/env python3
"""Bounds the 8-bit weights of a model so that every machine gives the same vectors.

x86 processors without VNNI multiply 8-bit numbers two by two and add each pair into 16 bits, which overflow
(VPMADDUBSW saturates): activations go to 255, so where two neighbouring weights of one sign add up to more than
128, the sum may be cut off, and the vector is another than on a processor with VNNI. The common remedy takes a bit
from every weight. This one takes only what is needed: for each channel the scale, and for the few pairs that are
left the weights, that lose least.

    python scripts/bound_pairs.py MODEL.onnx            # changes the file
    python scripts/bound_pairs.py --check MODEL.onnx    # exit code 1 if a pair may overflow

export_model.py does this to what it makes. Needs onnx and numpy alone.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

# 2 * 8 bits: 255 * 128 = 32,640 is within 16 bits with a sign, 255 * 129 is not.
LARGEST_SUM = 128
# A scale twice as wide always fits: it is the remedy that takes a bit from every weight.
SCALES = np.arange(1.0, 2.01, 0.02)


def excess(weights: np.ndarray) -> np.ndarray:
    """Returns by how much each pair of one sign is over the largest sum, [pairs, channels]."""
    first, second = weights[0::2], weights[1::2]
    over = np.maximum(np.abs(first + second) - LARGEST_SUM, 0)
    return np.where(np.sign(first) * np.sign(second) > 0, over, 0)


def bounded(weights: np.ndarray, scale: float) -> np.ndarray:
    """Returns weights in steps of a scale, with the pairs that are too large cut, the larger of both first."""
    steps = np.clip(np.rint(weights / scale), -127, 127)
    over = excess(steps)
    first, second = steps[0::2].copy(), steps[1::2].copy()
    larger = np.abs(first) >= np.abs(second)
    from_first = np.where(larger, np.ceil(over / 2), np.floor(over / 2))
    steps[0::2] = first - np.sign(first) * from_first
    steps[1::2] = second - np.sign(second) * (over - from_first)
    return steps


def best(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns for each channel the bounded weights that lose least, their scale, and the squared error."""
    error = np.full(weights.shape[1], np.inf)
    scales = np.ones(weights.shape[1])
    steps = np.zeros_like(weights)
    for scale in SCALES:
        tried = bounded(weights, scale)
        lost = ((tried * scale - weights) ** 2).sum(axis=0)
        better = lost < error - 1e-9
        error[better], scales[better], steps[:, better] = lost[better], scale, tried[:, better]
    return steps, scales, error


def matrices(model: onnx.ModelProto):
    """Yields the weights and the scale of every 8-bit matrix product of a dynamically quantised model."""
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "MatMulInteger" or node.input[1] not in tensors:
            continue
        zero = numpy_helper.to_array(tensors[node.input[3]])
        if zero.any():
            sys.exit(f"{node.name}: weights around another point than 0 are not handled")
        yield tensors[node.input[1]], tensors[node.input[1].removesuffix("_quantized") + "_scale"]


def bound_pairs(path: Path) -> None:
    """Changes a model file, and prints how much is lost."""
    model = onnx.load(path)
    lost = power = 0.0
    for weights, scale in matrices(model):
        values = numpy_helper.to_array(weights).astype(np.float64)
        factors = numpy_helper.to_array(scale).astype(np.float64)
        steps, scales, error = best(values)
        lost += (error * factors**2).sum()
        power += ((values * factors) ** 2).sum()
        weights.CopyFrom(numpy_helper.from_array(steps.astype(np.int8), weights.name))
        scale.CopyFrom(numpy_helper.from_array((factors * scales).astype(np.float32), scale.name))
    onnx.save(model, path)
    ratio = 10 * np.log10(power / lost) if lost else np.inf
    print(f"{path}: signal to noise of the change {ratio:.1f} dB")


def n_excessive(path: Path) -> int:
    """Returns how many pairs of a model may overflow."""
    found = (numpy_helper.to_array(weights).astype(np.int32) for weights, _ in matrices(onnx.load(path)))
    return int(sum((excess(weights) > 0).sum() for weights in found))


def main() -> None:
    parser = argparse.ArgumentParser(description="Bounds 8-bit weights so that no sum of two products overflows.")
    parser.add_argument("model", type=Path)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a pair may overflow")
    options = parser.parse_args()
    if not options.check:
        bound_pairs(options.model)
    n = n_excessive(options.model)
    print(f"{options.model}: {n} pairs may overflow")
    sys.exit(1 if n else 0)


if __name__ == "__main__":
    main()
