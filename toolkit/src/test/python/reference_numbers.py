"""Small networks of the paper, computed by PyTorch, for the Java tests to compare with.

    python reference_numbers.py ../resources/pytorch

README.md beside the files describes their format. Images and first weights are multiples of 1/256,
exact in single precision; everything is computed from them in double precision and rounded once,
when it is written.
"""

import gzip
import json
import struct
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from reference_networks import CASES, CLASSES, distances_from_the_kink

TORCH = "2.13.0"
SEED = 20151210
BATCH = 5
STEPS = 3
LEARNING_RATE = 0.1
MOMENTUM = 0.9
# A hundred times the paper's, so that three steps show which parameters are decayed.
WEIGHT_DECAY = 0.01
# ReLU's slope jumps at 0. Nearer to it, another order of summation could take the other slope.
MARGIN = 1e-6


def short(values):
    return (256 * values).round() / 256


def fill(network, generator):
    """Scales, shifts and statistics too: the usual 0 and 1 would hide mistakes."""

    def normal(like, deviation, mean=0.0):
        return mean + deviation * torch.randn(like.shape, generator=generator)

    for name, value in network.state_dict().items():
        if name.endswith("running_mean"):
            new = normal(value, 0.3)
        elif name.endswith("running_var"):
            new = 0.5 + 1.5 * torch.rand(value.shape, generator=generator)
        elif name.endswith("bias"):
            new = normal(value, 0.2)
        elif value.dim() == 1:  # the scale of a normalisation
            new = normal(value, 0.2, mean=1.0)
        elif value.dim() > 1:
            new = normal(value, (2 / value[0].numel()) ** 0.5)
        else:  # num_batches_tracked
            continue
        value.copy_(short(new))


def state(network, prefix):
    return {
        f"{prefix}/{name}": value.clone()
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }


def optimizer(network):
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() == 1]
    return torch.optim.SGD(
        [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}],
        lr=LEARNING_RATE,
        momentum=MOMENTUM,
    )


class Responses:
    """Standard deviations of what the 3x3 layers give, after the normalisation that reads them."""

    def __init__(self, network):
        self.deviations = {}
        self.outputs = []
        for name, module in network.named_modules():
            if isinstance(module, nn.Conv2d) and module.kernel_size == (3, 3):
                module.register_forward_hook(self.convolved(name))
            elif isinstance(module, nn.BatchNorm2d):
                module.register_forward_hook(self.normalized)

    def convolved(self, name):
        def note(_module, _inputs, output):
            self.outputs.append((name, output))
            self.measure(name, output)

        return note

    def normalized(self, _module, inputs, output):
        for name, read in self.outputs:
            if read is inputs[0]:
                self.measure(name, output)

    def measure(self, name, output):
        self.deviations[name] = output.detach().std(correction=0).reshape(1)

    def tensors(self, prefix):
        return {f"{prefix}/{name}": value for name, value in self.deviations.items()}


def compute(make, height, width):
    network = make().double()
    generator = torch.Generator().manual_seed(SEED)
    fill(network, generator)
    images = short(torch.randn((BATCH, 3, height, width), generator=generator)).double()
    labels = torch.randint(CLASSES, (BATCH,), generator=generator)
    tensors = {"images": images, "labels": labels, **state(network, "initial")}

    responses = Responses(network)
    network.eval()
    tensors["inference/probabilities"] = network(images).softmax(1)
    tensors.update(responses.tensors("inference-response"))

    network.train()
    sgd = optimizer(network)
    losses = []
    for step in range(STEPS):
        distances_from_the_kink.clear()
        sgd.zero_grad()
        scores = network(images)
        loss = F.cross_entropy(scores, labels)  # mean over the batch, without weight decay
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            if min(distances_from_the_kink) < MARGIN:
                raise SystemExit("a ReLU reads almost 0: choose another seed")
            tensors["training/probabilities"] = scores.softmax(1)
            tensors.update(responses.tensors("training-response"))
            for name, parameter in network.named_parameters():
                tensors[f"gradient/{name}"] = parameter.grad.clone()
                if parameter.dim() > 1:
                    layer = name.removesuffix(".weight")
                    tensors[f"gradient-norm/{layer}"] = parameter.grad.norm().reshape(1)
        sgd.step()
        if step == 0:
            running = state(network, "one-step")
            tensors.update({k: v for k, v in running.items() if "running" in k})
    tensors["losses"] = torch.stack(losses)
    tensors.update(state(network, "three-steps"))
    return tensors


def write(file, tensors):
    """The safetensors layout, compressed: length of the header, header, values; little-endian."""
    metadata = {
        "torch": TORCH,
        "seed": str(SEED),
        "learning_rate": str(LEARNING_RATE),
        "momentum": str(MOMENTUM),
        "weight_decay": str(WEIGHT_DECAY),
    }
    header, values, offset = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        raw = tensor.detach().float().contiguous().numpy().astype("<f4").tobytes()
        span = [offset, offset + len(raw)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": span}
        values.append(raw)
        offset += len(raw)
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(file, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(struct.pack("<Q", len(text)) + text + b"".join(values))


def main(folder):
    if torch.__version__.split("+")[0] != TORCH:
        raise SystemExit(f"these files are made with torch {TORCH}, not {torch.__version__}")
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    for name, case in CASES.items():
        file = Path(folder) / f"{name}.safetensors.gz"
        tensors = compute(*case)
        write(file, tensors)
        losses = ", ".join(f"{loss:.4f}" for loss in tensors["losses"])
        print(f"torch {TORCH}: {file.name}, {file.stat().st_size} bytes, losses {losses}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python reference_numbers.py FOLDER")
    main(sys.argv[1])
