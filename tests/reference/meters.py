"""Readings of level meters, independent of the TypeScript; prints JSON. Run: python3 tests/reference/meters.py > meters.json

rms, peak    numpy over the window's samples (mathematical RMS; zeros before the first sample)
vu           IEC 60268-17: scipy.signal.lsim of 1/(1 + 2*z*s/w + s^2/w^2) on the rectified signal, held over each frame;
             z and w solved here from "99 % after 300 ms, 1.25 % overshoot"
level        closed form: the maximum over all former samples of |x| * 10^(-fall * age / 20)
held         a state machine in dB
correlation  numpy over the window's samples; null below -90 dBFS RMS
"""

import json

import numpy as np
from scipy.optimize import brentq
from scipy.signal import lsim

from white_noise import programme, white_noise

rng = np.random.default_rng(60268)


def vu_constants(overshoot=0.0125, seconds=0.3, share=0.99):
    z = brentq(lambda z: np.exp(-np.pi * z / np.sqrt(1 - z * z)) - overshoot, 0.1, 0.99)
    w = np.sqrt(1 - z * z)
    step = lambda t: 1 - np.exp(-z * t) * (np.cos(w * t) + z / w * np.sin(w * t))
    return z, brentq(lambda t: step(t) - share, 0.5, np.pi / w) / seconds


Z, W = vu_constants()


def vu(x, rate, reference_dbfs):
    u = np.abs(x) * (np.pi / 2) / 10 ** (reference_dbfs / 20)
    t = np.arange(len(u) + 1) / rate
    _, y, _ = lsim(([W * W], [1, 2 * Z * W, W * W]), np.append(u, 0), t, interp=False)
    return y[1:]


def window_end(frame, rate):
    slot = int(np.floor(rate / 100 + 0.5))
    return frame // slot * slot, slot


def window_of(x, frame, rate, seconds):
    end, slot = window_end(frame, rate)
    length = int(round(seconds * 100)) * slot
    part = x[max(0, end - length) : end]
    return np.concatenate([np.zeros(length - len(part)), part])


def levels_held(x, rate, hold, fall):
    step = fall / rate
    with np.errstate(divide="ignore"):
        db = 20 * np.log10(np.abs(x))
    ages = np.arange(len(x)) * step
    level = np.maximum.accumulate(db + ages) - ages
    held, waited, frames = -np.inf, 0, int(np.floor(hold * rate + 0.5))
    for now in level:
        if now >= held - 1e-9:
            held, waited = max(now, held), 0
        elif waited < frames:
            waited += 1
        else:
            held = max(now, held - step)
    return 10 ** (level[-1] / 20), 10 ** (held / 20)


def case(seed):
    rate = int(rng.choice([8000, 16000, 44100, 48000]))
    frames = int(rng.integers(1000, 12000))
    window = int(rng.integers(1, 300)) / 100
    hold = round(float(rng.uniform(0, 0.3)), 4)
    fall = round(float(rng.uniform(5, 400)), 3)
    reference = round(float(rng.uniform(-30, 0)), 3)
    share = round(float(rng.uniform(-1, 1)), 3)
    level = round(float(10 ** rng.uniform(-5, 1)), 9)
    x = level * programme(seed, frames)
    y = share * x + level * (1 - abs(share)) * white_noise(seed + 1000, frames)
    seen, other = window_of(x, frames, rate, window), window_of(y, frames, rate, window)
    rms, other_rms = np.sqrt(np.mean(seen**2)), np.sqrt(np.mean(other**2))
    heard = min(rms, other_rms) >= 10 ** (-90 / 20)
    peak_level, held = levels_held(x, rate, hold, fall)
    return {
        "seed": seed,
        "sampleRateHz": rate,
        "frames": frames,
        "windowSeconds": window,
        "holdSeconds": hold,
        "fallDbPerSecond": fall,
        "referenceDbfs": reference,
        "share": share,
        "level": level,
        "rms": float(rms),
        "peak": float(np.max(np.abs(seen))),
        "vuDeflection": float(vu(x, rate, reference)[-1]),
        "peakLevel": float(peak_level),
        "held": float(held),
        "correlation": float(np.sum(seen * other) / np.sqrt(np.sum(seen**2) * np.sum(other**2))) if heard else None,
    }


def step_response():
    """Of a 997 Hz sine at the reference level, frame by frame: time to 99 %, overshoot, settled mean."""
    rate = 48000
    x = 10 ** (-18 / 20) * np.sin(2 * np.pi * 997 * np.arange(rate * 2) / rate)
    y = vu(x, rate, -18)
    smooth = np.convolve(y, np.ones(24) / 24, "valid")
    return {"secondsTo99": float(np.argmax(smooth >= 0.99)) / rate, "largest": float(smooth.max()), "settled": float(smooth[-48000:].mean())}


print(json.dumps({"step": step_response(), "cases": [case(seed) for seed in range(1, 221)]}, indent=0).replace("\n", ""))
