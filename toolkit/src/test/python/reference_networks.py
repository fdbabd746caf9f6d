"""Small networks of the paper, computed by PyTorch, for the Java tests to compare with.

    python reference_networks.py ../resources/pytorch

An implementation of its own, from the paper's text: only the names of the layers are those of the
toolkit. README.md beside the files describes their format. Images and first weights are multiples
of 1/256, exact in single precision; everything is computed from them in double precision and
rounded once, when it is written.
"""

import gzip
import json
import struct
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

TORCH = "2.13.0"
SEED = 20151210
BATCH = 5
CLASSES = 10
STEPS = 3
LEARNING_RATE = 0.1
MOMENTUM = 0.9
# A hundred times the paper's, so that three steps show which parameters are decayed.
WEIGHT_DECAY = 0.01
# ReLU's slope jumps at 0. Nearer to it, another order of summation could take the other slope.
MARGIN = 1e-6

nearest_to_a_kink = float("inf")


def relu(x):
    global nearest_to_a_kink
    nearest_to_a_kink = min(nearest_to_a_kink, x.detach().abs().min().item())
    return F.relu(x)


def conv(inputs, filters, kernel, stride=1, bias=False):
    return nn.Conv2d(inputs, filters, kernel, stride, kernel // 2, bias=bias)


class Stem(nn.Module):
    def __init__(self, filters, kernel=3, stride=1, pool=False):
        super().__init__()
        self.conv = conv(3, filters, kernel, stride)
        self.bn = nn.BatchNorm2d(filters)
        self.pool = pool

    def forward(self, x):
        x = relu(self.bn(self.conv(x)))
        return F.max_pool2d(x, 3, 2, 1) if self.pool else x


class Residual(nn.Module):
    """What basic blocks and bottlenecks share: the convolutions in a row, and the shortcut."""

    def __init__(self, inputs, convolutions, option):
        super().__init__()
        self.depth = len(convolutions)
        for i, convolution in enumerate(convolutions, 1):
            self.add_module(f"conv{i}", convolution)
            self.add_module(f"bn{i}", nn.BatchNorm2d(convolution.out_channels))
        self.outputs = convolutions[-1].out_channels
        self.stride = max(convolution.stride[0] for convolution in convolutions)
        self.option = option
        grows = self.stride > 1 or inputs != self.outputs
        self.projects = option == "C" or (option == "B" and grows)
        if self.projects:
            self.add_module("shortcut-conv", conv(inputs, self.outputs, 1, self.stride))
            self.add_module("shortcut-bn", nn.BatchNorm2d(self.outputs))

    def shortcut(self, x):
        if self.projects:
            return self.get_submodule("shortcut-bn")(self.get_submodule("shortcut-conv")(x))
        x = x[:, :, :: self.stride, :: self.stride]
        return F.pad(x, (0, 0, 0, 0, 0, self.outputs - x.shape[1]))

    def forward(self, x):
        y = x
        for i in range(1, self.depth + 1):
            y = self.get_submodule(f"bn{i}")(self.get_submodule(f"conv{i}")(y))
            if i < self.depth:
                y = relu(y)
        return relu(y if self.option == "none" else y + self.shortcut(x))


def basic(inputs, filters, stride, option):
    return Residual(inputs, [conv(inputs, filters, 3, stride), conv(filters, filters, 3)], option)


def bottleneck(inputs, width, stride, option, version):
    first, middle = (stride, 1) if version == "v1" else (1, stride)
    return Residual(
        inputs,
        [conv(inputs, width, 1, first), conv(width, width, 3, middle), conv(width, 4 * width, 1)],
        option,
    )


class Chain(nn.Module):
    """Named parts, one after the other."""

    def __init__(self, **parts):
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)

    def forward(self, x):
        for part in self.children():
            x = part(x)
        return x


