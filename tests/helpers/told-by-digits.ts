import { asPrinted } from "@/learning/drills/hear-a-band";

interface Question {
  readonly choicesHz: readonly number[];
  readonly answerIndex: number;
}

/** Of the digits alone: how many of the choices are not what rounding from one of them would give. */
const misfit = (choicesHz: readonly number[], centre: number, spacingOctaves: number): number =>
  choicesHz.filter((hz, i) => asPrinted(choicesHz[centre]! * 2 ** ((i - centre) * spacingOctaves)) !== hz)
    .length;

/**
 * How much better the true choice explains the others by its digits than a choice does on the average, in choices; and
 * what is passed by chance once in 16 000 (four standard errors).
 */
export function toldByDigits(
  questions: readonly Question[],
  spacingOctaves: number,
): { readonly mean: number; readonly limit: number } {
  const excess = questions.map(({ choicesHz, answerIndex }) => {
    const all = choicesHz.map((_, i) => misfit(choicesHz, i, spacingOctaves));
    return all[answerIndex]! - all.reduce((sum, n) => sum + n, 0) / all.length;
  });
  const mean = excess.reduce((sum, n) => sum + n, 0) / excess.length;
  const deviation = Math.sqrt(excess.reduce((sum, n) => sum + (n - mean) ** 2, 0) / excess.length);
  return { mean: Math.abs(mean), limit: (4 * deviation) / Math.sqrt(excess.length) + 1e-9 };
}
