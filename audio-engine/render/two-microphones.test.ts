import { describe, expect, it } from "vitest";
import { IMPULSE_RESPONSE_LEAD_FRAMES } from "@/audio-engine/acoustics/impulse-response";
import { stereoPair, stereoPairStrips, xyEquivalent } from "@/audio-engine/acoustics/stereo-pair";
import { newClip, newSession, newTrack, type Session, type Track } from "@/audio-engine/session";
import { impulseAt, lookup, sound } from "@/tests/audio/console-helpers";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { renderSession } from "./render-session";

const RATE_HZ = 48000;
const SPEED = 343.2;
/** Frame of the click: what comes before the peak of a delayed impulse must not be cut off. */
const CLICK_FRAME = 100;
const click = sound(4000, impulseAt(CLICK_FRAME));
/** In the middle of the hall nothing comes back within 16 ms of the direct sound: floor and ceiling are 5 m away. */
const GATE_FRAMES = CLICK_FRAME + 768;
const SOURCE = { x: 12, y: 8, z: 5 };
const facing = { azimuthDegrees: 0, elevationDegrees: 0 };
const decibels = (gain: number) => 20 * Math.log10(gain);

function microphone(id: string, metres: number, fields: Partial<Track> = {}): Track {
  return newTrack({
    id,
    name: id,
    pan: -1,
    input: {
      kind: "microphone",
      space: "hall",
      position: { ...SOURCE, y: SOURCE.y - metres },
      aim: facing,
      // No proximity: 1/r is all that distance does.
      pattern01: 1,
      type: "condenser",
    },
    ...fields,
  });
}

function hallSession(tracks: readonly Track[], position = SOURCE): Session {
  const feed = [newClip({ id: "click", asset: click.ref, frames: click.pcm.frames })];
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 4000,
    spaces: [{ id: "hall", room: "hall", sources: [{ id: "player", position, aim: facing, feed }] }],
    tracks: [...tracks],
  });
}

/** The direct sound of the print, left and right, made whole again by the click's own level. */
async function direct(session: Session): Promise<readonly [Float64Array, Float64Array]> {
  const range = { fromFrame: 0, toFrame: GATE_FRAMES };
  const { print } = await renderSession({ session, assets: lookup([click]), range });
  const whole = (channel: Float32Array) => Float64Array.from(channel, (value) => value / 0.5);
  return [whole(print[0]), whole(print[1])];
}

const NEAR = 0.4;
const FAR = 3 * NEAR;
const DELAY_SECONDS = (FAR - NEAR) / SPEED;

