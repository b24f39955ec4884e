import { DRILL_INFOS } from "@/learning/drills/public";
import { exerciseById, exerciseIds } from "@/learning/exercises/registry";

/** What every exercise and drill is called, by its id. */
export function practiceTitles(): Readonly<Record<string, string>> {
  const exercises = exerciseIds().map((id) => [id, exerciseById(id)?.info.title ?? id]);
  return Object.fromEntries([...exercises, ...DRILL_INFOS.map(({ id, title }) => [id, title])]);
}
