"""Signals that the dynamics references are measured with, at 48 kHz; tests/helpers/dynamics-signals.ts makes the same.

Noise is the linear congruential generator x <- (1664525 x + 1013904223) mod 2^32, each value x / 2^31 - 1.
"""

import numpy as np

RATE = 48000
FRAMES = 24000
# Traces are kept every so many frames, each at the last of them; of what is taken away, another number of frames.
TRACE = slice(959, None, 960)
TAKEN = slice(301, None, 1203)
TRACES = 210


def noise(seed, frames=FRAMES):
    values = np.empty(frames)
    x = seed
    for i in range(frames):
        x = (1664525 * x + 1013904223) % 4294967296
        values[i] = x / 2147483648 - 1
    return values


def bursts():
    """1 kHz in steps of level every 3000 frames; the right channel has 441 Hz and other levels."""
    i = np.arange(FRAMES)
    left = np.array([0.05, 0.8, 0.1, 1.5, 0.01, 0.3, 0, 0.6])[i // 3000]
    right = np.array([0.4, 0.02, 0.1, 0.2, 1, 0, 0, 0.3])[i // 3000]
    return left * np.sin(2 * np.pi * 1000 * i / RATE), right * np.sin(2 * np.pi * 441 * i / RATE)


def drums():
    """Noise that decays, struck every 6000 frames (right: 1500 later, softer), over a low tone."""
    i = np.arange(FRAMES)
    left = 0.9 * noise(1) * np.exp(-(i % 6000) / 900) + 0.1 * np.sin(2 * np.pi * 60 * i / RATE)
    right = 0.4 * noise(2) * np.exp(-((i + 4500) % 6000) / 1500)
    return left, right


SIGNALS = {"bursts": bursts(), "drums": drums()}


def log_uniform(random, low, high):
    return float(low * (high / low) ** random.random())


def rounded(values, digits=5):
    return [round(float(v), digits) for v in values]


def smooth_decoupled(x, attack_seconds, release_seconds, start=0.0):
    """Giannoulis, Massberg & Reiss 2012, eq. 17, sample by sample."""
    a = np.exp(-1 / (attack_seconds * RATE))
    r = np.exp(-1 / (release_seconds * RATE))
    y1 = yl = start
    out = np.empty(len(x))
    for n, value in enumerate(x):
        y1 = max(value, r * y1 + (1 - r) * value)
        yl = a * yl + (1 - a) * y1
        out[n] = yl
    return out


def decibels(x):
    with np.errstate(divide="ignore"):
        return 20 * np.log10(np.abs(x))
