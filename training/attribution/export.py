"""From a trained network to the model that ships: ONNX, fused, in 8-bit integers, with what the reader needs of it in
its metadata; the tokenizer's file beside it."""

import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from transformers import BertConfig, BertModel

from memcon.reading.tagger.network import FILE, PIECES_FILE
from memcon.reading.tagger.words import FEATURES
from training.attribution.network import TAGS, Network
from training.attribution.train import encoder_folder

NAMES = ("pieces", "features", "heads"), ("tags", "pointers")


class Alone(torch.nn.Module):
    """The network for one window: without padding there is nothing to mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, features: torch.Tensor, heads: torch.Tensor) -> tuple[torch.Tensor, ...]:
        found: tuple[torch.Tensor, ...] = self.network(pieces, torch.ones_like(pieces), features, heads)
        return found


def export(checkpoint: Path, out: Path) -> str:
    """Writes the model and its tokenizer into `out`; their size and the model's SHA-256 in words."""
    network = _load(checkpoint)
    plain, fused, small = out / "plain.onnx", out / "fused.onnx", out / FILE
    _write(network, plain)
    config = network.encoder.config
    tuned = optimize_model(
        str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size, opt_level=1
    )
    tuned.save_model_to_file(str(fused))
    quantize_dynamic(
        fused,
        small,
        per_channel=True,  # one scale for a whole matrix changed one tag in twenty
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    _describe(small, network)
    shutil.copy(encoder_folder() / "tokenizer.json", out / PIECES_FILE)
    return f"{FILE}: {small.stat().st_size / 1e6:.1f} MB, SHA-256 {hashlib.sha256(small.read_bytes()).hexdigest()}"


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
