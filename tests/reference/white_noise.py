"""White noise that both languages can make: MurmurHash3's finaliser over seed and frame, even between -sqrt(3), sqrt(3)."""

import numpy as np


def _mix(h):
    h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def white_noise(seed, frames):
    with np.errstate(over="ignore"):
        start = _mix(np.array([seed], dtype=np.uint32))
        h = _mix(start ^ np.arange(frames, dtype=np.uint32))
        h = _mix(h ^ np.uint32(0x27D4EB2F))
    return h.view(np.int32).astype(np.float64) / 2**31 * np.sqrt(3)


def programme(seed, frames, section=700):
    """The noise in sections of different level, one of them silent."""
    gains = np.array([1, 0.05, 0.4, 0, 0.7])
    return white_noise(seed, frames) * gains[(np.arange(frames) // section) % 5]
