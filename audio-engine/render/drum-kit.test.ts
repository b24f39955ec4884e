import { describe, expect, it } from "vitest";
import { SPEED_OF_SOUND } from "@/audio-engine/acoustics/air";
import { listArrivals } from "@/audio-engine/acoustics/arrivals";
import {
  DRUM_POSITIONS,
  type DrumId,
  drumKitTracks,
  KIT_MICROPHONES,
} from "@/audio-engine/acoustics/drum-kit";
import { microphoneCharacterDb } from "@/audio-engine/acoustics/microphone-character";
import { offAxisGainDb } from "@/audio-engine/acoustics/off-axis";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import { Console } from "@/audio-engine/console/console";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { type Clip, newClip, newSession, newTrack, parseSession, type Session } from "@/audio-engine/session";
import { impulseAt, lookup, sound } from "@/tests/audio/console-helpers";
import { energy, magnitudeAt } from "@/tests/helpers/room-measures";

const RATE_HZ = 48000;
const CLICK_FRAME = 100;
const click = sound(4000, impulseAt(CLICK_FRAME));
const silence = sound(4000, () => 0);
const DRUMS = Object.keys(DRUM_POSITIONS) as DrumId[];
const decibels = (gain: number) => 20 * Math.log10(gain);

function kit(struck: readonly DrumId[], bleed: boolean): Session {
  const clip = (drum: DrumId): Clip[] => {
    const { ref, pcm } = struck.includes(drum) ? click : silence;
    return [newClip({ id: drum, asset: ref, frames: pcm.frames })];
  };
  const { spaces, tracks } = drumKitTracks(
    Object.fromEntries(DRUMS.map((drum) => [drum, clip(drum)])) as Record<DrumId, Clip[]>,
    { bleed },
  );
  return newSession({
    id: "kit",
    title: "Kit",
    engineVersion: 1,
    lengthFrames: 4000,
    spaces,
    tracks: tracks.map((track) => newTrack(track)),
  });
}

/** Responses of the whole kit: computed once, because nothing that a test changes is part of their keys. */
const responses = new Map([
  ...computeAcousticPaths(kit(DRUMS, true)),
  ...computeAcousticPaths(kit(DRUMS, false)),
]);

/** Input of every microphone track. */
function heard(session: Session, frames: number): ReadonlyMap<string, Float64Array> {
  const assets = lookup([click, silence]);
  const sides = [{ id: "kit", session }];
  const console = new Console({ sides, startSideId: "kit", assets, impulseResponses: responses });
  const recorded = session.tracks.map(({ id }) => {
    return { id, tap: console.tap("kit", id, "input")!, signal: new Float64Array(frames + BLOCK_FRAMES) };
  });
  for (let frame = 0; frame < frames; frame += BLOCK_FRAMES) {
    console.processBlock();
    for (const { tap, signal } of recorded) signal.set(tap.out.left, frame);
  }
  return new Map(recorded.map(({ id, signal }) => [id, signal.subarray(0, frames)]));
}

/** Level at a frequency of the direct path alone: everything by its closed form. */
function directDb({ microphone }: (typeof KIT_MICROPHONES)[number], drum: DrumId, hz: number): number {
  const { position, aim, pattern01, type } = microphone;
  const to = DRUM_POSITIONS[drum];
  const offset = [to.x - position.x, to.y - position.y, to.z - position.z];
  const metres = Math.hypot(...offset);
  const [azimuth, elevation] = [aim.azimuthDegrees, aim.elevationDegrees].map((d) => (d * Math.PI) / 180);
  const axis = [
    Math.sin(azimuth!) * Math.cos(elevation!),
    Math.cos(azimuth!) * Math.cos(elevation!),
    Math.sin(elevation!),
  ];
  const cosine = offset.reduce((sum, value, i) => sum + (value * axis[i]!) / metres, 0);
  const far = pattern01 + (1 - pattern01) * cosine;
  const near = ((1 - pattern01) * cosine * SPEED_OF_SOUND) / (2 * Math.PI * hz * metres);
  const angle = (Math.acos(cosine) * 180) / Math.PI;
  const treble = offAxisGainDb(type, pattern01, angle, hz) + microphoneCharacterDb(type, [hz])[0]!;
  return decibels(Math.hypot(far, near) / metres) + treble;
}

