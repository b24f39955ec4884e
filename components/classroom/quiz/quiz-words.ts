import { decibels } from "@/components/widgets/shared/words";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import { DRILL_INFOS, type DrillInfo } from "@/learning/drills/public";
import { type JudgedQuestion, mostPlays, type QuizPart } from "@/learning/drills/quiz-public";

/** @throws RangeError for a drill that the course no longer has */
export function drillOf({ drillId }: Pick<QuizPart, "drillId">): DrillInfo {
  const drill = DRILL_INFOS.find(({ id }) => id === drillId);
  if (drill === undefined) throw new RangeError(`The course has no drill "${drillId}".`);
  return drill;
}

const bandText = (frequencyHz: number): string => `${frequencyText(frequencyHz)}, ${bandWord(frequencyHz)}`;

/** Whether an answer was right, and what was true. */
export function judgedWords(
  { correct, choiceIndex, centreHz, gainDb }: JudgedQuestion,
  choicesHz: readonly number[],
): { readonly head: string; readonly more: string } {
  const how = `${gainDb < 0 ? "lowered" : "raised"} by ${decibels(Math.abs(gainDb), 0)}`;
  const band = bandText(centreHz);
  if (correct) return { head: `Right: ${band}`, more: `It was ${how}.` };
  const chosenHz = choiceIndex === null ? undefined : choicesHz[choiceIndex];
  if (chosenHz === undefined) return { head: `Left open: it was ${band}`, more: `It was ${how}.` };
  return { head: `No: it was ${band}`, more: `It was ${how}; you chose ${bandText(chosenHz)}.` };
}

const TIMES = ["", "once", "twice"] as const;

const timesText = (times: number): string => TIMES[times] || `${times} times`;

/** How often a question may be heard, said before it begins. */
export function hearingWords(quiz: Pick<QuizPart, "replays">): string {
  const most = mostPlays(quiz);
  return most === null ? "Hear each as often as you like." : `Each can be played ${timesText(most)}.`;
}

/** How often it may be heard still. */
export const leftWords = (left: number): string =>
  left === 0 ? "This is the last time." : `You can play it ${timesText(left)} more.`;
