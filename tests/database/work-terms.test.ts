import type { QueryResult, RootOperationNode, UnknownRow } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createAssignment, removeAssignment, replaceAssignment } from "../../server/assignments/assignments";
import { changeGroup, groupsIn, makeGroup, removeGroup } from "../../server/assignments/groups";
import { grantOverride, removeOverride } from "../../server/assignments/overrides";
import { readableAssignment } from "../../server/assignments/places";
import { assignmentSettings, assignmentsForStaff } from "../../server/assignments/staff-views";
import { creditOf } from "../../server/assignments/student-terms";
import { workOf } from "../../server/assignments/student-views";
import { emptyTables } from "../../server/db/copy";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { submissionById, submissionsOf } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { attemptsOf } from "../../server/db/work";
import { closeAttempts } from "../../server/submissions/close-attempts";
import { keepDraft } from "../../server/submissions/drafts";
import { NOW } from "./class-fixture";
import { classWork } from "./class-work";
import { KINDS, newStore } from "./stores";
import { ASSIGNED, makePeople, workWith } from "./work-fixture";

const HOUR = 3_600_000;
/** NOW is 28 November 2026, 00:00 in UTC and 01:00 by the class's clock. */
const DUE = "2026-11-28T03:00";
const CLOSES = "2026-11-28T05:00";
const STRANGER = "This is not here, or it is not yours.";

