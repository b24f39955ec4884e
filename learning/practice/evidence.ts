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

/**
 * Renders sessions of one length with taps; together, because what is equal in them takes its time once.
 * @throws LearningError practice/answer-invalid for a sound that is not the variant's
 */
export async function hearAll(listenings: readonly Listening[], sounds: Sounds): Promise<readonly Heard[]> {
  const wanted = listenings.map(({ session, taps }) => ({
    session,
    taps: [...new Map(taps.map((tap) => [tap.id, tap])).values()],
  }));
  const renderings = await renderTogether(wanted, assetsOfSounds(sounds));
  return renderings.map((rendering, i) => heardOf(wanted[i]!.session, rendering));
}

/** Renders one session with taps. @throws as `hearAll` */
export async function hear(session: Session, sounds: Sounds, taps: readonly RenderTap[]): Promise<Heard> {
  const [heard] = await hearAll([{ session, taps }], sounds);
  return heard!;
}

const heardOf = (session: Session, { print, frames, taps }: Rendering): Heard => ({
  session,
  print,
  frames,
  tap(id) {
    const tap = taps.get(id);
    if (tap === undefined) throw new RangeError(`Nothing was listened to at "${id}".`);
    return tap;
  },
});
