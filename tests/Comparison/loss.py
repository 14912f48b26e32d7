"""The discriminative loss of De Brabandere et al. 2017 with delta_v = 0: background is an instance like any other."""

import torch

REGULARISATION = 1e-4


def discriminative(embeddings, instances, count, delta_d):
    """Returns the loss of embeddings [pixels, channels]; instances [pixels] has the numbers 0 to count - 1."""
    sizes = torch.bincount(instances, minlength=count).to(embeddings.dtype).unsqueeze(1)
    means = torch.zeros(count, embeddings.shape[1], dtype=embeddings.dtype).index_add(0, instances, embeddings) / sizes
    squared = (embeddings - means.index_select(0, instances)).pow(2).sum(1)
    variance = (squared / sizes.squeeze(1).index_select(0, instances)).sum() / count
    distances = lengths(means.unsqueeze(0) - means.unsqueeze(1))
    others = ~torch.eye(count, dtype=torch.bool)
    hinge = torch.relu(2 * delta_d - distances).pow(2)
    distance = torch.where(others, hinge, torch.zeros_like(hinge)).sum() / others.sum().clamp_min(1)
    return variance + distance + REGULARISATION * lengths(means).mean()


def lengths(vectors):
    """Returns lengths along the last axis, with gradient 0 at 0."""
    squared = vectors.pow(2).sum(-1)
    zero = squared == 0
    return torch.where(zero, torch.zeros_like(squared), torch.where(zero, torch.ones_like(squared), squared).sqrt())
