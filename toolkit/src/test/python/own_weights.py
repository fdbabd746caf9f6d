"""What PyTorch computes with weights that this project trained.

    python own_weights.py ../../../../notebooks/weights ../resources/weights

The images are those of foreign_weights.py, so that only the logits need to be stored.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file

from foreign_networks import Residual, cifar
from foreign_weights import IMAGES, TORCH, uniform

RUNS = {"resnet-20-short-16000-seed1": 20, "resnet-56-short-16000-seed1": 56}


def logits(weights, depth):
    model = cifar(depth)()
    missing, unexpected = model.load_state_dict(load_file(weights), strict=False)
    assert not unexpected and all(name.endswith("num_batches_tracked") for name in missing)
    images = torch.from_numpy(2 * uniform("images", IMAGES * 3 * 32 * 32) - 1)
    images = images.float().double().reshape(IMAGES, 3, 32, 32)
    with torch.no_grad():
        return model.double().eval()(images)


def main(weights, folder):
    if torch.__version__.split("+")[0] != TORCH:
        raise SystemExit(f"these files are made with torch {TORCH}, not {torch.__version__}")
    torch.set_num_threads(1)
    Residual.around = False
    found = {
        run: [
            [float(f"{value:.9g}") for value in row]
            for row in logits(weights / f"{run}.safetensors", depth).tolist()
        ]
        for run, depth in RUNS.items()
    }
    (folder / "own.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python own_weights.py WEIGHTS FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
