"""A lattice of discs of one size, at a random place in each step."""

import torch


def discs(side, start, radius, spacing, shift):
    """Returns the label of each pixel of a window: 0 for background, otherwise a number for each disc.

    side: pixels along each axis; start: first pixel of the window; shift: place of the lattice along each axis.
    """
    squared, number = torch.zeros(()), torch.zeros((), dtype=torch.long)
    at = torch.arange(start, start + side)
    for axis, moved in enumerate(shift):
        shape = [side if other == axis else 1 for other in range(len(shift))]
        disc = torch.div(2 * (at - moved) + spacing, 2 * spacing, rounding_mode="floor")
        distance = at - moved - disc * spacing
        first, last = int(disc[0]), int(disc[-1])
        squared = squared + (distance * distance).reshape(shape)
        number = number * (last - first + 1) + (disc - first).reshape(shape)
    return torch.where(squared <= radius * radius, number + 1, torch.zeros_like(number))


def consecutive(labels):
    """Returns the labels as the numbers 0 to count - 1, and the count."""
    known, numbers = torch.unique(labels.flatten(), return_inverse=True)
    return numbers, len(known)
