import type { LessonFrontmatter } from "@/server/content/frontmatter";

export interface Published {
  readonly places: readonly string[];
  readonly lessons: readonly string[];
  readonly songs: readonly string[];
  readonly assets: readonly { readonly id: string; readonly licence: string; readonly description: string }[];
  readonly tracks: readonly string[];
  readonly exercises: readonly string[];
  readonly drills: readonly string[];
}

/** Asset of each dry recording that a lesson may name. */
const DRY_ASSETS: Readonly<Record<string, string>> = {
  "acoustic-guitar": "dry-acoustic-guitar",
  saxophone: "dry-sax",
  snare: "dry-snare",
  voice: "dry-voice",
};

/** What a lesson names and nobody has, headings that skip, ids twice, outcomes without practice. */
export function lessonFaults(source: string, front: LessonFrontmatter, published: Published): string[] {
  const named = (attribute: string): string[] =>
    [...source.matchAll(new RegExp(`\\b${attribute}="([^"]+)"`, "g"))].map(([, value]) => value ?? "");
  const unknown = (kind: string, ids: readonly string[], known: readonly string[]): string[] =>
    ids.filter((id) => !known.includes(id)).map((id) => `There is no ${kind} "${id}".`);
  const sources = [...front.sources, ...named("source")];
  return [
    ...unknown("place on the map for", [front.id], published.places),
    ...unknown("lesson", front.requires, published.lessons),
    ...unknown("song", [...front.songs, ...named("song")], published.songs),
    ...unknown("track", named("track"), published.tracks),
    ...unknown("exercise", [...front.exercises, ...named("exercise")], published.exercises),
    ...unknown("drill", [...front.drills, ...named("drill")], published.drills),
    ...unknown("dry recording", sources, Object.keys(DRY_ASSETS)),
    ...soundFaults(sources, published),
    ...idFaults(source),
    ...headingFaults(source),
    ...outcomeFaults(source, front),
  ];
}

function soundFaults(sources: readonly string[], { assets }: Published): string[] {
  return sources.flatMap((source) => {
    const asset = assets.find(({ id }) => id === DRY_ASSETS[source]);
    if (asset === undefined || asset.licence === "" || asset.description === "") {
      return [`The sound of "${source}" has no licence or no description.`];
    }
    return [];
  });
}

function idFaults(source: string): string[] {
  const ids = [...source.matchAll(/<[A-Z]\w+\s+id="([^"]+)"/g)].map(([, id]) => id ?? "");
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `The id "${id}" is used twice.`);
}

function headingFaults(source: string): string[] {
  const levels = [...source.matchAll(/^(#+) (.+)$/gm)].map(([, marks = "", text = ""]) => ({
    level: marks.length,
    text,
  }));
  return levels.flatMap(({ level, text }, i) => {
    const before = levels[i - 1]?.level ?? 1;
    return level > before + 1 || level < 2 ? [`The heading "${text}" skips a level.`] : [];
  });
}

/** Exercises that are named at the top and do not stand in the lesson. */
function unplaced(source: string, exercises: readonly string[]): string[] {
  const component = (id: string) =>
    id.replace(/(?:^|-)([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
  return exercises
    .filter((id) => !source.includes(`exercise="${id}"`) && !source.includes(`<${component(id)} `))
    .map((id) => `The exercise "${id}" does not stand in the lesson.`);
}

/** A question, an exercise or a quiz for each outcome: fewer cannot exercise them all. */
function outcomeFaults(source: string, { outcomes, exercises, drills }: LessonFrontmatter): string[] {
  const questions = [...source.matchAll(/<Predict\b/g)].length;
  const practised = questions + exercises.length + drills.length;
  const tooFew =
    practised < outcomes.length
      ? [`${outcomes.length} outcomes have ${practised} questions or exercises.`]
      : [];
  const unmeasured = exercises.length === 0 ? ["The lesson measures nothing that the student makes."] : [];
  return [...tooFew, ...unmeasured, ...unplaced(source, exercises)];
}
