"""Networks whose layers have the names that other people's code gives them, for foreign_weights.py.

Written anew from the paper; that the names are torchvision's is checked against torchvision itself.
"""

import torch.nn.functional as F
from torch import nn


def conv(inputs, filters, kernel, stride=1):
    return nn.Conv2d(inputs, filters, kernel, stride, kernel // 2, bias=False)


class Residual(nn.Module):
    """A basic block or a bottleneck."""

    around = True  # Half of option A's zeros on each side; otherwise all of them behind.

    def __init__(self, inputs, convolutions, projection):
        super().__init__()
        self.depth = len(convolutions)
        for i, convolution in enumerate(convolutions, 1):
            self.add_module(f"conv{i}", convolution)
            self.add_module(f"bn{i}", nn.BatchNorm2d(convolution.out_channels))
        self.outputs = convolutions[-1].out_channels
        self.stride = max(convolution.stride[0] for convolution in convolutions)
        self.projection = projection
        if projection and (self.stride > 1 or inputs != self.outputs):
            way = nn.Sequential(
                conv(inputs, self.outputs, 1, self.stride), nn.BatchNorm2d(self.outputs)
            )
            self.add_module(projection, way)

    def past(self, x):
        if self.projection and hasattr(self, self.projection):
            return getattr(self, self.projection)(x)
        x = x[:, :, :: self.stride, :: self.stride]
        zeros = self.outputs - x.shape[1]
        before = zeros // 2 if self.around else 0
        return F.pad(x, (0, 0, 0, 0, before, zeros - before))

    def forward(self, x):
        y = x
        for i in range(1, self.depth + 1):
            y = getattr(self, f"bn{i}")(getattr(self, f"conv{i}")(y))
            y = F.relu(y) if i < self.depth else y
        return F.relu(y + self.past(x))


def basic(inputs, width, stride, projection):
    return Residual(inputs, [conv(inputs, width, 3, stride), conv(width, width, 3)], projection)


def bottleneck(first, middle):
    def block(inputs, width, stride, projection):
        return Residual(
            inputs,
            [
                conv(inputs, width, 1, stride if first else 1),
                conv(width, width, 3, stride if middle else 1),
                conv(width, 4 * width, 1),
            ],
            projection,
        )

    return block


class ResNet(nn.Module):
    def __init__(self, block, blocks, width, imagenet, projection, classifier, classes=10):
        super().__init__()
        self.imagenet = imagenet
        self.conv1 = conv(3, width, 7 if imagenet else 3, 2 if imagenet else 1)
        self.bn1 = nn.BatchNorm2d(width)
        inputs = width
        for stage, count in enumerate(blocks):
            layers = []
            for i in range(count):
                stride = 2 if stage > 0 and i == 0 else 1
                layers.append(block(inputs, width << stage, stride, projection))
                inputs = layers[-1].outputs
            self.add_module(f"layer{stage + 1}", nn.Sequential(*layers))
        self.stages = len(blocks)
        self.classifier = classifier
        self.add_module(classifier, nn.Linear(inputs, classes))

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.max_pool2d(x, 3, 2, 1) if self.imagenet else x
        for stage in range(1, self.stages + 1):
            x = getattr(self, f"layer{stage}")(x)
        return getattr(self, self.classifier)(x.mean(dim=(2, 3)))


class Vgg19(nn.Module):
    def __init__(self, divisor, normalized, hidden_inputs, classes=10):
        super().__init__()
        layers, inputs = [], 3
        for filters, count in ((64, 2), (128, 2), (256, 4), (512, 4), (512, 4)):
            for _ in range(count):
                layers.append(nn.Conv2d(inputs, filters // divisor, 3, 1, 1))
                inputs = filters // divisor
                if normalized:
                    layers.append(nn.BatchNorm2d(inputs))
                layers.append(nn.ReLU())
            layers.append(nn.MaxPool2d(2, 2))
        self.features = nn.Sequential(*layers)
        hidden = 4096 // divisor
        self.classifier = nn.Sequential(
            nn.Linear(inputs * hidden_inputs, hidden), nn.ReLU(), nn.Dropout(),
            nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(),
            nn.Linear(hidden, classes),
        )

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


def cifar(depth):
    return lambda: ResNet(basic, 3 * [(depth - 2) // 6], 16, False, None, "linear")


def cifar_b():
    return ResNet(basic, [1, 1, 1], 16, False, "shortcut", "linear")


def imagenet(block, blocks, width, classes=10):
    return ResNet(block, blocks, width, True, "downsample", "fc", classes)


V1, V15 = bottleneck(True, False), bottleneck(False, True)
EIGHTEEN, FIFTY = [2, 2, 2, 2], [3, 4, 6, 3]

# Name of the file: network, side of the images.
CASES = {
    "resnet-20": (cifar(20), 32),
    "resnet-32": (cifar(32), 32),
    "resnet-56": (cifar(56), 32),
    "resnet-8-b": (cifar_b, 32),
    "mini-resnet-18": (lambda: imagenet(basic, EIGHTEEN, 8), 64),
    "mini-resnet-50-v1": (lambda: imagenet(V1, FIFTY, 8), 64),
    "mini-resnet-50-v1.5": (lambda: imagenet(V15, FIFTY, 8), 64),
    "mini-vgg-19": (lambda: Vgg19(8, False, 1), 32),
    "mini-vgg-19-bn": (lambda: Vgg19(8, True, 4), 64),
}


def check_against_torchvision():
    """At full width the names and shapes are torchvision's, and with its weights its logits."""
    import torch
    import torchvision

    for ours, theirs in (
        (imagenet(basic, EIGHTEEN, 64, 1000), torchvision.models.resnet18()),
        (imagenet(V15, FIFTY, 64, 1000), torchvision.models.resnet50()),
        (Vgg19(1, False, 49, 1000), torchvision.models.vgg19()),
        (Vgg19(1, True, 49, 1000), torchvision.models.vgg19_bn()),
    ):
        ours.load_state_dict(theirs.state_dict())
        images = torch.randn(1, 3, 224, 224)
        with torch.no_grad():
            difference = (ours.eval()(images) - theirs.eval()(images)).abs().max().item()
        assert difference < 1e-4, difference
        print(f"as torchvision's {type(theirs).__name__}: logits differ by {difference:.1e}")
