"""Trains the same network with the same loss and optimiser in plain PyTorch, and prints the steps per second as JSON.

    python3 tests/Comparison/train.py --dimensions 2 --depth 2 --width 8 --input 52 --margin 14 --offset 0 --window 24 --seconds 5

Sizes are in pixels along each axis. The benchmark `training` starts this program with the sizes of its own trainings.
"""

import argparse
import json
import resource
import time

import torch

from loss import discriminative
from network import UNet
from scene import consecutive, discs


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    network = UNet(options.dimensions, options.depth, options.factor, options.width, options.embedding)
    adam = torch.optim.Adam(network.parameters(), lr=options.learning_rate)
    train(network, adam, options, 0)
    began = time.perf_counter()
    steps, loss = train(network, adam, options, options.seconds)
    seconds = time.perf_counter() - began
    print(json.dumps({
        "torch": torch.__version__,
        "steps_per_second": steps / seconds,
        "steps": steps,
        "loss": loss,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }))


def train(network, adam, options, seconds):
    """Makes ten steps and more until the time is up, each on a window at another place; returns their number and the last loss."""
    steps, last, began = 0, 0.0, time.perf_counter()
    while steps < 10 or time.perf_counter() - began < seconds:
        shift = [options.radius + int(torch.randint(options.spacing, ())) for _ in range(options.dimensions)]
        seen = discs(options.input, -options.margin, options.radius, options.spacing, shift)
        labels, count = consecutive(discs(options.window, options.offset, options.radius, options.spacing, shift))
        output = network((seen > 0).to(torch.float32)[None, None])
        for axis in range(2, output.dim()):
            output = output.narrow(axis, options.offset, options.window)
        loss = discriminative(output.flatten(2).transpose(1, 2).flatten(0, 1), labels, count, options.delta_d)
        last = loss.item()
        loss.backward()
        adam.step()
        adam.zero_grad()
        steps += 1
    return steps, last


def parse():
    parser = argparse.ArgumentParser(description="Trains in plain PyTorch and prints the steps per second.")
    for name, value in {
        "dimensions": 2, "depth": 2, "factor": 2, "width": 8, "embedding": 3, "radius": 2, "spacing": 7,
        "input": None, "margin": None, "offset": 0, "window": None, "threads": 1,
    }.items():
        parser.add_argument("--" + name, type=int, default=value, required=value is None)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--delta-d", type=float, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
