"""Makes a network easier to hold in 8-bit integers: what some channels of a layer's input have in excess moves into the
layer's weights (after Xiao et al. 2023, SmoothQuant). What the network gives stays the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

SHARE = 0.8  # of a channel's excess that moves; less changed more tags, and so did all of it
LEAST = 1e-5
LAYERS = ("Attention_", "attention/output", "intermediate/dense", "/output/dense")

Feed = dict[str, np.ndarray]


def ease(model: Path, out: Path, feeds: Iterable[Feed]) -> None:
    """Writes the eased model. `feeds` are inputs by name, on which the channels' sizes are measured."""
    network = onnx.load(model)
    weights = {one.name: one for one in network.graph.initializer}
    layers = [node for node in network.graph.node if _is_layer(node, weights)]
    sizes = _sizes(network, sorted({node.input[0] for node in layers}), feeds)
    nodes = list(network.graph.node)
    for node in layers:
        weight = weights[node.input[1]]
        values = numpy_helper.to_array(weight)
        factors = _factors(sizes[node.input[0]], np.abs(values).max(1))
        weight.CopyFrom(numpy_helper.from_array((values * factors[:, None]).astype(np.float32), weight.name))
        nodes.insert(nodes.index(node), _divide(network, node, factors))
    del network.graph.node[:]
    network.graph.node.extend(nodes)
    onnx.save(network, out)


def _is_layer(node: Any, weights: dict[str, Any]) -> bool:
    named = node.op_type in {"MatMul", "Attention"} and any(name in node.name for name in LAYERS)
    return named and node.input[1] in weights


def _sizes(network: Any, inputs: list[str], feeds: Iterable[Feed]) -> dict[str, np.ndarray]:
    """The greatest absolute value of each channel of each input."""
    watched = onnx.ModelProto()
    watched.CopyFrom(network)
    watched.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in inputs)
    session = onnxruntime.InferenceSession(watched.SerializeToString())
    sizes: dict[str, np.ndarray] = {}
    for feed in feeds:
        for name, values in zip(inputs, session.run(inputs, feed), strict=True):
            greatest = np.abs(values).reshape(-1, values.shape[-1]).max(0)
            sizes[name] = np.maximum(sizes.get(name, greatest), greatest)
    return sizes


def _factors(inputs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    raw = np.maximum(inputs, LEAST) ** SHARE / np.maximum(weights, LEAST) ** (1 - SHARE)
    factors: np.ndarray = (raw / np.exp(np.log(raw).mean())).astype(np.float32)
    return factors


def _divide(network: Any, node: Any, factors: np.ndarray) -> Any:
    """The step that divides a layer's input; the layer then takes what it gives."""
    by = numpy_helper.from_array(1 / factors, f"{node.name}_by")
    network.graph.initializer.append(by)
    eased = f"{node.name}_eased"
    step = helper.make_node("Mul", [node.input[0], by.name], [eased], name=f"{node.name}_ease")
    node.input[0] = eased
    return step