describe("two microphones on one source, three times as far apart", () => {
  it("3:1: the farther one hears the source 9.54 dB less", async () => {
    const [near] = await direct(hallSession([microphone("a", NEAR), microphone("b", FAR, { mute: true })]));
    const [far] = await direct(hallSession([microphone("a", NEAR, { mute: true }), microphone("b", FAR)]));
    for (const hz of [125, 500, 1000, 4000]) {
      const difference = decibels(magnitudeAt(near, hz) / magnitudeAt(far, hz));
      expect(Math.abs(difference - 9.54)).toBeLessThan(0.05);
    }
    const peak = (signal: Float64Array) => signal.indexOf(Math.max(...signal));
    // The shortest direct path is taken off both.
    expect(peak(near)).toBe(CLICK_FRAME + IMPULSE_RESPONSE_LEAD_FRAMES);
    expect(peak(far) - peak(near)).toBe(Math.round(DELAY_SECONDS * RATE_HZ));
  });

  it.each([
    ["normal", 1],
    ["inverted", -1],
  ] as const)(
    "summed, %s: a comb of 6.02 dB whose every tooth is where the delay says",
    async (polarity, sign) => {
      const [alone] = await direct(
        hallSession([microphone("a", NEAR), microphone("b", FAR, { mute: true })]),
      );
      const [both] = await direct(hallSession([microphone("a", NEAR), microphone("b", FAR, { polarity })]));
      const comb = (hz: number) => decibels(magnitudeAt(both, hz) / magnitudeAt(alone, hz));
      for (let hz = 100; hz < 8000; hz += 37) {
        const angle = 2 * Math.PI * hz * DELAY_SECONDS;
        const expected = decibels(Math.hypot(1 + (sign / 3) * Math.cos(angle), (sign / 3) * Math.sin(angle)));
        expect(Math.abs(comb(hz) - expected)).toBeLessThan(0.1);
      }
      // Teeth are one over the delay apart: peaks at its multiples, notches between; inverted, the other way round.
      const tooth = 1 / DELAY_SECONDS;
      const [peakAt, notchAt] = sign === 1 ? [2 * tooth, 2.5 * tooth] : [2.5 * tooth, 2 * tooth];
      expect(Math.abs(comb(peakAt) - comb(notchAt) - 6.02)).toBeLessThan(0.05);
      let lowest = notchAt;
      for (let hz = notchAt - tooth / 2; hz < notchAt + tooth / 2; hz += 0.25) {
        if (comb(hz) < comb(lowest)) lowest = hz;
      }
      expect(Math.abs(lowest / notchAt - 1)).toBeLessThan(0.003);
    },
  );

  it("at the same place: +6.02 dB, and exact silence with inverted polarity", async () => {
    const [alone] = await direct(hallSession([microphone("a", NEAR)]));
    const [both] = await direct(hallSession([microphone("a", NEAR), microphone("b", NEAR)]));
    expect(decibels(magnitudeAt(both, 1000) / magnitudeAt(alone, 1000))).toBeCloseTo(6.0206, 4);
    const pair = [microphone("a", NEAR), microphone("b", NEAR, { polarity: "inverted" })];
    const [none] = await direct(hallSession(pair));
    expect(none.every((value) => value === 0)).toBe(true);
  });
});

describe("strips of a stereo pair", () => {
  const middle = { x: 12, y: 5, z: 5 };

  function pairSession(pair: ReturnType<typeof stereoPair>, source: typeof SOURCE): Session {
    const tracks = stereoPairStrips(pair).map(({ microphone: input, pan, polarity, gain }, i) =>
      newTrack({
        id: `m${i}`,
        name: `M${i}`,
        pan,
        polarity,
        faderDb: decibels(gain),
        input: { kind: "microphone", space: "hall", ...input },
      }),
    );
    return hallSession(tracks, source);
  }

  it("mid/side through the console is its coincident pair", async () => {
    const { pattern01, halfAngleDegrees, gain } = xyEquivalent(0.5, 0.8);
    const source = { x: 13.5, y: 9, z: 5 };
    const decoded = await direct(pairSession(stereoPair("ms", middle, facing, { sideGain: 0.8 }), source));
    const virtual = await direct(
      hallSession(
        [-1, 1].map((side) =>
          newTrack({
            id: `m${side + 1}`,
            name: "M",
            pan: side,
            faderDb: decibels(gain),
            input: {
              kind: "microphone",
              space: "hall",
              position: middle,
              aim: { azimuthDegrees: side * halfAngleDegrees, elevationDegrees: 0 },
              pattern01,
              type: "condenser",
            },
          }),
        ),
        source,
      ),
    );
    // Up to where the off-axis treble of each real microphone begins to differ from the virtual one's.
    for (const hz of [250, 500, 1000]) {
      for (const channel of [0, 1] as const) {
        const error = decibels(magnitudeAt(decoded[channel], hz) / magnitudeAt(virtual[channel], hz));
        expect(Math.abs(error)).toBeLessThan(0.1);
      }
    }
  });

  it.each(["xy", "ortf", "nos", "blumlein", "ms"] as const)(
    "%s: what is on the right is on the right",
    async (kind) => {
      const [left, right] = await direct(
        pairSession(stereoPair(kind, middle, facing), { x: 13.5, y: 9, z: 5 }),
      );
      expect(decibels(magnitudeAt(right, 1000) / magnitudeAt(left, 1000))).toBeGreaterThan(2);
    },
  );
});
