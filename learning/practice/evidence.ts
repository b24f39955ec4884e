import type { Rendering, RenderTap } from "@/audio-engine/render/render-session";
import { renderTogether } from "@/audio-engine/render/render-together";
import type { Session } from "@/audio-engine/session/schema";
import type { PracticeMaterial } from "@/learning/material";
import { assetsOfSounds, type Sounds, type Stereo } from "./sounds";

/** One rendering: a session, its print and what was listened to beside it; all over the session's length, without a tail. */
export interface Heard {
  readonly session: Session;
  readonly print: Stereo;
  readonly frames: number;
  /** @throws RangeError for a tap that nobody asked for */
  tap(id: string): Stereo;
}

/** All that marking may look at. */
export interface Evidence {
  readonly material: PracticeMaterial;
  /** What the answer is to become like; null where there is no such thing. */
  readonly reference: Heard | null;
  readonly start: Heard;
  readonly answer: Heard;
}

/** A session, and where it is listened to beside its print. */
export interface Listening {
  readonly session: Session;
  readonly taps: readonly RenderTap[];
}

/** Guards and goals name one place differently; it is recorded once, and one sound is read once. */
const placeOf = ({ stripId, point }: RenderTap): string => `${point}/${stripId}`;

/**
 * Renders sessions of one length with taps; together, because what is equal in them takes its time once. Where two of them sound
 * alike, both have the same sound, so that it is read once.
 * @param before what was heard earlier: the same holds beside it
 * @throws LearningError practice/answer-invalid for a sound that is not the variant's
 */
export async function hearAll(
  listenings: readonly Listening[],
  sounds: Sounds,
  before?: Heard,
): Promise<readonly Heard[]> {
  const wanted = listenings.map(({ session, taps }) => ({
    session,
    taps: [...new Map(taps.map((tap) => [placeOf(tap), { ...tap, id: placeOf(tap) }])).values()],
  }));
  const renderings = await renderTogether(wanted, assetsOfSounds(sounds));
  let first = before;
  return renderings.map((rendering, i) => {
    const heard = heardOf(listenings[i]!, rendering, first);
    first ??= heard;
    return heard;
  });
}

/** Renders one session with taps. @throws as `hearAll` */
export async function hear(
  session: Session,
  sounds: Sounds,
  taps: readonly RenderTap[],
  before?: Heard,
): Promise<Heard> {
  const [heard] = await hearAll([{ session, taps }], sounds, before);
  return heard!;
}

/** What was recorded of a rendering, by place; the print is one of them. */
type Recorded = ReadonlyMap<string, Stereo>;

const PRINT = "print";
const recordedOf = new WeakMap<Heard, Recorded>();

function heardOf({ session, taps }: Listening, rendering: Rendering, before: Heard | undefined): Heard {
  const places = new Map(taps.map((tap) => [tap.id, placeOf(tap)]));
  const known = before === undefined ? undefined : recordedOf.get(before);
  const recorded: Recorded = new Map(
    [...rendering.taps, [PRINT, rendering.print] as const].map(([place, sound]) => {
      const earlier = known?.get(place);
      return [place, earlier !== undefined && isSame(earlier, sound) ? earlier : sound];
    }),
  );
  const heard: Heard = {
    session,
    print: recorded.get(PRINT)!,
    frames: rendering.frames,
    tap(id) {
      const tap = recorded.get(places.get(id) ?? "");
      if (tap === undefined) throw new RangeError(`Nothing was listened to at "${id}".`);
      return tap;
    },
  };
  recordedOf.set(heard, recorded);
  return heard;
}

/** Bytes that are kept with what was heard. */
export function bytesOf(heard: Heard): number {
  const sounds = new Set(recordedOf.get(heard)?.values() ?? []);
  return [...sounds].reduce((sum, [left, right]) => sum + left.byteLength + right.byteLength, 0);
}

/** Bit by bit. */
function isSame(one: Stereo, other: Stereo): boolean {
  return one.every((samples, channel) => {
    const a = bitsOf(samples);
    const b = bitsOf(other[channel]!);
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  });
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length);
