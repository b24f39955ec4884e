"""Reference for rooms and microphone characters, written from the papers and not from the engine.

Rooms: reverberation time by Eyring (JASA 1, 1930) with the air loss of ISO 9613-1 (20 degrees C, 50 %, 101.325 kPa), and the
first 30 reflections by mirroring the source in the six walls again and again (Allen & Berkley, JASA 65(4), 1979) with
their level per octave band: 1/r, pattern and near field of a spherical wave, walls, air, and the off-axis treble
1/(1 + x^2/4 + x^4/19.6), x = omega * radius / c * sin(angle), as acoustics/off-axis.ts states it.
Characters: analog prototypes of R. Bristow-Johnson's cookbook by scipy.signal.freqs.

Run: python3 tests/reference/rooms.py > tests/reference/rooms.json && npx biome format --write tests/reference/rooms.json
"""

import json

import numpy as np
from scipy import signal

C = 343.2
# In each room; the levels of eight reflections of the first five, and of one of every other.
PLACEMENTS = 50
BANDS = [62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 16000]

# 125 Hz ... 4 kHz; the outer values are kept beyond.
TABLE = {
    "brick": [0.03, 0.03, 0.03, 0.04, 0.05, 0.07],
    "plasterboard": [0.29, 0.10, 0.06, 0.05, 0.04, 0.04],
    "glass": [0.18, 0.06, 0.04, 0.03, 0.02, 0.02],
    "wood": [0.15, 0.11, 0.10, 0.07, 0.06, 0.07],
    "carpet": [0.02, 0.06, 0.14, 0.37, 0.60, 0.65],
    "velour": [0.14, 0.35, 0.55, 0.72, 0.70, 0.65],
    "wool": [0.22, 0.82, 0.99, 0.99, 0.99, 0.99],
}
ABSORPTION = {name: np.array([t[0], *t, t[-1], t[-1]]) for name, t in TABLE.items()}

# Walls in the order x low, x high, y low, y high, floor, ceiling.
ROOMS = {
    "live-room": (
        (7, 5.5, 3.2),
        [
            {"plasterboard": 0.76, "wool": 0.24},
            {"plasterboard": 0.5, "brick": 0.28, "velour": 0.22},
            {"plasterboard": 0.72, "glass": 0.1, "wool": 0.18},
            {"plasterboard": 0.78, "velour": 0.22},
            {"wood": 0.8, "carpet": 0.2},
            {"plasterboard": 0.79, "wool": 0.21},
        ],
    ),
    "vocal-booth": (
        (2, 1.8, 2.3),
        [
            {"wool": 0.7, "plasterboard": 0.3},
            {"wool": 0.6, "plasterboard": 0.4},
            {"wool": 0.42, "glass": 0.32, "plasterboard": 0.26},
            {"velour": 0.6, "wool": 0.4},
            {"carpet": 1},
            {"wool": 0.77, "plasterboard": 0.23},
        ],
    ),
    "control-room": (
        (4.6, 3.7, 2.7),
        [
            {"wool": 0.4, "plasterboard": 0.6},
            {"wool": 0.4, "plasterboard": 0.6},
            {"glass": 0.4, "plasterboard": 0.35, "velour": 0.25},
            {"wool": 0.3, "velour": 0.2, "plasterboard": 0.5},
            {"wood": 0.5, "carpet": 0.5},
            {"wool": 0.45, "plasterboard": 0.55},
        ],
    ),
    "hall": (
        (25, 16, 10),
        [
            {"plasterboard": 0.9, "velour": 0.1},
            {"plasterboard": 0.77, "wool": 0.23},
            {"plasterboard": 0.8, "wool": 0.2},
            {"plasterboard": 0.8, "wool": 0.2},
            {"wood": 0.95, "carpet": 0.05},
            {"plasterboard": 0.6, "wool": 0.4},
        ],
    ),
}
RADIUS = {"dynamic": 0.015, "condenser": 0.0125, "ribbon": 0.009}


def air_db_per_metre(f):
    """ISO 9613-1:1993, equations 3 to 5 and B.1 to B.3."""
    t, t0, t01 = 293.15, 293.15, 273.16
    pressure = 1.0
    psat = 10 ** (-6.8346 * (t01 / t) ** 1.261 + 4.6151)
    h = 50 * psat / pressure
    fro = pressure * (24 + 4.04e4 * h * (0.02 + h) / (0.391 + h))
    frn = pressure * (t / t0) ** -0.5 * (9 + 280 * h * np.exp(-4.170 * ((t / t0) ** (-1 / 3) - 1)))
    return 8.686 * f * f * (
        1.84e-11 * (t / t0) ** 0.5 / pressure
        + (t / t0) ** -2.5
        * (
            0.01275 * np.exp(-2239.1 / t) / (fro + f * f / fro)
            + 0.1068 * np.exp(-3352.0 / t) / (frn + f * f / frn)
        )
    )


AIR = np.array([air_db_per_metre(f) for f in BANDS])


def wall_absorption(parts):
    return sum(share * ABSORPTION[name] for name, share in parts.items())


