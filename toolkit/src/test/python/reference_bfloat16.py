"""Some of the small networks of reference_numbers.py, trained by PyTorch under autocast to bfloat16.

    python reference_bfloat16.py ../resources/pytorch

The same first weights and images; parameters of 32 bits, activations and products as autocast has
them on a CPU. README.md beside the files says what is in them.
"""

import sys
from pathlib import Path

import torch
import torch.nn.functional as F

from reference_networks import CASES, CLASSES
from reference_numbers import BATCH, SEED, STEPS, TORCH, fill, optimizer, short, state, write

NARROW = ["plain-8", "resnet-8-a", "bottleneck-b-v1", "pre-activation", "vgg"]


def compute(make, height, width):
    network = make()
    generator = torch.Generator().manual_seed(SEED)
    fill(network, generator)
    images = short(torch.randn((BATCH, 3, height, width), generator=generator))
    labels = torch.randint(CLASSES, (BATCH,), generator=generator)
    tensors = {"images": images, "labels": labels, **state(network, "initial")}

    network.train()
    sgd = optimizer(network)
    losses = []
    for step in range(STEPS):
        sgd.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(images)
            loss = F.cross_entropy(scores, labels)
        if scores.dtype != torch.bfloat16 or loss.dtype != torch.float32:
            raise SystemExit(f"this is no autocast: {scores.dtype}, {loss.dtype}")
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            tensors["training/probabilities"] = scores.float().softmax(1)
            for name, parameter in network.named_parameters():
                tensors[f"gradient/{name}"] = parameter.grad.clone()
        sgd.step()
        if step == 0:
            running = state(network, "one-step")
            tensors.update({k: v for k, v in running.items() if "running" in k})
    tensors["losses"] = torch.stack(losses)
    tensors.update(state(network, "three-steps"))
    return tensors


def main(folder):
    if torch.__version__.split("+")[0] != TORCH:
        raise SystemExit(f"these files are made with torch {TORCH}, not {torch.__version__}")
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    for name in NARROW:
        file = Path(folder) / f"{name}-bfloat16.safetensors.gz"
        tensors = compute(*CASES[name])
        write(file, tensors)
        losses = ", ".join(f"{loss:.4f}" for loss in tensors["losses"])
        print(f"torch {TORCH}: {file.name}, {file.stat().st_size} bytes, losses {losses}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python reference_bfloat16.py FOLDER")
    main(sys.argv[1])
