"""Files of weights as PyTorch writes them, and what PyTorch computes with such weights.

    python foreign_weights.py ../resources/weights

README.md beside the files describes them. Weights and images of the networks follow from a rule
that the Java tests know too, so that no numbers need to be stored.
"""

import json
import math
import sys
import zlib
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from foreign_networks import CASES, check_against_torchvision

TORCH = "2.13.0"
IMAGES = 2


def uniform(name, count):
    """Of [0, 1): the finaliser of SplitMix64, on the name's CRC-32 and the index."""
    with np.errstate(over="ignore"):
        z = np.uint64(zlib.crc32(name.encode()) << 32) + np.arange(count, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2**24


def values(name, shape):
    """Of a tensor: in single precision, as a file holds them."""
    u = uniform(name, math.prod(shape))
    if len(shape) > 1:
        u = (2 * u - 1) * math.sqrt(6 / math.prod(shape[1:]))
    elif name.endswith(("running_var", "weight")):
        u = 0.5 + u
    else:
        u = 0.4 * u - 0.2
    return torch.from_numpy(u.reshape(shape).astype(np.float32))


def network(case, side):
    model = case()
    state = {
        name: values(name, tuple(tensor.shape))
        for name, tensor in model.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    model.load_state_dict(state, strict=False)
    images = torch.from_numpy(2 * uniform("images", IMAGES * 3 * side * side) - 1)
    images = images.float().double().reshape(IMAGES, 3, side, side)
    with torch.no_grad():
        logits = model.double().eval()(images)
    return {
        "side": side,
        "tensors": {name: list(tensor.shape) for name, tensor in state.items()},
        "logits": [[float(f"{value:.9g}") for value in row] for row in logits.tolist()],
    }


def small():
    """A state dictionary of a few tensors, all of the numbers that count from 0."""
    def count(*shape, dtype=torch.float32):
        return torch.arange(math.prod(shape), dtype=dtype).reshape(shape)

    return OrderedDict(
        {
            "dense.weight": count(3, 4),
            "double": count(5, dtype=torch.float64) / 3,
            "half": count(5, dtype=torch.float16) / 3,
            "brain": count(5, dtype=torch.bfloat16) / 3,
            "scalar": torch.tensor(2.5),
            "none": torch.zeros(0, 3),
            "num_batches_tracked": torch.tensor(7),
        }
    )


def strided():
    """Views of one storage: transposed, from the middle, every other one, repeated."""
    whole = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    return {
        "transposed": whole.T,
        "middle": whole[1:3, 2:5],
        "every_other": whole[:, ::2],
        "permuted": whole.reshape(2, 3, 4).permute(2, 0, 1),
        "repeated": whole[0, :1].expand(3),
        "parameter": torch.nn.Parameter(whole[3]),
    }


def wrapped(state):
    optimizer = {"state": {0: {"momentum": torch.ones(2)}}, "param_groups": [{"lr": 0.1}]}
    prefixed = OrderedDict((f"module.{name}", value) for name, value in state.items())
    return {"epoch": 3, "state_dict": prefixed, "optimizer": optimizer, "best": 91.5}


def files(folder):
    older = {"_use_new_zipfile_serialization": False}
    torch.save(small(), folder / "small.pt")
    torch.save(small(), folder / "small-protocol-4.pt", pickle_protocol=4)
    torch.save(small(), folder / "small.th", **older)
    torch.save(wrapped(small()), folder / "wrapped.pth")
    torch.save(wrapped(small()), folder / "wrapped.th", **older)
    torch.save({"model": dict(small())}, folder / "model.pth")
    torch.save(strided(), folder / "strided.pt")
    torch.save(strided(), folder / "strided.th", **older)
    save_file(small(), folder / "small.safetensors", metadata={"format": "pt"})
    torch.save(torch.nn.Linear(2, 2), folder / "whole-module.pt")


def main(folder):
    if torch.__version__.split("+")[0] != TORCH:
        raise SystemExit(f"these files are made with torch {TORCH}, not {torch.__version__}")
    torch.set_num_threads(1)
    check_against_torchvision()
    for name, (case, side) in CASES.items():
        numbers = network(case, side)
        (folder / f"{name}.json").write_text(json.dumps(numbers, separators=(",", ":")) + "\n")
        print(f"{name}: {len(numbers['tensors'])} tensors, logits {numbers['logits'][0][:3]}")
    files(folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python foreign_weights.py FOLDER")
    main(Path(sys.argv[1]))
