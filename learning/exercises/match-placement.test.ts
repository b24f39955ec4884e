import { expect, it, vi } from "vitest";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { roomOfMicrophone } from "@/audio-engine/render/room-of-microphone";
import { distanceMetres, type Placement, placementOf, withPlacement } from "@/audio-engine/session/placement";
import type { Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import { soundMaterial } from "@/learning/material";
import { ExerciseRoom } from "@/learning/practice/exercise-room";
import { LoadedMaterial } from "@/learning/practice/original";
import { seededRandom } from "@/learning/random";
import type { TrackExerciseSpec } from "./define";
import { matchDistance, matchRoom } from "./match-placement";
import type { ExerciseResult } from "./public";

vi.setConfig({ testTimeout: 120_000 });

/** Two seconds of noise in bursts: every third of an octave, and endings to hear a room by. */
async function bursts(): Promise<LoadedMaterial> {
  const random = seededRandom(3);
  const frames = 2 * SAMPLE_RATE_HZ;
  const channel = Int16Array.from({ length: frames }, (_, i) =>
    i % 24000 < 9600 ? Math.round(6000 * (2 * random.next01() - 1)) : 0,
  );
  const pcm: Pcm = { channels: [channel], bits: 16, frames, sampleRateHz: SAMPLE_RATE_HZ };
  const hash = await pcmSha256(pcm);
  const asset = { pcmSha256: hash, url: "", frames };
  const material = soundMaterial(1, { asset, id: "bursts", title: "Bursts", startFrame: 0, frames });
  return new LoadedMaterial(material, new Map([[hash, pcm]]));
}

/** What the exercise keeps secret, drawn again. */
function secretOf(spec: TrackExerciseSpec, seed: number, loaded: LoadedMaterial, start: Session): Placement {
  for (let attempt = 0; attempt < 24; attempt++) {
    const drawn = spec.draw(seed, attempt, loaded.material);
    if (drawn?.reference != null && JSON.stringify(drawn.start) === JSON.stringify(start))
      return placementOf(drawn.reference);
  }
  throw new Error("The variant could not be drawn again.");
}

async function marked(
  spec: typeof matchDistance | typeof matchRoom,
  seed: number,
  answer: (start: Session, hidden: Placement) => Session,
): Promise<ExerciseResult> {
  const room = new ExerciseRoom();
  const loaded = await bursts();
  const variant = await room.generate(spec.info.id, seed, loaded);
  const { start } = variant.publicPart;
  return room.score(variant.variantId, answer(start, secretOf(spec, seed, loaded, start)));
}

const atMetres = (placement: Placement, metres: number): Placement => {
  const factor = metres / distanceMetres(placement);
  const { position } = placement;
  const source = sourceOf(placement);
  return {
    ...placement,
    position: {
      x: source.x + factor * (position.x - source.x),
      y: source.y + factor * (position.y - source.y),
      z: position.z,
    },
  };
};

function sourceOf(placement: Placement): { x: number; y: number } {
  const metres = distanceMetres(placement);
  const radians = (55 * Math.PI) / 180;
  const walk = placement.room === "vocal-booth" ? (75 * Math.PI) / 180 : radians;
  return {
    x: placement.position.x - metres * Math.sin(walk),
    y: placement.position.y - metres * Math.cos(walk),
  };
}

const SEEDS = [1, 2, 3, 4, 5];

it.each(SEEDS)(
  "the hidden placement itself is met, and a quarter off in distance as well (seed %i)",
  async (seed) => {
    expect(await marked(matchDistance, seed, (start, hidden) => withPlacement(start, hidden))).toMatchObject({
      outcome: "scored",
      met: true,
      score01: 1,
    });
    const near = await marked(matchDistance, seed, (start, hidden) =>
      withPlacement(start, atMetres(hidden, 0.85 * distanceMetres(hidden))),
    );
    expect(near).toMatchObject({ outcome: "scored", met: true });
  },
);

it.each(SEEDS)("twice or half the distance is not (seed %i)", async (seed) => {
  const far = await marked(matchDistance, seed, (start, hidden) => {
    const metres = distanceMetres(hidden);
    return withPlacement(start, atMetres(hidden, metres < 0.5 ? 2.2 * metres : metres / 2.2));
  });
  expect(far).toMatchObject({ outcome: "scored", met: false });
});

it("room and distance are both asked for", async () => {
  const right = await marked(matchRoom, 4, (start, hidden) => withPlacement(start, hidden));
  expect(right).toMatchObject({ outcome: "scored", met: true });
  const wrongRoom = await marked(matchRoom, 4, (start, hidden) => {
    const room = hidden.room === "live-room" ? "control-room" : "live-room";
    const placed = withPlacement(start, { ...hidden, room, position: placementOf(start).position });
    return withPlacement(placed, { ...placementOf(placed), position: { x: 2.1, y: 1.9, z: 1.1 } });
  });
  expect(wrongRoom).toMatchObject({ outcome: "scored", met: false });
});

it("what is no placement is turned away", async () => {
  const cheats: Record<string, (start: Session) => Session> = {
    "nothing done": (start) => start,
    "another gain": (start) => ({
      ...start,
      tracks: start.tracks.map((track) => ({ ...track, faderDb: -6 })),
    }),
    "another sound": (start) => ({
      ...start,
      spaces: start.spaces.map((space) => ({
        ...space,
        sources: space.sources.map((source) => ({ ...source, feed: [] })),
      })),
    }),
    "another room, where distance alone is asked for": (start) =>
      withPlacement(start, { ...placementOf(start), room: "hall" }),
    "a second source": (start) => ({
      ...start,
      spaces: start.spaces.map((space) => ({
        ...space,
        sources: [...space.sources, { ...space.sources[0]!, id: "more" }],
      })),
    }),
    "a shorter session": (start) => ({ ...start, lengthFrames: 48000 }),
  };
  for (const [name, cheat] of Object.entries(cheats))
    expect(await refusal(marked(matchDistance, 2, cheat)), name).toMatch(
      /^(not-yet|practice\/answer-invalid)$/,
    );
});

/** Turned away with a reason, or for what is no session at all. */
const refusal = (result: Promise<ExerciseResult>): Promise<string> =>
  result.then(
    ({ outcome }) => outcome,
    (error: unknown) => (error instanceof LearningError ? error.code : String(error)),
  );

it("every drawn placement stands inside its room, and the rooms differ in what is measured", async () => {
  const loaded = await bursts();
  const times = new Set<number>();
  for (let seed = 0; seed < 300; seed++)
    for (const spec of [matchDistance, matchRoom]) {
      const drawn = spec.draw(seed, 0, loaded.material);
      for (const session of drawn === null ? [] : [drawn.start, drawn.reference!]) {
        const { room, position } = placementOf(session);
        expect(position.x).toBeGreaterThan(0);
        expect(position.x).toBeLessThan(ROOMS[room].size.x - 0.05);
        expect(position.y).toBeLessThan(ROOMS[room].size.y - 0.05);
        times.add(roomOfMicrophone(session, "microphone").reverberationSeconds);
      }
    }
  const sorted = [...times].sort((a, b) => a - b);
  expect(sorted.length).toBe(4);
  for (const [i, seconds] of sorted.entries())
    if (i > 0) expect(seconds / sorted[i - 1]!).toBeGreaterThan(1.2);
});
