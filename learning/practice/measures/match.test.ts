import { expect, test, vi } from "vitest";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { roomOfMicrophone } from "@/audio-engine/render/room-of-microphone";
import { type PlacementShorthand, placementFrom, placementSession } from "@/audio-engine/session/placement";
import type { Session } from "@/audio-engine/session/schema";
import { energyBetween, octaveBands, t30Seconds } from "@/tests/helpers/room-measures";
import { hear } from "../evidence";

vi.setConfig({ testTimeout: 60_000 });

const MICROPHONE = "microphone";
const CLAP_FRAME = 960;
/** Long enough for 40 dB of the hall. */
const FRAMES = 48000;

/** One sample: what a placement makes of it is its response. */
const CLAP: Pcm = {
  channels: [Int32Array.from({ length: FRAMES }, (_, i) => (i === CLAP_FRAME ? 8_000_000 : 0))],
  bits: 24,
  frames: FRAMES,
  sampleRateHz: 48000,
};

async function clapIn(shorthand: PlacementShorthand): Promise<{ session: Session; print: Float32Array }> {
  const hash = await pcmSha256(CLAP);
  const asset = { kind: "library", id: "clap", pcmSha256: hash } as const;
  const session = placementSession(
    { id: "clap", title: "Clap", asset, frames: FRAMES },
    placementFrom(shorthand),
  );
  const { print } = await hear(session, new Map([[hash, CLAP]]), []);
  return { session, print: print[0] };
}

/** Direct sound against all that follows it, of a rendered clap: octaves from 500 Hz to 4 kHz counted alike. */
function directToRoomHeardDb(print: Float32Array): number {
  const peak = print.reduce((at, x, i) => (Math.abs(x) > Math.abs(print[at]!) ? i : at), 0);
  // Nothing comes back from a wall within 1.25 ms of these placements.
  const border = peak + 60;
  const inBands = (sound: Float32Array): number =>
    [500, 1000, 2000, 4000].reduce(
      (sum, hz) => sum + energyBetween(sound, hz / Math.SQRT2, hz * Math.SQRT2),
      0,
    );
  const direct = print.map((x, i) => (i < border ? x : 0));
  const room = print.map((x, i) => (i < border ? 0 : x));
  return 10 * Math.log10(inBands(direct) / inBands(room));
}

const PLACEMENTS: readonly PlacementShorthand[] = [
  { room: "live-room", pattern: "cardioid", distanceMetres: 0.5 },
  { room: "vocal-booth", pattern: "omni", distanceMetres: 0.4 },
  { room: "hall", pattern: "omni", distanceMetres: 2.5 },
];
/** Its 0.06 s are as short as what octave filters ring. */
const TOO_SHORT_TO_READ = "vocal-booth";

test.each(PLACEMENTS)(
  "what is said of a microphone in the $room, $pattern at $distanceMetres m, is heard of a clap rendered there",
  async (shorthand) => {
    const { session, print } = await clapIn(shorthand);
    const said = roomOfMicrophone(session, MICROPHONE);
    expect(Math.abs(said.directToReverberantDb - directToRoomHeardDb(print))).toBeLessThan(0.5);
    if (shorthand.room === TOO_SHORT_TO_READ) return;
    const [half = Number.NaN, one = Number.NaN] = octaveBands(print, [500, 1000]).map((band) =>
      t30Seconds(band, CLAP_FRAME + 4800),
    );
    expect(Math.abs((half + one) / 2 / said.reverberationSeconds - 1)).toBeLessThan(0.05);
  },
);
