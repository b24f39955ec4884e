import { octaveOf } from "@/learning/drills/octave";
import type { ProgressEvent, ProgressPayload } from "./events";
import { afterAnswer } from "./ladder";
import type { BandRecord, ReviewItem, SkillProgress } from "./state";

const REMEMBERED_ANSWERS = 12;
/** Answers this close to a waiting item are answers about it. */
const SAME_ITEM_OCTAVES = 1 / 3;

/** Threshold history and answers per octave band of every skill; `history` in order. */
export function reduceSkills(history: readonly ProgressEvent[]): Map<string, SkillProgress> {
  const skills = new Map<string, SkillProgress>();
  for (const event of history) {
    if (event.type !== "drill-answered" && event.type !== "drill-finished") continue;
    const { skill } = event.payload;
    const before = skills.get(skill) ?? { thresholds: [], bands: [] };
    if (event.type === "drill-answered") {
      skills.set(skill, { ...before, bands: withAnswer(before.bands, event.payload) });
      continue;
    }
    const { thresholdOctaves, headphonesPassed } = event.payload;
    const entry = { thresholdOctaves, headphonesPassed, atMs: event.atMs };
    const thresholds =
      thresholdOctaves === null ? before.thresholds : [...before.thresholds, { ...entry, thresholdOctaves }];
    skills.set(skill, { ...before, thresholds });
  }
  return skills;
}

/** Missed items with the time when they are due, by the ladder. */
export function reduceReviews(history: readonly ProgressEvent[]): ReviewItem[] {
  let reviews: readonly ReviewItem[] = [];
  for (const event of history) {
    if (event.type === "drill-answered") reviews = reviewsAfter(reviews, event.payload, event.atMs);
  }
  return [...reviews].sort((a, b) => a.dueAtMs - b.dueAtMs);
}

/** Share of an octave band's remembered answers that were wrong, by octave; bands never asked are missing. */
export function missRates(skill: SkillProgress | undefined): ReadonlyMap<number, number> {
  return new Map(
    (skill?.bands ?? []).map(({ octave, answers }) => [
      octave,
      answers.filter((correct) => !correct).length / answers.length,
    ]),
  );
}

function withAnswer(bands: readonly BandRecord[], answer: ProgressPayload<"drill-answered">): BandRecord[] {
  const octave = octaveOf(answer.item.centreHz);
  const before = bands.find((band) => band.octave === octave)?.answers ?? [];
  const answers = [...before, answer.correct].slice(-REMEMBERED_ANSWERS);
  return [...bands.filter((band) => band.octave !== octave), { octave, answers }].sort(
    (a, b) => a.octave - b.octave,
  );
}

function reviewsAfter(
  reviews: readonly ReviewItem[],
  answer: ProgressPayload<"drill-answered">,
  atMs: number,
): readonly ReviewItem[] {
  const { skill, drillId, correct } = answer;
  const waiting = reviews.find((review) => review.skill === skill && isSameItem(review, answer));
  const next = afterAnswer(waiting, correct, atMs);
  const others = reviews.filter((review) => review !== waiting);
  const item = correct && waiting !== undefined ? waiting.item : answer.item;
  return next === undefined
    ? others
    : [...others, { skill, drillId, item, rung: next.rung, dueAtMs: next.dueAtMs }];
}

function isSameItem(review: ReviewItem, { item }: ProgressPayload<"drill-answered">): boolean {
  const octaves = Math.abs(Math.log2(review.item.centreHz / item.centreHz));
  return octaves <= SAME_ITEM_OCTAVES && Math.sign(review.item.gainDb) === Math.sign(item.gainDb);
}
