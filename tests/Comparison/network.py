"""The encoder-decoder of the paper with valid padding, max pooling and learnt upsampling, in plain PyTorch."""

import torch
from torch import nn

CONVOLUTIONS = {1: nn.Conv1d, 2: nn.Conv2d, 3: nn.Conv3d}
POOLINGS = {1: nn.MaxPool1d, 2: nn.MaxPool2d, 3: nn.MaxPool3d}
UPSAMPLINGS = {1: nn.ConvTranspose1d, 2: nn.ConvTranspose2d, 3: nn.ConvTranspose3d}


class UNet(nn.Module):
    """Takes [batch, 1, sides] and returns [batch, embedding, smaller sides]."""

    def __init__(self, dimensions, depth, factor, width, embedding):
        super().__init__()
        maps = [width << level for level in range(depth + 1)]
        self.encoders = nn.ModuleList(stage(dimensions, 1 if level == 0 else maps[level - 1], maps[level]) for level in range(depth + 1))
        self.pool = POOLINGS[dimensions](factor)
        self.raises = nn.ModuleList(UPSAMPLINGS[dimensions](maps[level + 1], maps[level], factor, stride=factor) for level in range(depth))
        self.decoders = nn.ModuleList(stage(dimensions, 2 * maps[level], maps[level]) for level in range(depth))
        self.head = CONVOLUTIONS[dimensions](maps[0], embedding, 1)
        for module in self.modules():
            if isinstance(module, tuple(CONVOLUTIONS.values())):
                nn.init.kaiming_normal_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, tuple(UPSAMPLINGS.values())):
                # The kernel equals the stride, so that one input pixel makes each output pixel.
                nn.init.normal_(module.weight, std=(2 / module.in_channels) ** 0.5)
                nn.init.zeros_(module.bias)

    def forward(self, image):
        skips, features = [], image
        for level, encoder in enumerate(self.encoders):
            features = encoder(self.pool(features) if level else features)
            skips.append(features)
        for level in reversed(range(len(self.raises))):
            raised = torch.relu(self.raises[level](features))
            features = self.decoders[level](torch.cat([centre(skips[level], raised), raised], 1))
        return self.head(features)


def stage(dimensions, maps_in, maps_out):
    """Two convolutions of three taps, each with a ReLU."""
    convolution = CONVOLUTIONS[dimensions]
    return nn.Sequential(convolution(maps_in, maps_out, 3), nn.ReLU(), convolution(maps_out, maps_out, 3), nn.ReLU())


def centre(features, other):
    """Crops features to the sides of another tensor, around the centre."""
    for axis in range(2, features.dim()):
        side = other.shape[axis]
        features = features.narrow(axis, (features.shape[axis] - side) // 2, side)
    return features
