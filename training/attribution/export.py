"""From a trained network to the model that ships: ONNX, fused, in 8-bit integers, with what the reader needs of it in
its metadata; the tokenizer's file beside it."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from transformers import BertConfig, BertModel

from memcon.reading.tagger.network import FILE, PIECES_FILE
from memcon.reading.tagger.words import FEATURES
from training.attribution.easing import Feed, ease
from training.attribution.hastening import hasten
from training.attribution.network import TAGS, Network
from training.attribution.train import Example, encoder_folder, samples_of, splitter, tokenizer

MEASURED = 64  # windows
NAMES = ("pieces", "features", "heads"), ("tags", "pointers")


class Alone(torch.nn.Module):
    """The network for one window: without padding there is nothing to mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, features: torch.Tensor, heads: torch.Tensor) -> tuple[torch.Tensor, ...]:
        found: tuple[torch.Tensor, ...] = self.network(pieces, torch.ones_like(pieces), features, heads)
        return found


def export(checkpoint: Path, out: Path, examples: list[Example]) -> str:
    """Writes the model and its tokenizer into `out`; their size and the model's SHA-256 in words. `examples` are the
    reports on which it is seen how large the values in the network are."""
    network = _load(checkpoint)
    plain, fused, small = out / "plain.onnx", out / "fused.onnx", out / FILE
    _write(network, plain)
    config = network.encoder.config
    tuned = optimize_model(
        str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size, opt_level=1
    )
    tuned.save_model_to_file(str(fused))
    shrink(fused, small, examples)
    hasten(small)
    _describe(small, network)
    shutil.copy(encoder_folder() / "tokenizer.json", out / PIECES_FILE)
    return f"{FILE}: {small.stat().st_size / 1e6:.1f} MB, SHA-256 {hashlib.sha256(small.read_bytes()).hexdigest()}"


def shrink(fused: Path, small: Path, examples: list[Example]) -> None:
    """Writes the model in 8-bit integers."""
    eased = small.with_name("eased.onnx")
    ease(fused, eased, islice(_feeds(examples), MEASURED))
    quantize_dynamic(
        eased,
        small,
        per_channel=True,  # one scale for a whole matrix changed one tag in twenty
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _feeds(examples: list[Example]) -> Iterator[Feed]:
    pieces = tokenizer()
    split, marks = splitter(pieces), (pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]"))
    for example in examples:
        for sample in samples_of(example, split, marks):
            window = sample.window
            features = sample.features[list(window.owners)].astype(np.int64)
            yield {
                "pieces": np.array([window.pieces]),
                "features": features[None],
                "heads": np.array([window.heads]),
            }


def _load(checkpoint: Path) -> Network:
    config = BertConfig.from_pretrained(encoder_folder(), attn_implementation="eager")
    network = Network(BertModel(config, add_pooling_layer=False))
    network.load_state_dict(torch.load(checkpoint)["network"])
    return network.eval()


def _write(network: Network, path: Path) -> None:
    length, words = 40, 30
    features = torch.zeros(1, length, len(FEATURES), dtype=torch.long)
    torch.onnx.export(
        Alone(network),
        (torch.randint(1000, 2000, (1, length)), features, torch.arange(words).unsqueeze(0)),
        str(path),
        input_names=NAMES[0],
        output_names=NAMES[1],
        dynamic_axes={
            name: {1: "length" if name in {"pieces", "features"} else "words"} for names in NAMES for name in names
        },
        opset_version=17,
        dynamo=False,
    )


def _describe(path: Path, network: Network) -> None:
    model = onnx.load(path)
    transitions = network.transitions.detach().round(decimals=5).tolist()
    card = {"tags": TAGS, "transitions": transitions, "features": FEATURES}
    onnx.helper.set_model_props(model, {"memcon": json.dumps(card)})
    onnx.save(model, path)
