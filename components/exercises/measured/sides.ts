import type { Session, Side } from "@/audio-engine";
import type { SideLabel } from "@/components/widgets/shared/comparison-bar";
import { assetSide } from "../use-listening";
import type { ExerciseLook } from "./look";
import { type ShownVariant, YOURS } from "./work";

/** What is heard beside each other, and its buttons. */
export interface HeardSides {
  readonly sides: readonly Side[];
  readonly labels: readonly SideLabel[];
}

const LETTERS = ["A", "B", "C", "D"] as const;

/** While it is worked on: what is to be reached, or what was given, and the student's own. */
export function benchSides(look: ExerciseLook, variant: ShownVariant, work: Session): HeardSides {
  if (look.beside !== undefined) {
    return labelled([yours(look.sides.yours, work), ...look.beside(variant.publicPart.start)]);
  }
  const shown = look.referenceHeard === "answered" ? { ...variant, reference: null } : variant;
  const [other] = othersOf(look, shown);
  return labelled([...(other === undefined ? [] : [other]), yours(look.sides.yours, work)]);
}

/** When it was answered: also what was given, and what it might have become. */
export function reviewSides(
  look: ExerciseLook,
  variant: ShownVariant,
  answer: Session,
  truth: Session | null,
): HeardSides {
  const [first, ...rest] = othersOf(look, variant);
  const heardTruth: Side[] =
    look.hearsTruth === true && truth !== null
      ? [{ id: "truth", label: look.sides.reference, kind: "session", session: truth }]
      : [];
  return labelled([...(first === undefined ? [] : [first]), yours("Yours", answer), ...rest, ...heardTruth]);
}

/** The reference, where there is one, and what was given. */
function othersOf({ sides }: ExerciseLook, { reference, heard, publicPart }: ShownVariant): Side[] {
  const given: Side =
    heard === null
      ? { id: "given", label: sides.given, kind: "session", session: publicPart.start }
      : assetSide("given", sides.given, heard);
  return reference === null ? [given] : [assetSide("reference", sides.reference, reference), given];
}

function yours(label: string, session: Session): Side {
  return { id: YOURS, label, kind: "session", session };
}

function labelled(sides: readonly Side[]): HeardSides {
  return {
    sides,
    labels: sides.map(({ id, label }, i) => ({ id, label, letter: LETTERS[i] ?? "D" })),
  };
}
