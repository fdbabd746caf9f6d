"""The same networks in PyTorch, for ./lab bench. The program is this file and engines.py behind it."""

import torch
from torch import nn
from torch.nn import functional as F


class Shortcut(nn.Module):
    """Identity; where dimensions grow, zero channels (option A) or a projection (B)."""

    def __init__(self, inputs, outputs, stride, option):
        super().__init__()
        self.stride, self.padding, self.project = stride, outputs - inputs, None
        if option == "B" and (self.padding or stride > 1):
            self.project = convolution(inputs, outputs, 1, stride)

    def forward(self, x):
        if self.project:
            return self.project(x)
        if self.stride > 1:
            x = x[:, :, :: self.stride, :: self.stride]
        return F.pad(x, (0, 0, 0, 0, 0, self.padding)) if self.padding else x


class Block(nn.Module):
    def __init__(self, layers, shortcut):
        super().__init__()
        self.layers, self.shortcut = layers, shortcut

    def forward(self, x):
        y = self.layers(x)
        return F.relu(y + self.shortcut(x) if self.shortcut else y, inplace=True)


def convolution(inputs, outputs, kernel, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
    )


def rectified(*arguments):
    return [*convolution(*arguments), nn.ReLU(inplace=True)]


def basic(inputs, width, stride, option):
    layers = nn.Sequential(
        *rectified(inputs, width, 3, stride), *convolution(width, width, 3, 1)
    )
    return Block(layers, option and Shortcut(inputs, width, stride, option)), width


def bottleneck(inputs, width, stride, option):
    layers = nn.Sequential(
        *rectified(inputs, width, 1, stride),
        *rectified(width, width, 3, 1),
        *convolution(width, 4 * width, 1, 1),
    )
    return Block(layers, Shortcut(inputs, 4 * width, stride, option)), 4 * width


def stages(layers, channels, block, counts, widths, option):
    for stage, (count, width) in enumerate(zip(counts, widths)):
        for i in range(count):
            made, channels = block(channels, width, 2 if stage and not i else 1, option)
            layers.append(made)
    return channels


def network(name):
    """The network and the side of its images."""
    kind, depth = name.split("-")
    if kind not in ("resnet", "plain"):
        raise SystemExit(f"PyTorch's side builds resnet-N and plain-N, not {name}")
    depth, option = int(depth), "A" if kind == "resnet" else None
    imagenet = {
        18: (basic, (2, 2, 2, 2)),
        34: (basic, (3, 4, 6, 3)),
        50: (bottleneck, (3, 4, 6, 3)),
        101: (bottleneck, (3, 4, 23, 3)),
        152: (bottleneck, (3, 8, 36, 3)),
    }
    if depth in imagenet:
        block, counts = imagenet[depth]
        layers = rectified(3, 64, 7, 2) + [nn.MaxPool2d(3, 2, 1)]
        option = "B" if block is bottleneck else option
        channels = stages(layers, 64, block, counts, (64, 128, 256, 512), option)
        side, classes = 224, 1000
    elif depth % 6 == 2:
        layers = rectified(3, 16, 3, 1)
        channels = stages(layers, 16, basic, [(depth - 2) // 6] * 3, (16, 32, 64), option)
        side, classes = 32, 10
    else:
        raise SystemExit(f"PyTorch's side has no network of {depth} layers")
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes)]
    return nn.Sequential(*layers, *head), side, classes
