import { type Automation, newBus, type Session, type Track } from "@/audio-engine/session";
import { consoleOf, play, sessionOf, sound, trackOf } from "@/tests/audio/console-helpers";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const LEVEL = 0.25;
const steady = sound(9600, () => LEVEL);
const SETTLED = 4800;

const toDb = (gain: number): number => 20 * Math.log10(gain);

/** Left and right of a steady sound through a track. */
function heard(track: Partial<Track>, more: Partial<Session> = {}): readonly [number, number] {
  const [left, right] = play(consoleOf({ a: sessionOf([trackOf(steady, track)], more) }, [steady]), 9600);
  return [left[SETTLED]! / LEVEL, right[SETTLED]! / LEVEL];
}

export const faderAndPan: Claim = {
  id: "fader-and-pan",
  title: "Fader, pan, bus, send",
  promise:
    "A fader at −6 decibels is −6 decibels. Wherever a track is panned, left and right together keep its power.",
  reference: "closed form: 10^(dB/20); cosine and sine of the pan's angle, −3.01 dB in the middle",
  tolerance: 0.01,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found: number[] = [];
    const compare = (gain: number, expected: number): void => {
      const [measuredDb, expectedDb] = [toDb(gain), toDb(expected)];
      deviations.add(measuredDb, expectedDb);
      found.push(measuredDb - expectedDb);
    };
    for (let faderDb = -90; faderDb <= 10; faderDb += 5) {
      compare(heard({ faderDb })[0], 10 ** (faderDb / 20) * Math.SQRT1_2);
      const buses = [newBus({ id: "bus", name: "Bus", faderDb })];
      compare(heard({ output: "bus" }, { buses })[0], 10 ** (faderDb / 20) * Math.SQRT1_2);
      const send = { id: "send", bus: "bus", levelDb: faderDb, tap: "post" } as const;
      const sent = heard({ sends: [send] }, { buses: [newBus({ id: "bus", name: "Bus" })] })[0];
      compare(sent, (1 + 10 ** (faderDb / 20)) * Math.SQRT1_2);
    }
    for (let pan = -0.95; pan < 1; pan += 0.05) {
      const [left, right] = heard({ pan });
      const angle = ((pan + 1) * Math.PI) / 4;
      compare(left, Math.cos(angle));
      compare(right, Math.sin(angle));
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: deviationsPlot("deviation in decibels", found),
    };
  },
};

const LONG = 48000;
const long = sound(LONG, () => LEVEL);
const POINTS: Automation["points"] = [
  { atFrame: 4800, value: 0, curve: "linear" },
  { atFrame: 16800, value: -24, curve: "linear" },
  { atFrame: 31200, value: 6, curve: "linear" },
  { atFrame: 43200, value: -12, curve: "linear" },
];

function expectedDbAt(frame: number): number {
  const next = POINTS.findIndex(({ atFrame }) => atFrame > frame);
  if (next === 0) return POINTS[0]!.value;
  if (next < 0) return POINTS.at(-1)!.value;
  const [a, b] = [POINTS[next - 1]!, POINTS[next]!];
  return a.value + ((b.value - a.value) * (frame - a.atFrame)) / (b.atFrame - a.atFrame);
}

export const automation: Claim = {
  id: "automation",
  title: "Automation",
  promise: "A drawn fader move is played as it was drawn: straight in decibels, true to the sample.",
  reference: "closed form: the straight lines between the points",
  tolerance: 0.01,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const target = `${long.ref.id}/faderDb`;
    const session = sessionOf([trackOf(long)], { automation: [{ target, points: [...POINTS] }] });
    const [left] = play(consoleOf({ a: session }, [long]), LONG);
    const frames = Array.from({ length: 150 }, (_, i) => 313 * (i + 1));
    const measured = frames.map((frame) => toDb(left[frame]! / LEVEL / Math.SQRT1_2));
    const expected = frames.map(expectedDbAt);
    measured.forEach((level, i) => {
      deviations.add(level, expected[i]!);
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "time in seconds",
        xScale: "linear",
        yLabel: "level in decibels",
        x: frames.map((frame) => frame / 48000),
        y: measured,
        expected,
      },
    };
  },
};
