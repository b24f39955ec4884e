"""Reference of the reverb, as JSON on stdout: python3 -B tests/reference/reverb.py > tests/reference/reverb.json

Curve: the loss in dB per second is given at 125 Hz, 1 kHz and 8 kHz by the decay times. In between it is a constant
plus two shelves of first order whose corners lie in the middle (in octaves), along the frequency axis of the bilinear
transform at 48 kHz; their heights follow from three linear equations.

Rooms: what an octave band (Butterworth of sixth order, as an analog band-pass) should show when every frequency falls
by itself along the curve, its energy in proportion to its decay time: T30 (-5 to -35 dB) and early decay time (0 to
-10 dB) of the backward-integrated decay (ISO 3382-1), by straight lines.
"""

import json
import random as rng

import numpy as np

RATE = 48000.0
POINTS = np.array([125.0, 1000.0, 8000.0])
BANDS = [125, 250, 500, 1000, 2000, 4000, 8000]
# No kind of space is asked to die sooner than its size lets it.
SHORTEST = {"room": 0.4, "chamber": 0.45, "hall": 0.75, "plate": 0.45}

random = rng.Random(8)


def warped(frequency_hz):
    return np.tan(np.pi * np.asarray(frequency_hz, dtype=float) / RATE)


def shelves(frequency_hz):
    x = warped(frequency_hz)
    low, high = warped(np.sqrt(125.0 * 1000.0)), warped(np.sqrt(1000.0 * 8000.0))
    return np.stack([np.ones_like(x), 1 / (1 + (x / low) ** 2), 1 / (1 + (high / x) ** 2)], axis=-1)


def decay_seconds(times, frequency_hz):
    heights = np.linalg.solve(shelves(POINTS), 60.0 / np.array(times))
    return 60.0 / (shelves(frequency_hz) @ heights)


def slope_seconds(t, level_db, top, bottom):
    chosen = (level_db <= top) & (level_db >= bottom)
    return -60.0 / np.polyfit(t[chosen], level_db[chosen], 1)[0]


def band_times(times, centre_hz):
    f = centre_hz * 2.0 ** np.linspace(-2.5, 2.5, 801)
    f = f[f < 0.498 * RATE]
    p = 1j * (f / centre_hz - centre_hz / f) * np.sqrt(2.0)
    power = np.abs(1 / ((p + 1) * (p * p + p + 1))) ** 2
    decay = decay_seconds(times, f)
    # Steps are even in octaves: each stands for a width in proportion to f.
    energy = power * decay * f
    t = np.linspace(0, 1.2 * decay.max(), 2001)
    left = np.exp(-6 * np.log(10.0) * t[:, None] / decay[None, :]) @ energy
    level = 10 * np.log10(left / left[0])
    return slope_seconds(t, level, -5, -35), slope_seconds(t, level, 0, -10)


def settings(kind, longest):
    while True:
        decay = float(np.exp(random.uniform(np.log(SHORTEST[kind]), np.log(longest))))
        low, high = random.uniform(0.5, 2), random.uniform(0.2, 1)
        if decay * min(low, high) >= SHORTEST[kind]:
            return {"decaySeconds": round(decay, 4), "lowDecayRatio": round(low, 4), "highDecayRatio": round(high, 4)}


def times_of(s):
    middle = s["decaySeconds"]
    return [middle * s["lowDecayRatio"], middle, middle * s["highDecayRatio"]]


curves = []
for _ in range(200):
    kind = random.choice(list(SHORTEST))
    s = settings(kind, 8.0)
    at = [round(float(40 * 500 ** random.random()), 2) for _ in range(4)]
    seconds = [round(float(x), 6) for x in decay_seconds(times_of(s), at)]
    curves.append({"kind": kind, **s, "frequencyHz": at, "seconds": seconds})

rooms = []
for kind in SHORTEST:
    for _ in range(3):
        s = settings(kind, 4.0)
        found = [band_times(times_of(s), band) for band in BANDS]
        rooms.append({
            "kind": kind,
            **s,
            "t30Seconds": [round(float(a), 5) for a, _ in found],
            "earlySeconds": [round(float(b), 5) for _, b in found],
        })

print(json.dumps({"bandsHz": BANDS, "curves": curves, "rooms": rooms}))
