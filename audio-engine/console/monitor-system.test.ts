import { describe, expect, it } from "vitest";
import { PlaybackSystem } from "@/audio-engine/dsp/playback-system";
import { PLAYBACK_SYSTEM_IDS, type PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import type { Monitor } from "@/audio-engine/session";
import {
  consoleOf,
  largestStep,
  noise,
  play,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";

const FRAMES = 9600;
const hiss = sound(FRAMES, noise(1, 0.4), noise(2, 0.4));
const monitorOf = (system: PlaybackSystemId | null): Monitor => ({
  soloTrackIds: [],
  mono: false,
  dimDb: 0,
  system,
});

describe.each(PLAYBACK_SYSTEM_IDS)("heard through %s", (system) => {
  const heardThrough = () => {
    const console = consoleOf({ a: sessionOf([trackOf(hiss)]) }, [hiss]);
    console.setMonitor(monitorOf(system));
    console.seek(0);
    return console;
  };

  it("a print is what the device makes of it, to the bit, from the first frame on", () => {
    const heard = play(heardThrough(), FRAMES);
    const [left, right] = play(consoleOf({ a: sessionOf([trackOf(hiss)]) }, [hiss]), FRAMES);
    const device = new PlaybackSystem({ system });
    const expected = [Float64Array.from(left), Float64Array.from(right)] as const;
    for (let at = 0; at < FRAMES; at += 32)
      device.process(expected[0].subarray(at, at + 32), expected[1].subarray(at, at + 32), 32);
    expect(heard[0]).toEqual(Float32Array.from(expected[0]));
    expect(heard[1]).toEqual(Float32Array.from(expected[1]));
  });

  it("the print itself stays as it is", () => {
    const through = heardThrough();
    const plain = consoleOf({ a: sessionOf([trackOf(hiss)]) }, [hiss]);
    for (let at = 0; at < FRAMES; at += 32) {
      through.processBlock();
      plain.processBlock();
      expect(through.side("a")!.print.out.left).toEqual(plain.side("a")!.print.out.left);
    }
  });

  it("is the same however blocks are cut", () => {
    expect(play(heardThrough(), FRAMES, [1, 129, 64, 31])).toEqual(play(heardThrough(), FRAMES));
  });

  it("comes and goes without a click", () => {
    const tone = sound(48000, sine(100, 0.25), sine(100, 0.25, 1));
    const console = consoleOf({ a: sessionOf([trackOf(tone)]) }, [tone]);
    const before = play(console, 9600)[0];
    console.setMonitor(monitorOf(system));
    const coming = play(console, 9600)[0];
    const there = largestStep(coming, 4800);
    console.setMonitor(monitorOf(null));
    const going = play(console, 9600)[0];
    const steady = Math.max(there, largestStep(before, 4800));
    expect(largestStep(coming)).toBeLessThan(3 * steady);
    expect(largestStep(going)).toBeLessThan(3 * steady);
    expect(going.subarray(7200)).toEqual(
      play(consoleOf({ a: sessionOf([trackOf(tone)]) }, [tone]), 28800)[0].subarray(26400),
    );
  });
});
