import { CallError } from "./call";

/** Why a form was not taken, and by which field. */
export interface Refusal {
  /** null: the form as a whole. */
  readonly field: string | null;
  readonly sentence: string;
}

/** Words of sentences that are about one field. */
const ABOUT: readonly (readonly [field: string, words: RegExp])[] = [
  ["pin", /\bPIN\b/],
  ["next", /\bPIN\b|password/],
  ["secret", /\bPIN\b|password/],
  ["userName", /user name/i],
  ["password", /password/],
  ["code", /\bcode\b/],
  ["name", /\bname\b/],
];

/** Not about what was typed into one field: who it is, how often it was tried, whether the server is there. */
const OF_THE_WHOLE = [0, 401, 429, 500, 503];

/** What the server refused, put to the field that it is about. */
export function refusalOf(error: unknown, fields: readonly string[]): Refusal {
  if (!(error instanceof CallError)) throw error;
  const { sentence, status } = error;
  if (OF_THE_WHOLE.includes(status)) return { field: null, sentence };
  // "name: may not be empty." comes from the check of a field by its name.
  const [, named = "", rest = ""] = /^(\w+): (.+)$/.exec(sentence) ?? [];
  if (fields.includes(named)) return { field: named, sentence: `This ${rest}` };
  const field = ABOUT.find(([each, words]) => fields.includes(each) && words.test(sentence))?.[0];
  return { field: field ?? null, sentence };
}
