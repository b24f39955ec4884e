import { rawSession, type Session, type Side } from "@/audio-engine";
import type { ExerciseLook } from "@/components/exercises/measured/look";
import { assetSide } from "@/components/exercises/use-listening";
import type { SideLabel } from "@/components/widgets/shared/comparison-bar";
import type { CounterVersion } from "@/server/grades/shapes";
import type { LoadedWork } from "./load-opening";

/** The work as it was handed in. */
export const HANDED_IN = "handed-in";
/** The same with the controls in hand: nothing of it is kept by itself. */
export const MOVED = "moved";
/** How somebody who marks would have done it. */
export const COUNTER = "counter";

const TRUTH_LABEL = "The answer of whoever made it";

const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

interface SidesOptions {
  readonly look: ExerciseLook;
  readonly work: LoadedWork;
  readonly name: string;
  /** What the controls stand at now. */
  readonly moved: Session;
  readonly counter: CounterVersion | null;
  /** Another work of the class. */
  readonly other: { readonly name: string; readonly work: LoadedWork } | null;
  /** What it might have become, where that is a session and may be heard by now. */
  readonly truth: Session | null;
  /** False as long as the student may not hear what was to be reached. */
  readonly withReference: boolean;
}

/** Everything that a work is heard beside, and its buttons. */
export function openingSides(options: SidesOptions): {
  sides: readonly Side[];
  labels: readonly SideLabel[];
} {
  const { look, work, name, moved, other, counter, truth, withReference } = options;
  const { reference, heard, publicPart } = work.variant;
  // Where sides are not matched, it would be much louder than the rest.
  const hasRaw = heard === null && look.matched && publicPart.start.tracks.length > 1;
  const session = (id: string, label: string, of: Session): Side => ({
    id,
    label,
    kind: "session",
    session: of,
  });
  const sides: Side[] = [
    session(HANDED_IN, name, work.session),
    session(MOVED, "With your hand on it", moved),
    ...(reference !== null && withReference ? [assetSide("reference", look.sides.reference, reference)] : []),
    ...(counter === null ? [] : [session(COUNTER, `${counter.author}’s counter-version`, counter.session)]),
    ...(look.hearsTruth === true && truth !== null ? [session("truth", TRUTH_LABEL, truth)] : []),
    heard === null
      ? session("given", look.sides.given, publicPart.start)
      : assetSide("given", look.sides.given, heard),
    ...(hasRaw ? [session("raw", "Raw, all at 0 dB", rawSession(publicPart.start))] : []),
    ...(other === null ? [] : [session("other", other.name, other.work.session)]),
  ];
  const labels = sides.map(({ id, label }, i) => ({ id, label, letter: LETTERS[i]! }));
  return { sides, labels };
}
