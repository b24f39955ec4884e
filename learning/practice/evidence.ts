import { type RenderTap, renderSession } from "@/audio-engine/render/render-session";
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

/** Renders a session with taps. @throws LearningError practice/answer-invalid for a sound that is not the variant's */
export async function hear(session: Session, sounds: Sounds, taps: readonly RenderTap[]): Promise<Heard> {
  const placeIds = new Map(taps.map(({ id, stripId, point }) => [id, `${point}/${stripId}`]));
  // Guards and goals name one place differently; it is recorded once, and one sound is read once.
  const places = new Map(
    taps.map(({ stripId, point }) => [`${point}/${stripId}`, { id: `${point}/${stripId}`, stripId, point }]),
  );
  const rendering = await renderSession({
    session,
    range: { fromFrame: 0, toFrame: session.lengthFrames },
    assets: assetsOfSounds(sounds),
    taps: [...places.values()],
  });
  return {
    session,
    print: rendering.print,
    frames: rendering.frames,
    tap(id) {
      const tap = rendering.taps.get(placeIds.get(id) ?? "");
      if (tap === undefined) throw new RangeError(`Nothing was listened to at "${id}".`);
      return tap;
    },
  };
}