def t60(size, walls):
    x, y, z = size
    areas = np.array([y * z, y * z, x * z, x * z, x * y, x * y])
    mean = sum(a * wall_absorption(w) for a, w in zip(areas, walls)) / areas.sum()
    volume = x * y * z
    m = AIR / (10 * np.log10(np.e))
    return 24 * np.log(10) / C * volume / (-areas.sum() * np.log(1 - mean) + 4 * m * volume)


def first_reflections(size, walls, source, mic, azimuth, elevation, pattern, kind, with_levels):
    found = {}
    latest = {tuple(np.round(source, 6)): (np.array(source, float), np.zeros(6, int))}
    origin = set(latest)
    for _ in range(7):
        following = {}
        for place, bounced in latest.values():
            for wall in range(6):
                image = place.copy()
                axis = wall // 2
                image[axis] = 2 * (wall % 2) * size[axis] - image[axis]
                key = tuple(np.round(image, 6))
                if key in found or key in following or key in origin:
                    continue
                more = bounced.copy()
                more[wall] += 1
                following[key] = (image, more)
        found.update(following)
        latest = following
    az, el = np.radians(azimuth), np.radians(elevation)
    axis = np.array([np.sin(az) * np.cos(el), np.cos(az) * np.cos(el), np.sin(el)])
    loss = np.array([10 * np.log10(1 - wall_absorption(w)) for w in walls])
    first = sorted(found.values(), key=lambda each: np.linalg.norm(each[0] - np.array(mic)))[:30]
    seconds, rows = [], []
    for index, (image, bounced) in enumerate(first):
        to = image - np.array(mic)
        r = np.linalg.norm(to)
        seconds.append(round(float(r / C), 10))
        if index not in with_levels:
            continue
        cosine = to @ axis / r
        oblique = 1 - cosine**2
        if cosine < 0:
            oblique += min(1, 2 * pattern) * (1 - oblique)
        levels = []
        for band, f in enumerate(BANDS):
            omega = 2 * np.pi * f
            pressure = pattern + (1 - pattern) * cosine * (1 + C / (1j * omega * r))
            x2 = (omega * RADIUS[kind] / C) ** 2 * oblique
            levels.append(
                20 * np.log10(abs(pressure) / r)
                - 10 * np.log10(1 + x2 / 4 + x2 * x2 / 19.6)
                - AIR[band] * r
                + bounced @ loss[:, band]
            )
        rows.append({"reflection": index, "levelsDb": [round(float(level), 3) for level in levels]})
    return {"reflectionSeconds": seconds, "reflectionLevels": rows}


def prototype(kind, gain_db, q):
    a = 10 ** (gain_db / 40)
    if kind == "bell":
        return [1, a / q, 1], [1, 1 / (a * q), 1]
    if kind == "high-shelf":
        return [a * a, a * np.sqrt(a) / q, a], [1, np.sqrt(a) / q, a]
    if kind == "low-cut":
        return [1, 0, 0], [1, 1 / q, 1]
    if kind == "high-cut":
        return [1], [1, 1 / q, 1]
    raise ValueError(kind)


CHARACTERS = {
    "dynamic": [("low-cut", 55, 0, 0.6), ("bell", 5500, 5, 1), ("high-cut", 15000, 0, 0.7)],
    "condenser": [("bell", 10000, 2.5, 0.9)],
    "ribbon": [("low-cut", 30, 0, 0.7), ("high-shelf", 10000, -8, 0.6)],
}
FREQUENCIES = [20, 31.5, 50, 80, 125, 250, 500, 1000, 2000, 3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000]


def character_db(bands):
    total = np.zeros(len(FREQUENCIES))
    for kind, f0, gain_db, q in bands:
        b, a = prototype(kind, gain_db, q)
        _, h = signal.freqs(b, a, worN=np.array(FREQUENCIES) / f0)
        total += 20 * np.log10(np.abs(h))
    return [round(float(db), 4) for db in total]


def main():
    random = np.random.default_rng(20)
    kinds = list(RADIUS)
    patterns = [1.0, 0.7, 0.5, 0.366, 0.25, 0.0]
    rooms = {}
    for name, (size, walls) in ROOMS.items():
        placements = []
        for i in range(PLACEMENTS):
            source = [round(float(random.uniform(0.2, side - 0.2)), 3) for side in size]
            mic = [round(float(random.uniform(0.2, side - 0.2)), 3) for side in size]
            azimuth, elevation = int(random.integers(-180, 181)), int(random.integers(-90, 91))
            pattern = patterns[i] if i < 5 else round(float(random.uniform()), 3)
            kind = kinds[i % 3]
            placements.append(
                {
                    "source": source,
                    "microphone": mic,
                    "azimuthDegrees": azimuth,
                    "elevationDegrees": elevation,
                    "pattern01": pattern,
                    "type": kind,
                    **first_reflections(
                        size, walls, source, mic, azimuth, elevation, pattern, kind, range(0, 30, 4) if i < 5 else [i % 30]
                    ),
                }
            )
        rooms[name] = {"t60Seconds": [round(float(s), 6) for s in t60(size, walls)], "placements": placements}
    characters = {kind: character_db(bands) for kind, bands in CHARACTERS.items()}
    print(json.dumps({"rooms": rooms, "frequenciesHz": FREQUENCIES, "charactersDb": characters}))


main()
