import type * as z from "zod";

type RawIssue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

const LONGEST_QUOTE = 40;

/** What is wrong at one place of a document, in one sentence that stands behind the place's path. */
export function issueWords(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is missing."
        : `This must be ${KINDS[issue.expected] ?? issue.expected}; here it is ${shown(issue.input)}.`;
    case "invalid_value":
      return `This must be ${issue.values.map((value) => `"${String(value)}"`).join(" or ")}; here it is ${shown(issue.input)}.`;
    case "invalid_union":
      return unionWords(issue);
    case "too_big":
      return `This may be ${size(issue.origin, issue.maximum)} at most; here it is ${sizeOf(issue.input)}.`;
    case "too_small":
      return `This must be ${size(issue.origin, issue.minimum)} at least; here it is ${sizeOf(issue.input)}.`;
    case "unrecognized_keys":
      return `Unknown field ${issue.keys.map((key) => shown(key)).join(", ")}.`;
    default:
      return `This cannot be ${shown(issue.input)}.`;
  }
}

/** Of parameters, whose whole range is known: "Fader goes from -100 to 10; 99 is outside." */
export const rangeWords =
  (label: string, min: number, max: number) =>
  ({ input }: { readonly input?: unknown }): string =>
    typeof input === "number"
      ? `${label} goes from ${min} to ${max}; ${input} is outside.`
      : `${label} goes from ${min} to ${max}.`;

function unionWords({ input, discriminator }: Extract<RawIssue, { code: "invalid_union" }>): string {
  if (typeof discriminator !== "string" || typeof input !== "object" || input === null) {
    return "This is none of the forms that it may have.";
  }
  const value: unknown = Object.entries(input).find(([key]) => key === discriminator)?.[1];
  return value === undefined
    ? "This is missing."
    : `There is no ${discriminator} ${shown(value)} in this version.`;
}

/** A value as a person would quote it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a group of fields";
  if (typeof value === "number" && !Number.isFinite(value)) return "too large a number";
  const text = (JSON.stringify(value) ?? "nothing").replaceAll(/\p{Cc}/gu, " ");
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function size(origin: string, bound: number | bigint): string {
  if (origin === "string") return `${bound} letters long`;
  return origin === "array" ? `${bound} entries long` : String(bound);
}

function sizeOf(value: unknown): string {
  if (typeof value === "string" || Array.isArray(value)) return `${value.length} long`;
  return shown(value);
}
