import type { Session } from "@/audio-engine";
import type { HandOver } from "@/components/stores/hand-over";
import { songOf } from "@/components/widgets/studio/new-mix";
import type { SongName } from "@/components/widgets/studio/props";
import {
  type MadeExercise,
  type MadeGoal,
  type MadeMoves,
  OFFERED,
  type OfferedMeasure,
  usualSentence,
} from "@/learning/exercises/made-public";
import type { Measure } from "@/learning/exercises/measures";

/** Enough of a song to know its sections. */
export interface KnownSong extends SongName {
  readonly lengthFrames: number;
  readonly form: MadeExercise["form"];
}

/** A goal as its fields stand. */
export interface GoalDraft {
  readonly key: string;
  readonly measure: Measure;
  readonly of: string;
  /** "": the whole. */
  readonly section: string;
  readonly min: string;
  readonly max: string;
  readonly isKept: boolean;
  /** "": the usual one. */
  readonly sentence: string;
}

/** What the form holds. */
export interface MadeDraft {
  readonly title: string;
  readonly task: string;
  /** Index of the state that students begin with. */
  readonly start: number;
  /** Index of the state that is the instructor's own answer. */
  readonly model: number | null;
  readonly moves: MadeMoves;
  /** Ids of strips that stay as they are. */
  readonly locked: readonly string[];
  readonly goals: readonly GoalDraft[];
}

export const NEW_DRAFT: MadeDraft = {
  title: "",
  task: "",
  start: 0,
  model: null,
  moves: "levels",
  locked: [],
  goals: [],
};

/** What a measure can be taken of in a session, with its names. */
export function partsFor(measure: Measure, session: Session): readonly { value: string; label: string }[] {
  const of = OFFERED[measure]?.of ?? [];
  const named = (strips: readonly { id: string; name: string }[]) =>
    strips.map(({ id, name }) => ({ value: id, label: name }));
  return [
    ...(of.includes("print") ? [{ value: "print", label: "the whole mix" }] : []),
    ...(of.includes("track") ? named(session.tracks) : []),
    ...(of.includes("bus") ? named(session.buses) : []),
  ];
}

/** Sections that a measure can be taken of. */
export function sectionsFor(
  { sections }: Pick<OfferedMeasure, "sections">,
  form: MadeExercise["form"],
): readonly { value: string; label: string }[] {
  const named = form.map(({ name }) => ({ value: name, label: `in “${name}”` }));
  if (sections === "later") return named.slice(1);
  return [{ value: "", label: "over the whole" }, ...(sections === "any" ? named : [])];
}

const written = (value: number | null): string => (value === null ? "" : String(value));

/** A goal of a measure as it begins: its usual window, of the first thing that it can be taken of. */
export function newGoal(
  key: string,
  measure: Measure,
  session: Session,
  form: MadeExercise["form"],
): GoalDraft {
  const offered = OFFERED[measure];
  const { min = null, max = null } = offered?.usual ?? {};
  return {
    key,
    measure,
    of: partsFor(measure, session)[0]?.value ?? "print",
    section: (offered && sectionsFor(offered, form)[0]?.value) ?? "",
    min: written(min),
    max: written(max),
    isKept: false,
    sentence: "",
  };
}

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

/** A goal as it is sent. */
export function goalOfDraft(draft: GoalDraft, start: Session): MadeGoal {
  const { measure, of, section, isKept, sentence } = draft;
  const goal = {
    ...{ measure, of },
    section: section === "" ? null : section,
    min: numberOf(draft.min),
    max: numberOf(draft.max),
  };
  return { ...goal, isKept, sentence: sentence.trim() || usualSentence(goal, start) };
}

/** Every strip of a session by id. */
export const stripIds = ({ tracks, buses }: Session): readonly string[] => [
  ...[...tracks, ...buses].map(({ id }) => id),
  "master",
];

/** Sections of the song that a session is the whole of. */
export function formOf(session: Session, songs: readonly KnownSong[]): MadeExercise["form"] {
  const asLong = songs.filter(({ lengthFrames }) => lengthFrames === session.lengthFrames);
  const song = songOf(session, asLong);
  return asLong.find(({ id }) => id === song?.id)?.form ?? [];
}

/** The exercise that the form describes. */
export function madeOf(draft: MadeDraft, states: HandOver, songs: readonly KnownSong[]): MadeExercise {
  const start = (states[draft.start] ?? states[0]).session;
  const { title, task, moves, locked, goals } = draft;
  const { id, title: name } = start;
  const own = draft.model === null ? undefined : states[draft.model]?.session;
  return {
    ...{ title, task, start, moves },
    form: formOf(start, songs),
    strips: stripIds(start).filter((id) => !locked.includes(id)),
    goals: goals.map((goal) => goalOfDraft(goal, start)),
    // What it is called is nobody's answer.
    model: own === undefined ? null : { ...own, id, title: name },
  };
}
