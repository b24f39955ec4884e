import { describe, expect, test } from "vitest";
import { type Action, type Actor, can, type Resource, type ResourceKind, rules } from "./can";

/**
 * Who may do what, written a second time as letters: O owner, I instructor, A assistant and S student of the class, D admin of the
 * course, T anybody who teaches. Everyone not named may not.
 */
const TABLE: Readonly<Record<string, string>> = {
  "course/manage": "D",
  "course/backup": "D",
  "course/read-audit": "D",
  "staff/create": "D",
  "staff/reset": "OD",
  "staff/delete": "D",
  "class/create": "DT",
  "class/read": "IASD",
  "class/manage": "ID",
  "class/delete": "ID",
  "class/leave": "S",
  "class/read-gradebook": "IA",
  "class/export": "I",
  "student/read": "OIAD",
  "student/change": "ID",
  "student/reset-pin": "ID",
  "student/change-pin": "O",
  "student/export": "OID",
  "student/delete": "ID",
  "student/read-progress": "OIA",
  "student/add-progress": "O",
  "assignment/read": "IAS",
  "assignment/read-draft": "IA",
  "assignment/create": "I",
  "assignment/change": "I",
  "assignment/delete": "I",
  "assignment/attempt": "S",
  "work/read": "OIA",
  "work/change": "O",
  "work/hand-in": "O",
  "work/comment": "IA",
  "work/mark": "IA",
  "work/note": "O",
  "remark/change": "O",
  "grade/read": "OIA",
  "grade/override": "I",
  "grade/regrade": "I",
  "note/read": "IA",
  "note/write": "IA",
  "sign-in/read": "O",
  "sign-in/end": "OD",
};

const ROLES = ["admin", "instructor", "assistant", "student"] as const;
const CLASS_ROLES = ["instructor", "assistant", "student", null] as const;
const RANK = ["student", "assistant", "instructor", "admin"];

const ACTIONS = Object.entries(rules).flatMap(([kind, actions]) =>
  Object.keys(actions).map((action) => [kind as ResourceKind, action as Action] as const),
);

function letters(actor: NonNullable<Actor>, { ownerId, classRole }: Resource): string {
  const role = classRole && RANK.indexOf(classRole) <= RANK.indexOf(actor.role) ? classRole : "";
  return [
    ownerId === actor.id ? "O" : "",
    role.charAt(0).toUpperCase(),
    actor.role === "admin" ? "D" : "",
    actor.role === "instructor" ? "T" : "",
  ].join("");
}

test("the table here names every action, and no other", () => {
  expect(ACTIONS.map(([kind, action]) => `${kind}/${action}`).sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(ACTIONS)("%s: %s", (kind, action) => {
  const allowed = TABLE[`${kind}/${action}`] ?? "";

  test.each(ROLES)("as %s, in every place in a class, as owner and not", (role) => {
    const actor = { id: "me", role };
    for (const classRole of CLASS_ROLES) {
      for (const ownerId of ["me", "other", null]) {
        const resource = { kind, classRole, ownerId };
        const wanted = [...letters(actor, resource)].some((letter) => allowed.includes(letter));
        expect([classRole, ownerId, can(actor, action, resource)]).toEqual([classRole, ownerId, wanted]);
      }
    }
    expect(can(actor, action, { kind })).toBe(
      [...letters(actor, { kind })].some((one) => allowed.includes(one)),
    );
  });

  test("as nobody: never", () => {
    for (const classRole of CLASS_ROLES)
      expect(can(null, action, { kind, classRole, ownerId: null })).toBe(false);
  });
});

test("what stands in no row is refused, also under the names that every object has", () => {
  const admin = { id: "me", role: "admin" } as const;
  expect(can(admin, "fly" as Action, { kind: "class" })).toBe(false);
  expect(can(admin, "constructor" as Action, { kind: "class" })).toBe(false);
  expect(can(admin, "manage", { kind: "__proto__" as ResourceKind })).toBe(false);
  expect(can(admin, "hand-in", { kind: "class" })).toBe(false);
});
