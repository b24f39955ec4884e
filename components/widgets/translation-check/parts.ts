import type { PlaybackSystemName, Session, TranslationLoss, TranslationPart } from "@/audio-engine";
import { tracksOfPart } from "@/learning/exercises/translation-faults";

/** What the lesson listens for, by the flagship's tracks. */
const PARTS = [
  { id: "bass", label: "Bass" },
  { id: "kick", label: "Kick" },
  { id: "lead", label: "Voice" },
  { id: "piano", label: "Piano" },
] as const;

/** Rows of the table: parts, and the mix that they make. */
export const ROWS: readonly { readonly id: string; readonly label: string }[] = [
  ...PARTS,
  { id: "mix", label: "The whole mix" },
];

export function partsOf(session: Session): readonly TranslationPart[] {
  return PARTS.map(({ id }) => ({ id, trackIds: tracksOfPart(session, id) }));
}

/** Loses this much more than the mix it stands in: gone, not only softer. */
const GONE_LU = 10;
const WEAK_LU = 4;

/** "−12.6 LU", "+3.0 LU"; what a system does to a part's loudness. */
export function changeWords(lossLu: number | null | undefined): string {
  if (lossLu === null || lossLu === undefined) return "–";
  const size = Math.abs(lossLu).toFixed(1);
  if (size === "0.0") return "0.0 LU";
  return `${lossLu > 0 ? "−" : "+"}${size} LU`;
}

/** What became of the parts on one system, in a sentence; against the mix, because the listener turns up. */
export function lossSentence(
  losses: readonly TranslationLoss[],
  system: PlaybackSystemName,
  place: string,
): string {
  const lossOf = (id: string): number =>
    losses.find((loss) => loss.id === id)?.lossesLu[system] ?? Number.NaN;
  const mix = lossOf("mix");
  const against = PARTS.map(({ id, label }) => ({ name: label.toLowerCase(), lu: lossOf(id) - mix }));
  const gone = against.filter(({ lu }) => lu >= GONE_LU);
  const weak = against.filter(({ lu }) => lu >= WEAK_LU && lu < GONE_LU);
  const list = (parts: typeof against): string =>
    parts.map(({ name, lu }) => `the ${name} (${lu.toFixed(1)} LU more than the mix)`).join(" and ");
  if (gone.length === 0 && weak.length === 0) return `${place}, every part arrives.`;
  return [
    gone.length > 0 ? `${place}, you lose ${list(gone)}` : "",
    weak.length > 0 ? `${gone.length > 0 ? "and" : `${place},`} ${list(weak)} steps back` : "",
  ]
    .filter((words) => words !== "")
    .join(", ")
    .concat(".");
}
