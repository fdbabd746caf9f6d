"""The small networks that reference_numbers.py computes, in PyTorch.

An implementation of its own, from the paper's text: only the names of the layers are those of the
toolkit.
"""

import torch.nn.functional as F
from torch import nn

CLASSES = 10

# Distances from 0 of what each ReLU has read since the list was cleared.
distances_from_the_kink = []


def relu(x):
    distances_from_the_kink.append(x.detach().abs().min().item())
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
        zeros = self.outputs - x.shape[1]
        before = zeros // 2 if self.option == "A around" else 0
        return F.pad(x, (0, 0, 0, 0, before, zeros - before))

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


class PreActivated(nn.Module):
    """He et al. 2016: normalisation and ReLU before each convolution, nothing behind the sum."""

    def __init__(self, inputs, convolutions, option, first=False):
        super().__init__()
        self.depth = len(convolutions)
        for i, convolution in enumerate(convolutions, 1):
            self.add_module(f"bn{i}", nn.BatchNorm2d(convolution.in_channels))
            self.add_module(f"conv{i}", convolution)
        self.outputs = convolutions[-1].out_channels
        self.stride = max(convolution.stride[0] for convolution in convolutions)
        grows = self.stride > 1 or inputs != self.outputs
        self.projects = option == "C" or (option == "B" and grows)
        self.shares = first or grows or self.projects
        if self.projects:
            self.add_module("shortcut-conv", conv(inputs, self.outputs, 1, self.stride))

    def forward(self, x):
        y = x
        for i in range(1, self.depth + 1):
            y = relu(self.get_submodule(f"bn{i}")(y))
            if i == 1 and self.shares:
                x = y
            y = self.get_submodule(f"conv{i}")(y)
        if self.projects:
            return y + self.get_submodule("shortcut-conv")(x)
        x = x[:, :, :: self.stride, :: self.stride]
        return y + F.pad(x, (0, 0, 0, 0, 0, self.outputs - x.shape[1]))


def pre_basic(inputs, filters, stride, option, first=False):
    convolutions = [conv(inputs, filters, 3, stride), conv(filters, filters, 3)]
    return PreActivated(inputs, convolutions, option, first)


def pre_bottleneck(inputs, width, stride):
    convolutions = [
        conv(inputs, width, 1, stride), conv(width, width, 3), conv(width, 4 * width, 1)
    ]
    return PreActivated(inputs, convolutions, "B")


class Bare(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.conv = conv(3, filters, 3)

    def forward(self, x):
        return self.conv(x)


class Activated(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.bn = nn.BatchNorm2d(inputs)
        self.fc = nn.Linear(inputs, CLASSES)

    def forward(self, x):
        return self.fc(relu(self.bn(x)).mean(dim=(2, 3)))


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


def around():
    """The same, half of option A's zeros before the channels: so many published CIFAR ResNets."""
    option = "A around"
    return Chain(
        stem=Stem(4),
        stage1=Chain(block1=basic(4, 4, 1, option)),
        stage2=Chain(block1=basic(4, 8, 2, option)),
        stage3=Chain(block1=basic(8, 16, 2, option)),
        head=AveragePooled(16),
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


def pre_activation():
    """One block a stage and a second in the first; the first shares its activation."""
    return Chain(
        stem=Bare(3),
        stage1=Chain(
            block1=pre_basic(3, 3, 1, "A", first=True), block2=pre_basic(3, 3, 1, "A")
        ),
        stage2=Chain(block1=pre_basic(3, 6, 2, "A")),
        stage3=Chain(block1=pre_basic(6, 12, 2, "A")),
        head=Activated(12),
    )


def pre_activation_bottlenecks():
    """As the released code of He et al. 2016, narrow: the first block widens."""
    return Chain(
        stem=Bare(3),
        stage1=Chain(block1=pre_bottleneck(3, 2, 1), block2=pre_bottleneck(8, 2, 1)),
        stage2=Chain(block1=pre_bottleneck(8, 3, 2)),
        head=Activated(12),
    )


def wide():
    """As Zagoruyko and Komodakis have it, narrow, without the dropout, which draws."""
    return Chain(
        stem=Bare(3),
        stage1=Chain(block1=pre_basic(3, 5, 1, "B"), block2=pre_basic(5, 5, 1, "B")),
        stage2=Chain(block1=pre_basic(5, 9, 2, "B")),
        head=Activated(9),
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
    "resnet-8-a-around": (around, 8, 8),
    "resnet-8-a-odd": (lambda: cifar("A"), 9, 12),
    "resnet-8-b-odd": (lambda: cifar("B"), 10, 7),
    "resnet-8-c-odd": (lambda: cifar("C"), 10, 7),
    "one-block": (one_block, 6, 6),
    "bottleneck-a-v1.5": (lambda: imagenet("A", "v1.5"), 17, 14),
    "bottleneck-b-v1": (lambda: imagenet("B", "v1"), 17, 14),
    "pre-activation": (pre_activation, 8, 7),
    "pre-activation-bottleneck": (pre_activation_bottlenecks, 8, 7),
    "wide": (wide, 7, 8),
    "vgg": (vgg, 13, 10),
}
