import type { AssignmentRow } from "../db/tables";

/** Whose work it is, as those who mark it are told: in anonymous marking a number that says nothing about the class's list. */
export function namesOf(
  people: readonly { readonly userId: string; readonly name: string }[],
  { isAnonymous }: Pick<AssignmentRow, "isAnonymous">,
): ReadonlyMap<string, string> {
  const known = new Map(people.map(({ userId, name }) => [userId, name]));
  if (isAnonymous === 0) return known;
  // Ids are random: in their order nobody is found by when they joined or how they are called.
  return new Map([...known.keys()].sort().map((userId, i) => [userId, `Student ${i + 1}`]));
}
