import Papa from "papaparse";
import { allowInClass } from "../auth/in-class";
import { addRosterNames } from "../db/classes";
import type { Store } from "../db/handle";
import { clearRoster, rosterOf } from "../db/members";
import { nameKeyOf, type Person } from "../db/people";
import { write } from "../db/transactions";
import { RequestError } from "../http/request-error";
import { personName } from "./requests";

const MOST_NAMES = 1000;

const HEADINGS = {
  whole: ["name", "full name", "student", "student name", "display name"],
  first: ["first name", "firstname", "given name", "forename"],
  last: ["last name", "lastname", "surname", "family name"],
} as const;

type Row = readonly string[];

/** How a name is read from a row, by the first one; `from`: the row at which names begin. */
function nameReader(first: Row): { from: number; nameOf: (row: Row) => string } {
  const headings = first.map((cell) => cell.trim().toLowerCase().replaceAll("_", " "));
  const columnOf = (names: readonly string[]) => headings.findIndex((heading) => names.includes(heading));
  const [whole, given, family] = [
    columnOf(HEADINGS.whole),
    columnOf(HEADINGS.first),
    columnOf(HEADINGS.last),
  ];
  if (whole >= 0) return { from: 1, nameOf: (row) => row[whole] ?? "" };
  if (given >= 0 && family >= 0)
    return { from: 1, nameOf: (row) => `${row[given] ?? ""} ${row[family] ?? ""}` };
  if (first.length === 1) return { from: 0, nameOf: (row) => row[0] ?? "" };
  throw new RequestError(
    400,
    "The first line must say which column holds the names: “name”, or “first name” and “last name”.",
  );
}

/**
 * The names in a roster: one to a line, or a table whose first line names its columns. Commas, semicolons and tabs will do.
 * A name that comes twice is there once.
 * @throws {RequestError} 400 with the line at which it cannot be read
 */
export function readRoster(csv: string): string[] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  const [first] = data;
  if (first === undefined) throw new RequestError(400, "There are no names in this roster.");
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken !== undefined)
    throw new RequestError(400, `Line ${(broken.row ?? 0) + 1} has a quotation mark that is not closed.`);
  const { from, nameOf } = nameReader(first);
  const names = new Map<string, string>();
  for (const [index, row] of data.entries()) {
    if (index < from || nameOf(row).trim() === "") continue;
    const read = personName.safeParse(nameOf(row).replaceAll(/\s+/gu, " "));
    if (!read.success)
      throw new RequestError(400, `Line ${index + 1}: the name ${read.error.issues[0]?.message}.`);
    const key = nameKeyOf(read.data);
    if (!names.has(key)) names.set(key, read.data);
  }
  if (names.size === 0) throw new RequestError(400, "There are no names in this roster.");
  if (names.size > MOST_NAMES) throw new RequestError(400, `A roster has at most ${MOST_NAMES} names.`);
  return [...names.values()];
}

/**
 * Puts the names of a CSV text on a class's roster.
 * @returns how many are new, and how many were on it already
 * @throws {RequestError} 400 when the text cannot be read as a roster
 */
export async function addRoster(
  store: Store,
  actor: Person,
  classId: string,
  csv: string,
): Promise<{ added: number; already: number }> {
  return write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    const names = readRoster(csv);
    const before = (await rosterOf(writer, classId)).length;
    await addRosterNames(writer, classId, names);
    const added = (await rosterOf(writer, classId)).length - before;
    return { added, already: names.length - added };
  });
}

/** Takes the names from a roster that nobody has joined under. */
export async function emptyRoster(store: Store, actor: Person, classId: string): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await clearRoster(writer, classId);
  });
}