describe.each(KINDS)("what holds for work of a class on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const { classWith, start, handIn } = classWork(() => store);

  test("opens, is late and closes by the clock of the class; late counts what its credit says", async () => {
    const credit = [{ withinHours: 1, percent: 80 }];
    const dates = { opensAt: "2026-11-28T02:00", dueAt: DUE, closesAt: CLOSES };
    const { ada, ben, assignment } = await classWith({ ...dates, credit });
    await expect(start(ada, assignment.id, NOW)).rejects.toThrow("This opens on Sat 28 Nov, 02:00.");
    const work = await start(ada, assignment.id, NOW + HOUR);
    const inTime = await handIn(ada, work, 3, NOW + 2 * HOUR);
    expect(inTime.isLate).toBe(false);
    const late = await handIn(ada, await start(ada, assignment.id, NOW + 2 * HOUR), 3, NOW + 2.5 * HOUR);
    expect(late.isLate).toBe(true);
    const creditFor = async (id: string) => creditOf(store.db, await submissionById(store.db, id));
    expect(await creditFor(inTime.submissionId)).toBe(1);
    expect(await creditFor(late.submissionId)).toBe(0.8);
    const open = await start(ben, assignment.id, NOW + 3 * HOUR);
    await expect(start(ada, assignment.id, NOW + 5 * HOUR)).rejects.toThrow(
      "This closed on Sat 28 Nov, 05:00",
    );
    const offline = await handIn(ben, open, 3, NOW + 9 * HOUR);
    expect(offline.isLate).toBe(true);
    expect(await creditFor(offline.submissionId)).toBe(0);
  });

  test("has as many attempts as were given, and one student may be given more", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ maxAttempts: 1 });
    for (const who of [ada, ben]) await handIn(who, await start(who, assignment.id), 3);
    await expect(start(ada, assignment.id)).rejects.toThrow("No attempt is left.");
    const nothing = { opensAt: null, dueAt: null, closesAt: null, extraTimeMinutes: null };
    const whose = { userId: ada.id };
    await grantOverride(store, instructor, assignment.id, { ...nothing, whose, maxAttempts: 2 });
    await expect(start(ada, assignment.id)).resolves.toMatchObject({ number: 2 });
    await expect(start(ben, assignment.id)).rejects.toThrow("No attempt is left.");
    const stranger = { ...nothing, whose: { userId: instructor.id }, maxAttempts: 2 };
    await expect(grantOverride(store, instructor, assignment.id, stranger)).rejects.toThrow(STRANGER);
    await expect(
      grantOverride(store, ada, assignment.id, { ...nothing, whose, maxAttempts: 9 }),
    ).rejects.toThrow("not yours to do");
  });

  test("that time ends is what was kept last; more time moves the end of what is open", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ timeLimitMinutes: 30, dueAt: DUE });
    const [hers, his] = [await start(ada, assignment.id), await start(ben, assignment.id)];
    expect(hers.endsAt).toBe(NOW + HOUR / 2);
    const kept = await keepDraft(
      store,
      ada,
      hers.variantId,
      { work: workWith(hers, 3), revision: 1 },
      NOW + 5,
    );
    expect(kept).toEqual({ revision: 1, savedAt: NOW + 5, isYours: true });
    await keepDraft(store, ben, his.variantId, { work: workWith(his, 0), revision: 1 }, NOW);
    const more = { opensAt: null, dueAt: null, closesAt: null, maxAttempts: null, extraTimeMinutes: 60 };
    await grantOverride(store, instructor, assignment.id, { ...more, whose: { userId: ben.id } });
    const later = NOW + HOUR;
    const counts = await Promise.all([closeAttempts(store, later), closeAttempts(store, later)]);
    expect(counts[0] + counts[1]).toBe(1);
    const [submission] = await submissionsOf(store.db, assignment.id, ada.id);
    expect(submission).toMatchObject({ workJson: workWith(hers, 3), receivedAt: hers.endsAt, isLate: 0 });
    await expect(keepDraft(store, ada, hers.variantId, { work: "{}", revision: 2 }, later)).rejects.toThrow(
      "This attempt has ended.",
    );
    const offline = await handIn(ada, hers, 4, later);
    expect(offline.isLate).toBe(true);
    expect(await creditOf(store.db, await submissionById(store.db, offline.submissionId))).toBe(0);
    await removeOverride(store, instructor, assignment.id, { userId: ben.id });
    expect(await closeAttempts(store, later)).toBe(1);
    expect(await submissionsOf(store.db, assignment.id, ben.id)).toEqual([]);
  });

  test("what is set for a group holds for who is in it, as soon as they are, and no longer", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ timeLimitMinutes: 30 });
    const { classId } = assignment;
    const work = await start(ada, assignment.id);
    const endOf = async (who: Person) => (await attemptsOf(store.db, assignment.id, who.id))[0]?.closesAt;
    const group = await makeGroup(store, instructor, classId, { name: "Evening", userIds: [] });
    const more = { opensAt: null, dueAt: null, closesAt: null, maxAttempts: null, extraTimeMinutes: 60 };
    const whose = { groupId: group.id };
    await grantOverride(store, instructor, assignment.id, { ...more, whose });
    expect(await endOf(ada)).toBe(work.endsAt);
    const evening = { name: "Late evening", userIds: [ada.id, ada.id] };
    await changeGroup(store, instructor, classId, group.id, evening);
    expect(await groupsIn(store, instructor, classId)).toEqual([
      { id: group.id, name: "Late evening", userIds: [ada.id] },
    ]);
    expect(await endOf(ada)).toBe(NOW + 1.5 * HOUR);
    const { groups, overrides } = await assignmentSettings(store, instructor, assignment.id);
    expect([groups, overrides[0]?.groupId]).toEqual([[{ id: group.id, name: "Late evening" }], group.id]);
    await expect(makeGroup(store, instructor, classId, evening)).rejects.toThrow(
      'The class has a group "Late evening" already.',
    );
    const elsewhere = await makePeople(store, ["Zoe"]);
    const stranger = { name: "Others", userIds: [elsewhere.students[0]!.id] };
    await expect(makeGroup(store, instructor, classId, stranger)).rejects.toThrow(STRANGER);
    await expect(
      changeGroup(store, elsewhere.instructor, elsewhere.classId, group.id, { name: "Mine", userIds: [] }),
    ).rejects.toThrow(STRANGER);
    await expect(makeGroup(store, ben, classId, stranger)).rejects.toThrow("not yours to do");
    await removeGroup(store, instructor, classId, group.id);
    expect(await endOf(ada)).toBe(work.endsAt);
    expect((await assignmentSettings(store, instructor, assignment.id)).overrides).toEqual([]);
  });

  test("is listed in as many queries for ten assignments as for one", async () => {
    const { ada, ben, instructor, classId, assignment } = await classWith({ dueAt: DUE, maxAttempts: 2 });
    await handIn(ada, await start(ada, assignment.id), 3);
    let queries = 0;
    const counting = {
      transformQuery: ({ node }: { node: RootOperationNode }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }: { result: QueryResult<UnknownRow> }) => result,
    };
    const counted = { ...store, db: store.db.withPlugin(counting) };
    const listed = async (who: Person) => {
      queries = 0;
      const work = await workOf(counted, who, NOW);
      return { work, queries };
    };
    const one = await listed(ada);
    for (let i = 0; i < 9; i += 1)
      await createAssignment(
        store,
        instructor,
        classId,
        { ...ASSIGNED, title: `Exercise ${i}` },
        NOW + 1 + i,
      );
    await createAssignment(store, instructor, classId, { ...ASSIGNED, isPublished: false }, NOW);
    const nothing = { opensAt: null, dueAt: null, closesAt: null, extraTimeMinutes: null };
    const more = { ...nothing, whose: { userId: ada.id }, maxAttempts: 5 };
    await grantOverride(store, instructor, assignment.id, more);
    const ten = await listed(ada);
    expect(ten.queries).toBe(one.queries);
    expect(ten.work[0]).toMatchObject({ title: "Match by ear", className: "Mixing 1", attemptsUsed: 1 });
    expect(ten.work[0]).toMatchObject({ standing: { status: "handed-in" }, terms: { maxAttempts: 5 } });
    expect(ten.work[0]?.terms.dueAt).toBe(NOW + 2 * HOUR);
    const later = ["Undo the equaliser", ...[..."012345678"].map((i) => `Exercise ${i}`)];
    expect(ten.work.slice(1).map(({ title }) => title)).toEqual(later);
    const others = await listed(ben);
    expect(others.work[0]).toMatchObject({ attemptsUsed: 0, standing: { status: "nothing-yet" } });
    expect(others.work[0]?.terms.maxAttempts).toBe(2);
  });

  test("is assigned, changed and deleted by the instructor alone; a draft is there for staff", async () => {
    const { ada, instructor, classId, assignment } = await classWith({ isPublished: false, dueAt: DUE });
    await expect(createAssignment(store, ada, classId, ASSIGNED, NOW)).rejects.toThrow("not yours to do");
    await expect(start(ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(readableAssignment(store.db, ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(assignmentSettings(store, ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(assignmentsForStaff(store, ada, classId)).rejects.toThrow("not yours to do");
    const { input } = await assignmentSettings(store, instructor, assignment.id);
    expect(input).toEqual({ ...ASSIGNED, isPublished: false, dueAt: DUE });
    await replaceAssignment(store, instructor, assignment.id, ASSIGNED, NOW);
    const work = await start(ada, assignment.id);
    const lesson = { ...ASSIGNED, content: { kind: "lesson" as const, slug: "compression" } };
    await expect(replaceAssignment(store, instructor, assignment.id, lesson, NOW)).rejects.toThrow(
      "Students have begun this",
    );
    const closing = { ...ASSIGNED, closesAt: CLOSES };
    await replaceAssignment(store, instructor, assignment.id, closing, NOW);
    expect((await start(ada, assignment.id)).endsAt).toBe(NOW + 4 * HOUR);
    await handIn(ada, work, 3);
    await expect(removeAssignment(store, instructor, assignment.id)).rejects.toThrow("so it stays");
    const other = await createAssignment(store, instructor, classId, ASSIGNED, NOW);
    await expect(removeAssignment(store, ada, other.id)).rejects.toThrow("not yours to do");
    await removeAssignment(store, instructor, other.id);
    const listed = await assignmentsForStaff(store, instructor, classId);
    expect(listed.find(({ id }) => id === assignment.id)).toMatchObject({ attempts: 1, submissions: 1 });
    expect(listed.some(({ id }) => id === other.id)).toBe(false);
  });
});
