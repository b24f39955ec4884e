import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session/schema";
import type { Guard } from "@/learning/exercises/goals";
import type { GuardKind } from "@/learning/exercises/public";
import type { Evidence, Heard } from "./evidence";
import { heardLufs } from "./found-once";
import type { Stereo } from "./sounds";

const SILENT_LUFS = -60;
const MOST_LOST_LU = 30;
const MOST_LOST_OF_A_PART_LU = 20;
/** Energy of the difference against the start's: −50 dB, a thousandth of a fader step at any level. */
const LEAST_CHANGE = 1e-5;

/** What `in-range` asks is looked at before rendering. */
const HOLDS: Readonly<Record<Exclude<GuardKind, "in-range">, (evidence: Evidence) => boolean>> = {
  audible({ start, answer }) {
    const loudness = heardLufs(answer.print);
    const before = heardLufs(start.print) ?? Number.NEGATIVE_INFINITY;
    return loudness !== null && loudness > SILENT_LUFS && loudness > before - MOST_LOST_LU;
  },
  effort: ({ start, answer }) => changeOf(start.print, answer.print) >= LEAST_CHANGE,
  "no-clipping": ({ answer }) => answer.print.every((channel) => channel.every((x) => Math.abs(x) <= 1)),
  "parts-present": ({ start, answer }) =>
    start.session.tracks.every(({ id }) => isPresent(id, start, answer)),
};

/** Strips that the guards listen to: every track, where no part may go missing. */
export function guardTaps(guards: readonly Guard[], { tracks }: Session): RenderTap[] {
  if (!guards.some(({ kind }) => kind === "parts-present")) return [];
  return tracks.map(({ id }) => ({ id: partTapId(id), stripId: id, point: "post-fader" }));
}

/** The first guard that does not hold; null when all do. */
export function failedGuard(guards: readonly Guard[], evidence: Evidence): GuardKind | null {
  const failed = guards.find(({ kind }) => kind !== "in-range" && !HOLDS[kind](evidence));
  return failed?.kind ?? null;
}

const partTapId = (trackId: string) => `part:${trackId}`;

function isPresent(trackId: string, start: Heard, answer: Heard): boolean {
  const before = heardLufs(start.tap(partTapId(trackId)));
  if (before === null) return true;
  const after = heardLufs(answer.tap(partTapId(trackId)));
  return after !== null && after > before - MOST_LOST_OF_A_PART_LU;
}

function changeOf(start: Stereo, answer: Stereo): number {
  let difference = 0;
  let energy = 0;
  for (const [channel, before] of start.entries()) {
    const after = answer[channel];
    for (let i = 0; i < before.length; i++) {
      const x = before[i] ?? 0;
      const y = after?.[i] ?? 0;
      difference += (y - x) ** 2;
      energy += x * x;
    }
  }
  return difference / Math.max(energy, Number.MIN_VALUE);
}