class AveragePooled(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.fc = nn.Linear(inputs, CLASSES)

    def forward(self, x):
        return self.fc(x.mean(dim=(2, 3)))


class Hidden(nn.Module):
    def __init__(self, inputs, *hidden):
        super().__init__()
        for i, outputs in enumerate(hidden, 1):
            self.add_module(f"fc{i}", nn.Linear(inputs, outputs))
            inputs = outputs
        self.hidden = len(hidden)
        self.fc = nn.Linear(inputs, CLASSES)

    def forward(self, x):
        x = x.flatten(1)
        for i in range(1, self.hidden + 1):
            x = relu(self.get_submodule(f"fc{i}")(x))
        return self.fc(x)


class Convolutional(nn.Module):
    def __init__(self, inputs, filters):
        super().__init__()
        self.conv = conv(inputs, filters, 3, bias=True)

    def forward(self, x):
        return relu(self.conv(x))


def cifar(option):
    """Section 4.2 with one block a stage, 8 weighted layers, and 3 channels in place of 16."""
    return Chain(
        stem=Stem(3),
        stage1=Chain(block1=basic(3, 3, 1, option)),
        stage2=Chain(block1=basic(3, 6, 2, option)),
        stage3=Chain(block1=basic(6, 12, 2, option)),
        head=AveragePooled(12),
    )


def one_block():
    """One block of the paper's width: 16 channels suit the kernels that work on groups of 8."""
    return Chain(stem=Stem(16), stage1=Chain(block1=basic(16, 16, 1, "A")), head=AveragePooled(16))


def imagenet(option, version):
    """The start of Table 1's 50-layer column, narrow: stem, one block of conv2, two of conv3."""
    return Chain(
        stem=Stem(4, kernel=7, stride=2, pool=True),
        conv2=Chain(block1=bottleneck(4, 2, 1, option, version)),
        conv3=Chain(
            block1=bottleneck(8, 3, 2, option, version),
            block2=bottleneck(12, 3, 1, option, version),
        ),
        head=AveragePooled(12),
    )


def vgg():
    """VGG's manner: biases, no normalisation, 2x2 max pooling, hidden fully connected layers."""
    return Chain(
        conv1=Chain(block1=Convolutional(3, 4), block2=Convolutional(4, 4), block3=nn.MaxPool2d(2)),
        conv2=Chain(block1=Convolutional(4, 6), block2=nn.MaxPool2d(2)),
        head=Hidden(6 * 3 * 2, 12, 8),
    )


# Name of the file: network, height and width of the images. The last sizes are odd somewhere.
CASES = {
    "plain-8": (lambda: cifar("none"), 8, 8),
    "resnet-8-a": (lambda: cifar("A"), 8, 8),
    "resnet-8-a-odd": (lambda: cifar("A"), 9, 12),
    "resnet-8-b-odd": (lambda: cifar("B"), 10, 7),
    "resnet-8-c-odd": (lambda: cifar("C"), 10, 7),
    "one-block": (one_block, 6, 6),
    "bottleneck-a-v1.5": (lambda: imagenet("A", "v1.5"), 17, 14),
    "bottleneck-b-v1": (lambda: imagenet("B", "v1"), 17, 14),
    "vgg": (vgg, 13, 10),
}


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


def compute(make, height, width):
    global nearest_to_a_kink
    network = make().double()
    generator = torch.Generator().manual_seed(SEED)
    fill(network, generator)
    images = short(torch.randn((BATCH, 3, height, width), generator=generator)).double()
    labels = torch.randint(CLASSES, (BATCH,), generator=generator)
    tensors = {"images": images, "labels": labels, **state(network, "initial")}

    network.eval()
    tensors["inference/probabilities"] = network(images).softmax(1)

    network.train()
    sgd = optimizer(network)
    losses = []
    for step in range(STEPS):
        nearest_to_a_kink = float("inf")
        sgd.zero_grad()
        scores = network(images)
        loss = F.cross_entropy(scores, labels)  # mean over the batch, without weight decay
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            if nearest_to_a_kink < MARGIN:
                raise SystemExit(f"a ReLU reads {nearest_to_a_kink}: choose another seed")
            tensors["training/probabilities"] = scores.softmax(1)
            for name, parameter in network.named_parameters():
                tensors[f"gradient/{name}"] = parameter.grad.clone()
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
        raise SystemExit("usage: python reference_networks.py FOLDER")
    main(sys.argv[1])
