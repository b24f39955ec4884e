import { listArrivals, type Placement } from "@/audio-engine/acoustics/arrivals";
import type { MicrophoneType } from "@/audio-engine/acoustics/off-axis";
import { addLeakyIntegral, polarGain, proximityFactor } from "@/audio-engine/acoustics/polar";
import { eyringT60Seconds, ROOMS, type RoomId } from "@/audio-engine/acoustics/rooms";
import { cosineOfDegrees } from "@/audio-engine/acoustics/vectors";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { seeded } from "@/tests/helpers/seeded";
import reference from "@/tests/reference/rooms.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const toDb = (gain: number): number => 20 * Math.log10(gain);
const ROOM_IDS = Object.keys(ROOMS) as RoomId[];
type Entry = (typeof reference.rooms)[RoomId]["placements"][number];

function placementOf(id: RoomId, entry: Entry): Placement {
  const vector = ([x = 0, y = 0, z = 0]: readonly number[]) => ({ x, y, z });
  const { azimuthDegrees, elevationDegrees, pattern01 } = entry;
  return {
    room: ROOMS[id],
    source: { position: vector(entry.source), aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
    microphone: {
      position: vector(entry.microphone),
      aim: { azimuthDegrees, elevationDegrees },
      pattern01,
      type: entry.type as MicrophoneType,
    },
  };
}

export const reflections: Claim = {
  id: "reflections",
  title: "Rooms: when the walls answer",
  promise:
    "The first thirty echoes of a room arrive when geometry says, to a fiftieth of a sample: eight micrometres of wall.",
  reference:
    "the source mirrored in the six walls again and again, in numpy (Allen & Berkley, JASA 65(4), 1979); four rooms, fifty random placements each",
  tolerance: 0.02,
  unit: "samples",
  measure() {
    const deviations = new Deviations();
    const found: number[] = [];
    for (const id of ROOM_IDS) {
      for (const entry of reference.rooms[id].placements) {
        const { reflectionSeconds } = entry;
        const arrivals = listArrivals(placementOf(id, entry), reflectionSeconds[29]! + 1e-6).slice(1, 31);
        reflectionSeconds.forEach((seconds, i) => {
          const deviation = ((arrivals[i]?.delaySeconds ?? Number.NaN) - seconds) * 48000;
          deviations.add(deviation, 0);
          if (i % 30 === 29) found.push(deviation);
        });
      }
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: deviationsPlot("deviation in samples", found),
    };
  },
};

export const reverberationTime: Claim = {
  id: "reverberation-time",
  title: "Rooms: how long they ring",
  promise: "Each room rings as long as its walls, its size and its air say, octave by octave.",
  reference: "Eyring, JASA 1 (1930), with the air of ISO 9613-1, in numpy",
  tolerance: 0.1,
  unit: "%",
  measure() {
    const deviations = new Deviations();
    for (const id of ROOM_IDS) {
      eyringT60Seconds(ROOMS[id]).forEach((seconds, band) => {
        deviations.add(100 * (seconds / reference.rooms[id].t60Seconds[band]! - 1), 0);
      });
    }
    const x = [62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 16000];
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; the live room",
        xScale: "log",
        yLabel: "reverberation time in seconds",
        x,
        y: Array.from(eyringT60Seconds(ROOMS["live-room"])),
        expected: reference.rooms["live-room"].t60Seconds,
      },
    };
  },
};

const RANDOM_SETTINGS = 200;
const PATTERNS = [1, 0.7, 0.5, 0.366, 0.25, 0];

export const polarPattern: Claim = {
  id: "polar-pattern",
  title: "Microphone: what it hears from each side",
  promise: "Omni, cardioid, figure-8 and everything between hear each direction as their formula says.",
  reference:
    "closed form: a + (1 − a)·cos θ, six patterns at every whole degree and 200 random ones, where it lies above −60 dB",
  tolerance: 0.05,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    for (const a of PATTERNS) {
      for (let angle = 0; angle <= 180; angle++) {
        const expected = Math.abs(a + (1 - a) * Math.cos((angle * Math.PI) / 180));
        if (expected > 0.001)
          deviations.add(toDb(Math.abs(polarGain(a, cosineOfDegrees(angle)))), toDb(expected));
      }
    }
    const random = seeded(6);
    for (let i = 0; i < RANDOM_SETTINGS; i++) {
      const [a, angle] = [random.share(), random.between(-180, 180)];
      const expected = Math.abs(a + (1 - a) * Math.cos((angle * Math.PI) / 180));
      if (expected > 0.001)
        deviations.add(toDb(Math.abs(polarGain(a, cosineOfDegrees(angle)))), toDb(expected));
    }
    const x = Array.from({ length: 61 }, (_, i) => 3 * i);
    const level = (gain: number): number => Math.max(-60, toDb(Math.abs(gain)));
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "angle in degrees; supercardioid",
        xScale: "linear",
        yLabel: "gain in decibels",
        x,
        y: x.map((angle) => level(polarGain(0.366, cosineOfDegrees(angle)))),
        expected: x.map((angle) => level(0.366 + 0.634 * Math.cos((angle * Math.PI) / 180))),
      },
    };
  },
};

const NEAR_HZ = [30, 40, 60, 80, 100, 150, 250, 400, 700, 1000];

/** What a microphone close to a point source adds, in dB, as its filter does it. */
function proximityDb(a: number, metres: number, frequencyHz: number, cosine = 1): number {
  const gradient = new Float64Array(24000);
  gradient[0] = proximityFactor(a, cosine, metres);
  const filter = new Float64Array(gradient.length);
  filter[0] = polarGain(a, cosine);
  addLeakyIntegral(filter, gradient);
  return toDb(magnitudeAt(filter, frequencyHz));
}

const sphericalDb = (a: number, metres: number, hz: number, cosine = 1): number =>
  toDb(Math.hypot(a + (1 - a) * cosine, ((1 - a) * cosine * 343.2) / (2 * Math.PI * hz * metres)));

export const proximity: Claim = {
  id: "proximity",
  title: "Microphone: the bass of a close one",
  promise: "Come close with a cardioid and the bass rises by what physics says. An omni does nothing.",
  reference:
    "closed form for a spherical wave: |a + (1 − a)(1 + c/(j2πfr))|, 30 Hz to 1 kHz, 2.5 cm to 2 m, on axis, and 200 random patterns, distances and angles of the front half",
  tolerance: 0.2,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    for (const a of PATTERNS) {
      for (const metres of [0.025, 0.05, 0.1, 0.2, 0.5, 1, 2]) {
        for (const hz of NEAR_HZ) deviations.add(proximityDb(a, metres, hz), sphericalDb(a, metres, hz));
      }
    }
    const random = seeded(9);
    for (let i = 0; i < RANDOM_SETTINGS; i++) {
      const [a, metres, hz] = [random.share(), random.logBetween(0.025, 2), random.logBetween(30, 1000)];
      const cosine = Math.cos(random.between(0, Math.PI / 2));
      deviations.add(proximityDb(a, metres, hz, cosine), sphericalDb(a, metres, hz, cosine));
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; a cardioid at 10 centimetres",
        xScale: "log",
        yLabel: "gain in decibels",
        x: NEAR_HZ,
        y: NEAR_HZ.map((hz) => proximityDb(0.5, 0.1, hz)),
        expected: NEAR_HZ.map((hz) => sphericalDb(0.5, 0.1, hz)),
      },
    };
  },
};
