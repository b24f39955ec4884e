"""Masking index between two sounds, independent of the TypeScript; prints JSON.
Run: python3 tests/reference/masking.py > masking.json

Bark scale: Traunmueller, JASA 88(1), 1990. Spreading: Schroeder, Atal, Hall, JASA 66(6), 1979, eq. in dB. Offset 5.5 dB
for noise-like maskers: Johnston, IEEE J-SAC 6(2), 1988. Weights of the overall index: Bark width x mean power^0.23
(Zwicker's specific loudness). Blocks of 4096 frames (periodic Hann), hop 1024, the first holding the first 1024 frames;
a bin k reaches from k - 1/2 to k + 1/2 and counts by its share.
"""

import json

import numpy as np
from scipy.signal import get_window, lfilter

from white_noise import programme, white_noise

rng = np.random.default_rng(1979)
RATE, SIZE, HOP = 48000, 4096, 1024
CENTRES = 1000 * 10 ** (np.arange(-16, 14) / 10)
WINDOW = get_window("hann", SIZE)


def bark(f):
    z = 26.81 / (1 + 1960 / f) - 0.53
    z = np.where(z < 2, z + 0.15 * (2 - z), z)
    return np.where(z > 20.1, z + 0.22 * (z - 20.1), z)


def shares():
    """Bands x bins: how much of each bin lies in each band."""
    k = np.arange(SIZE // 2 + 1)
    out = []
    for centre in CENTRES:
        low, high = (centre * 10**d * SIZE / RATE for d in (-0.05, 0.05))
        out.append(np.clip(np.minimum(k + 0.5, high) - np.maximum(k - 0.5, low), 0, 1))
    return np.array(out)


SHARES = shares()


def frames(x):
    padded = np.concatenate([np.zeros(SIZE - HOP), x, np.zeros(SIZE)])
    count = -(-(len(x) + SIZE - HOP) // HOP)
    blocks = np.array([padded[i * HOP : i * HOP + SIZE] * WINDOW for i in range(count)])
    return np.abs(np.fft.rfft(blocks)) ** 2 @ SHARES.T


def masking(target, masker):
    p, m = frames(target), frames(masker)
    z = bark(CENTRES)
    masked, total = np.zeros(30), np.zeros(30)
    for t in range(len(p)):
        for i in range(30):
            dz = z[i] - z
            spread_db = 15.81 + 7.5 * (dz + 0.474) - 17.5 * np.sqrt(1 + (dz + 0.474) ** 2)
            threshold = np.sum(m[t] * 10 ** ((spread_db - 5.5) / 10)) if t < len(m) else 0
            masked[i] += min(p[t, i], threshold)
            total[i] += p[t, i]
    width = bark(CENTRES * 10**0.05) - bark(CENTRES * 10**-0.05)
    weight = width * (total / len(p)) ** 0.23
    per_band = masked / total
    return per_band, np.sum(weight * per_band) / np.sum(weight)


def coloured(x, memory, bright):
    """Dull by a one-pole; bright is its complement."""
    low = lfilter([1 - memory], [1, -memory], x)
    return x - low if bright else low


def case(seed):
    n = int(rng.integers(4000, 9000))
    m = int(rng.integers(4000, 9000))
    memories = [round(float(v), 4) for v in rng.uniform(0, 0.99, 2)]
    bright = [bool(v) for v in rng.integers(0, 2, 2)]
    gain = round(float(10 ** rng.uniform(-2.5, 2)), 6)
    target = coloured(programme(seed, n), memories[0], bright[0])
    masker = gain * coloured(white_noise(seed + 700, m), memories[1], bright[1])
    per_band, overall = masking(target, masker)
    return {
        "seed": seed,
        "targetFrames": n,
        "maskerFrames": m,
        "memories": memories,
        "bright": bright,
        "gain": gain,
        "perBand01": [round(float(v), 7) for v in per_band],
        "overall01": round(float(overall), 7),
    }


print(json.dumps([case(seed) for seed in range(1, 201)]))