/** The gate's end fades, so that a cut through the proximity's long tail makes no sound of its own. */
function gated(signal: Float64Array, from: number, frames: number): Float64Array {
  return Float64Array.from({ length: frames }, (_, i) => {
    const share = Math.min(1, (2 * (frames - i)) / frames);
    return signal[from + i]! * share * share * (3 - 2 * share);
  });
}

describe("a drum kit with bleed", () => {
  it("is a valid session with and without, within the bounds on spaces", () => {
    for (const bleed of [true, false]) expect(() => parseSession(kit(DRUMS, bleed))).not.toThrow();
    expect(listAcousticPaths(kit(DRUMS, true))).toHaveLength(49);
    expect(listAcousticPaths(kit(DRUMS, false))).toHaveLength(26);
  });

  it("each microphone hears each drum as near and as much on axis as it is: the direct part, ±0.5 dB", () => {
    const hz = 3000;
    let compared = 0;
    for (const drum of DRUMS) {
      const session = kit([drum], true);
      const signals = heard(session, 1216);
      const subtracted = listAcousticPaths(session)[0]!.subtractSeconds;
      for (const entry of KIT_MICROPHONES) {
        const { microphone, id } = entry;
        const source = { position: DRUM_POSITIONS[drum], aim: { azimuthDegrees: 180, elevationDegrees: 0 } };
        const [direct, first] = listArrivals({ room: ROOMS["live-room"], source, microphone }, 0.03);
        const frames = Math.floor((first!.delaySeconds - direct!.delaySeconds) * RATE_HZ);
        // Six periods without a reflection, and no null, in which proximity is all there is.
        if (frames < 96 || Math.abs(direct!.pressureGain * direct!.image.distanceMetres) < 0.1) continue;
        const arrival = Math.floor(CLICK_FRAME + (direct!.delaySeconds - subtracted) * RATE_HZ);
        const measured = decibels(magnitudeAt(gated(signals.get(id)!, arrival - 16, frames), hz) / 0.5);
        expect(Math.abs(measured - directDb(entry, drum, hz)), `${drum} in ${id}`).toBeLessThan(0.5);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it("a drum is loudest in its own microphone, and yet heard in all", () => {
    for (const { id, drum } of KIT_MICROPHONES) {
      if (drum === null) continue;
      const signals = heard(kit([drum], true), 4000);
      const own = energy(signals.get(id)!);
      for (const other of KIT_MICROPHONES) {
        const bleedDb = 10 * Math.log10(energy(signals.get(other.id)!) / own);
        if (other.id !== id) expect(bleedDb).toBeLessThan(-3);
        expect(bleedDb).toBeGreaterThan(-40);
      }
    }
  });
});

describe("the switch", () => {
  it("off: close microphones hear nothing but their own drum", () => {
    const signals = heard(kit(["snare", "ride"], false), 4000);
    for (const { id, drum } of KIT_MICROPHONES) {
      const isHeard = energy(signals.get(id)!) > 0;
      expect(isHeard, id).toBe(drum === null || drum === "snare");
    }
  });

  it("changes nothing but the bleed: one drum sounds alike in its own microphone and overhead, ≤ −150 dB", () => {
    const [on, off] = [heard(kit(["snare"], true), 8000), heard(kit(["snare"], false), 8000)];
    for (const id of ["snare", "overhead-left", "overhead-right"]) {
      const [one, other] = [on.get(id)!, off.get(id)!];
      const difference = energy(one.map((value, i) => value - other[i]!));
      expect(10 * Math.log10(difference / energy(one) + 1e-30)).toBeLessThan(-150);
    }
  });
});
