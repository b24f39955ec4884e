import type { ClassRole, Role } from "../db/tables";

/** Whoever asks; null: nobody is signed in. */
export type Actor = { readonly id: string; readonly role: Role } | null;

/** What an actor is to a resource, strongest first; each has every right of "other". */
export type Relation = "owner" | "class-instructor" | "class-assistant" | "class-student" | "other";

/**
 * What is asked about. `classRole` is the actor's active role in the class that the resource belongs to, `ownerId` whose
 * work or person it is.
 */
export interface Resource {
  readonly kind: ResourceKind;
  readonly classRole?: ClassRole | null;
  readonly ownerId?: string | null;
}

const I = ["class-instructor"] as const;
const I_A = ["class-instructor", "class-assistant"] as const;
const OWN = ["owner"] as const;
const OWN_I = [...OWN, ...I] as const;
const OWN_I_A = [...OWN, ...I_A] as const;
const CLASS = [...I_A, "class-student"] as const;

/**
 * Who may do what: an action is open to the relations named, and to an admin where `admin` says so. What stands in no row
 * may be done by nobody. An assistant reads and marks; who is in a class, what is assigned and what overrides a grade
 * is the instructor's. An admin manages people and classes and reads no student's work.
 */
const RULES = {
  course: {
    manage: { to: [], admin: true },
    backup: { to: [], admin: true },
    "read-audit": { to: [], admin: true },
  },
  staff: {
    create: { to: [], admin: true },
    reset: { to: OWN, admin: true },
    delete: { to: [], admin: true },
  },
  class: {
    create: { to: [], admin: true, roles: ["instructor"] },
    read: { to: CLASS, admin: true },
    manage: { to: I, admin: true },
    delete: { to: I, admin: true },
    leave: { to: ["class-student"] },
    "read-gradebook": { to: I_A },
    export: { to: I },
  },
  student: {
    read: { to: OWN_I_A, admin: true },
    change: { to: I, admin: true },
    "reset-pin": { to: I, admin: true },
    "change-pin": { to: OWN },
    export: { to: OWN_I, admin: true },
    delete: { to: I, admin: true },
    "read-progress": { to: OWN_I_A },
    "add-progress": { to: OWN },
  },
  assignment: {
    read: { to: CLASS },
    "read-draft": { to: I_A },
    create: { to: I },
    change: { to: I },
    delete: { to: I },
    attempt: { to: ["class-student"] },
  },
  work: {
    read: { to: OWN_I_A },
    change: { to: OWN },
    "hand-in": { to: OWN },
    comment: { to: I_A },
    mark: { to: I_A },
    /** To say of one's own work that it is meant to be so, or that its number is wrong. */
    note: { to: OWN },
  },
  /** What somebody wrote to a work; `ownerId` is who wrote it. */
  remark: { change: { to: OWN } },
  grade: { read: { to: OWN_I_A }, override: { to: I }, regrade: { to: I } },
  note: { read: { to: I_A }, write: { to: I_A } },
  "sign-in": { read: { to: OWN }, end: { to: OWN, admin: true } },
} as const satisfies Record<
  string,
  Record<string, { to: readonly Relation[]; admin?: true; roles?: readonly Role[] }>
>;

export type ResourceKind = keyof typeof RULES;

/** Every action, on whatever it may be asked about. */
export type Action = { [K in ResourceKind]: keyof (typeof RULES)[K] }[ResourceKind];

interface Rule {
  readonly to: readonly Relation[];
  readonly admin?: true;
  readonly roles?: readonly Role[];
}

/** The table itself, for what lists rights. */
export const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = RULES;

function relationsOf(actor: NonNullable<Actor>, { ownerId, classRole }: Resource): Relation[] {
  const relations: Relation[] = ["other"];
  if (ownerId !== undefined && ownerId === actor.id) relations.push("owner");
  // A role in a class counts as far as the person's own goes: a student is nobody's instructor.
  const most: readonly Role[] = ["student", "assistant", "instructor", "admin"];
  if (classRole && most.indexOf(classRole) <= most.indexOf(actor.role)) relations.push(`class-${classRole}`);
  return relations;
}

/**
 * Whether someone may do something: the only place that decides it. Nobody signed in may do nothing here; what everybody may
 * do (read lessons, join a class) is never asked.
 */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  if (actor === null) return false;
  const ofKind = Object.hasOwn(rules, resource.kind) ? rules[resource.kind] : undefined;
  const rule = ofKind !== undefined && Object.hasOwn(ofKind, action) ? ofKind[action] : undefined;
  if (rule === undefined) return false;
  if (actor.role === "admin" && rule.admin === true) return true;
  if (rule.roles?.includes(actor.role)) return true;
  return relationsOf(actor, resource).some((relation) => rule.to.includes(relation));
}

/** Whether someone has nothing to do with a resource. */
export const isStranger = (actor: Actor, resource: Resource): boolean =>
  actor === null || (actor.role !== "admin" && relationsOf(actor, resource).length === 1);
