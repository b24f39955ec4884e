import { describe, expect, it } from "vitest";
import { addWrapped, peakOf, SAMPLE_RATE_HZ, toDb } from "./loop";
import { Random } from "./random";
import { LEAD_IN_FRAMES, type Part, type Played, type Stretch, takesOf, withoutSilentEnds } from "./sections";

const FRAMES_PER_BAR = 24_000;
/** Of the bells, per frame: 60 dB in half a second. */
const DECAY = 0.9997;
const STRETCHES: readonly Stretch[] = [
  { name: "verse", startBar: 0, bars: 2 },
  { name: "rest", startBar: 2, bars: 1 },
  { name: "chorus", startBar: 3, bars: 2 },
];

/** A bell a little before each beat, no two alike: it rings into what follows. */
function bells(): Part<Played> {
  const events = new Map(
    STRETCHES.map((stretch) => {
      const { name, startBar, bars } = stretch;
      const beats = name === "rest" ? [] : Array.from({ length: 4 * bars }, (_, i) => 4 * startBar + i);
      return [
        stretch,
        beats.map((beat) => ({ atSeconds: 0.004 + beat * 0.125 - 0.002 * (beat % 3) })),
      ] as const;
    }),
  );
  const player = () => {
    const random = new Random(5);
    return (played: readonly Played[], frames: number) => {
      const sound = new Float64Array(frames);
      for (const { atSeconds } of played) {
        const bell = new Float64Array(48_000);
        const turn = 2 * DECAY * Math.cos(random.range(0.05, 0.1));
        bell[1] = 0.07;
        for (let i = 2; i < bell.length; i++) bell[i] = turn * bell[i - 1]! - DECAY ** 2 * bell[i - 2]!;
        addWrapped(sound, bell, Math.round(atSeconds * SAMPLE_RATE_HZ));
      }
      return [sound];
    };
  };
  return { events, player };
}

/** Everything in one go, as long as the sections together and twelve seconds more. */
function straight({ events, player }: Part<Played>): Float64Array {
  const later = LEAD_IN_FRAMES / SAMPLE_RATE_HZ;
  const all = [...events.values()].flat().map(({ atSeconds }) => ({ atSeconds: atSeconds + later }));
  return player()(all, 5 * FRAMES_PER_BAR + 12 * SAMPLE_RATE_HZ)[0]!;
}

function overlaid(takes: ReturnType<typeof takesOf>, frames: number): Float64Array {
  const sum = new Float64Array(frames);
  for (const { stretch, channels } of takes)
    channels[0]!.forEach((value, i) => {
      const at = stretch.startBar * FRAMES_PER_BAR + i;
      if (at < frames) sum[at] = sum[at]! + value;
    });
  return sum;
}

const differenceDb = (a: Float64Array, b: Float64Array) =>
  toDb(peakOf([a.map((value, i) => value - b[i]!)]) / peakOf([b]));

describe("a part in sections", () => {
  it("is, laid over each other at the bar lines, the part played straight through", () => {
    const whole = straight(bells());
    const takes = takesOf(bells(), FRAMES_PER_BAR);
    expect(takes.map(({ stretch }) => stretch.name)).toEqual(["verse", "chorus"]);
    expect(differenceDb(overlaid(takes, whole.length), whole)).toBeLessThan(-250);
  });

  it("rings as long as it is heard, and no click ends it", () => {
    const whole = straight(bells());
    const takes = withoutSilentEnds(takesOf(bells(), FRAMES_PER_BAR), FRAMES_PER_BAR);
    expect(differenceDb(overlaid(takes, whole.length), whole)).toBeLessThan(-60);
    for (const { stretch, channels } of takes) {
      const [sound] = channels;
      expect(sound!.length).toBeGreaterThan(LEAD_IN_FRAMES + stretch.bars * FRAMES_PER_BAR);
      expect(sound!.length).toBeLessThan(3 * SAMPLE_RATE_HZ + stretch.bars * FRAMES_PER_BAR);
      expect(Math.abs(sound!.at(-1)!)).toBeLessThan(1e-6);
    }
  });

  it("refuses a stroke that falls before its section's lead-in", () => {
    const { events, player } = bells();
    const early = new Map(
      [...events].map(([stretch]) => [stretch, [{ atSeconds: stretch.startBar * 0.5 - 0.2 }]]),
    );
    expect(() => takesOf({ events: early, player }, FRAMES_PER_BAR)).toThrow(RangeError);
  });
});
