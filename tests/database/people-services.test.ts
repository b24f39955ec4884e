import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ForbiddenError } from "../../server/auth/allow";
import { signedInBy } from "../../server/auth/sign-in";
import { addMember } from "../../server/db/classes";
import { emptyTables } from "../../server/db/copy";
import { ConflictError, NotFoundError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import { addStaff, addStudent, type Person } from "../../server/db/people";
import { progressOf } from "../../server/db/progress";
import { write } from "../../server/db/transactions";
import { changeSecret, endOwnSignIn, ownSignIns } from "../../server/people/account";
import {
  aboutClass,
  closeCode,
  editClass,
  homeOf,
  makeClass,
  removeClass,
} from "../../server/people/classes";
import { join } from "../../server/people/joining";
import { lookAtLink, setByLink } from "../../server/people/links";
import {
  addTeacher,
  changeMember,
  deleteMember,
  leaveClass,
  makePinLink,
  peopleOf,
  removeTeacher,
} from "../../server/people/members";
import { bringProgress } from "../../server/people/progress";
import { addRoster } from "../../server/people/roster";
import { newSetUpToken, SET_UP_DAYS, setUp } from "../../server/people/set-up";
import { signInStudent } from "../../server/people/signing-in";
import { inviteStaff, removeStaff, resetStaff, staffOf } from "../../server/people/staff";
import { putTransfer, takeTransferBy } from "../../server/people/transfer";
import { cheapHash } from "./cheap-hash";
import { NOW } from "./class-fixture";
import { KINDS, newStore } from "./stores";

const DAY_MS = 86_400_000;
const CLIENT = { device: "Firefox on Linux", address: "a", earlier: undefined };
const PASSWORD = "violas in the hall";
const PIN = "271828";
const CLASS = { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: null };

describe.each(KINDS)("the services for people on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const addPerson = (role: "admin" | "instructor" | "assistant", name: string) =>
    write(store, (writer) =>
      addStaff(
        writer,
        { role, name, userName: `${name}-${randomUUID().slice(0, 8)}`, passwordHash: "x" },
        NOW,
      ),
    );
  async function aClass(...names: string[]) {
    const instructor = await addPerson("instructor", "ines");
    const { id, code } = await makeClass(store, instructor, CLASS, NOW);
    const students: Person[] = [];
    await write(store, async (writer) => {
      for (const name of names) {
        const student = await addStudent(writer, name, NOW, cheapHash(PIN));
        await addMember(writer, id, student, { role: "student", state: "active" }, NOW);
        students.push(student);
      }
    });
    return { instructor, id, code, students };
  }
  const namesOf = async (actor: Person, classId: string, state = "active") =>
    (await peopleOf(store, actor, classId)).members
      .filter((member) => member.role === "student" && member.state === state)
      .map(({ name }) => name);

  describe("setting up", () => {
    const asked = (token: string, userName = "ada") => ({ token, name: "Ada", userName, password: PASSWORD });

    test("makes one administrator, whatever several instances have printed", async () => {
      const tokens = await Promise.all([newSetUpToken(store, NOW), newSetUpToken(store, NOW)]);
      expect(new Set(tokens).size).toBe(2);
      const tries = await Promise.allSettled(
        tokens.map((token, index) => setUp(store, asked(token!, `ada-${index}`), CLIENT, NOW)),
      );
      expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await store.db.selectFrom("users").select("role").execute()).toEqual([{ role: "admin" }]);
      expect(await newSetUpToken(store, NOW)).toBeUndefined();
      expect(await store.db.selectFrom("oneTimeLinks").selectAll().execute()).toEqual([]);
    });

    test("is over once there is an administrator, however they were made", async () => {
      const token = (await newSetUpToken(store, NOW))!;
      await addPerson("admin", "ada");
      await expect(setUp(store, asked(token, "eve"), CLIENT, NOW)).rejects.toThrow("set up already");
    });

    test("takes no wrong token, none that is too old, and none that was given for something else", async () => {
      await expect(setUp(store, asked("wrong"), CLIENT, NOW)).rejects.toMatchObject({ status: 403 });
      const token = (await newSetUpToken(store, NOW))!;
      const late = NOW + SET_UP_DAYS * DAY_MS;
      await expect(setUp(store, asked(token), CLIENT, late)).rejects.toMatchObject({ status: 403 });
      await expect(lookAtLink(store, token, CLIENT, NOW)).rejects.toMatchObject({ status: 403 });
      await expect(setByLink(store, { token, secret: PASSWORD }, CLIENT, NOW)).rejects.toMatchObject({
        status: 403,
      });
      const started = await setUp(store, asked(token), CLIENT, NOW);
      expect((await signedInBy(store.db, started.token, NOW))?.person.role).toBe("admin");
    });
  });

  describe("staff", () => {
    test("choose their password by a link that works once", async () => {
      const admin = await addPerson("admin", "ada");
      const asked = { name: "Ines", userName: "ines", role: "instructor" as const };
      const { id, token } = await inviteStaff(store, admin, asked, NOW);
      expect(await staffOf(store, admin)).toMatchObject([
        { name: "Ines", hasPassword: false },
        { name: "ada" },
      ]);
      expect(await lookAtLink(store, token, CLIENT, NOW)).toEqual({
        purpose: "reset-password",
        name: "Ines",
        userName: "ines",
      });
      await expect(setByLink(store, { token, secret: "short" }, CLIENT, NOW)).rejects.toThrow("at least 10");
      const { person } = await setByLink(store, { token, secret: PASSWORD }, CLIENT, NOW);
      expect(person.id).toBe(id);
      await expect(lookAtLink(store, token, CLIENT, NOW)).rejects.toMatchObject({ status: 403 });
    });

    test("get a new link in place of the one before", async () => {
      const admin = await addPerson("admin", "ada");
      const { id } = await addPerson("instructor", "ines");
      const first = await resetStaff(store, admin, id, NOW);
      const second = await resetStaff(store, admin, id, NOW);
      await expect(lookAtLink(store, first.token, CLIENT, NOW)).rejects.toMatchObject({ status: 403 });
      await expect(lookAtLink(store, second.token, CLIENT, NOW + 7 * DAY_MS)).rejects.toMatchObject({
        status: 403,
      });
      expect((await lookAtLink(store, second.token, CLIENT, NOW)).name).toBe("ines");
    });

    test("are deleted by an administrator other than themselves; what they wrote to students stays", async () => {
      const admin = await addPerson("admin", "ada");
      const { instructor, id } = await aClass();
      await expect(removeStaff(store, admin, admin.id, NOW)).rejects.toThrow(ConflictError);
      await removeStaff(store, admin, instructor.id, NOW);
      expect((await staffOf(store, admin)).map(({ name }) => name)).toEqual(["ada"]);
      const rows = await store.db.selectFrom("users").selectAll().where("id", "=", instructor.id).execute();
      expect(rows).toMatchObject([{ name: "Someone who has left", passwordHash: null }]);
      expect(JSON.stringify(rows)).not.toContain("ines");
      expect((await peopleOf(store, admin, id)).members).toEqual([]);
    });

    test("are nobody's to manage but an administrator's", async () => {
      const { instructor, students } = await aClass("Mia");
      const other = await addPerson("instructor", "olga");
      for (const actor of [instructor, students[0]!]) {
        await expect(staffOf(store, actor)).rejects.toThrow(NotFoundError);
        await expect(resetStaff(store, actor, other.id, NOW)).rejects.toThrow(NotFoundError);
        await expect(removeStaff(store, actor, other.id, NOW)).rejects.toThrow(NotFoundError);
      }
      const admin = await addPerson("admin", "ada");
      await expect(resetStaff(store, admin, students[0]!.id, NOW)).rejects.toThrow(NotFoundError);
    });
  });

  describe("a class", () => {
    test("lets in who waits, takes out, and lets in again", async () => {
      const { instructor, id, code, students } = await aClass("Mia");
      const [mia] = students;
      await changeMember(store, instructor, id, mia!.id, { state: "left" });
      expect(await namesOf(instructor, id)).toEqual([]);
      await expect(aboutClass(store, mia!, id)).rejects.toThrow(NotFoundError);
      await changeMember(store, instructor, id, mia!.id, { state: "active" });
      expect((await aboutClass(store, mia!, id)).name).toBe(CLASS.name);
      await leaveClass(store, mia!, id);
      expect(await namesOf(instructor, id, "left")).toEqual(["Mia"]);
      await closeCode(store, instructor, id, NOW);
      const late = join(store, undefined, { code, name: "Noah", pin: PIN }, CLIENT, NOW);
      await expect(late).rejects.toThrow(NotFoundError);
    });

    test("shows students neither who else is there nor the code", async () => {
      const { id, students } = await aClass("Mia", "Noah");
      await expect(peopleOf(store, students[0]!, id)).rejects.toThrow(ForbiddenError);
      expect(await aboutClass(store, students[0]!, id)).toMatchObject({
        mayManage: false,
        maySeePeople: false,
      });
      expect((await homeOf(store, students[0]!)).classes).toEqual([
        { id, name: CLASS.name, role: "student", endedAt: null },
      ]);
    });

    test("calls a student by another name everywhere, also on the roster", async () => {
      const { instructor, id, students, code } = await aClass("Mia", "Noah");
      await addRoster(store, instructor, id, "Mia\nOda");
      await expect(changeMember(store, instructor, id, students[0]!.id, { name: "NOAH" })).rejects.toThrow(
        ConflictError,
      );
      await changeMember(store, instructor, id, students[0]!.id, { name: "Maria" });
      expect(await namesOf(instructor, id)).toEqual(["Maria", "Noah"]);
      expect((await peopleOf(store, instructor, id)).roster).toEqual([
        { name: "Maria", isTaken: true },
        { name: "Oda", isTaken: false },
      ]);
      // As rosters are that were made before their names were kept as written.
      await store.db.updateTable("rosterNames").set({ name: null }).where("nameKey", "=", "oda").execute();
      expect((await peopleOf(store, instructor, id)).roster.at(-1)?.name).toBe("oda");
      const signIn = await signInStudent(store, { code, name: "maria", pin: PIN }, CLIENT, NOW);
      expect(signIn.person.id).toBe(students[0]!.id);
      await changeMember(store, instructor, id, students[0]!.id, { name: "MARIA" });
      await deleteMember(store, instructor, id, students[0]!.id, NOW);
      const left = JSON.stringify(await store.db.selectFrom("rosterNames").selectAll().execute());
      expect(left.toLowerCase()).not.toMatch(/maria|mia/);
    });

    test("unlocks a PIN, and gives a link for a new one", async () => {
      const { instructor, id, students } = await aClass("Mia");
      const mia = students[0]!;
      const locked = async () =>
        (await peopleOf(store, instructor, id)).members.some(({ isLocked }) => isLocked);
      await write(store, (writer) =>
        writer
          .insertInto("failures")
          .values({ subjectKind: "account", subjectId: mia.id, count: 5, sinceAt: NOW })
          .execute(),
      );
      expect(await locked()).toBe(true);
      await changeMember(store, instructor, id, mia.id, { locked: false });
      expect(await locked()).toBe(false);
      const { token } = await makePinLink(store, instructor, id, mia.id, NOW);
      await expect(setByLink(store, { token, secret: "123456" }, CLIENT, NOW)).rejects.toThrow("PIN");
      expect((await setByLink(store, { token, secret: "314159" }, CLIENT, NOW)).person.id).toBe(mia.id);
    });

    test("keeps an instructor, and an assistant assists only", async () => {
      const { instructor, id } = await aClass();
      const assistant = await addPerson("assistant", "alan");
      const add = (role: "assistant" | "instructor") =>
        addTeacher(store, instructor, id, { userName: assistant.userName!, role }, NOW);
      await expect(add("instructor")).rejects.toThrow(ConflictError);
      await add("assistant");
      await expect(add("assistant")).rejects.toThrow("already");
      await expect(editClass(store, assistant, id, { name: "Mine" }, NOW)).rejects.toThrow(ForbiddenError);
      await expect(removeTeacher(store, instructor, id, instructor.id)).rejects.toThrow("at least one");
      await removeTeacher(store, instructor, id, assistant.id);
      await expect(aboutClass(store, assistant, id)).rejects.toThrow(NotFoundError);
    });

    test("is deleted with its students, but not with those who are in another one", async () => {
      const { instructor, id, students } = await aClass("Mia", "Noah");
      const other = await makeClass(store, instructor, CLASS, NOW);
      await join(store, students[1]!, { code: other.code }, CLIENT, NOW);
      await removeClass(store, instructor, id, NOW);
      await expect(aboutClass(store, instructor, id)).rejects.toThrow(NotFoundError);
      expect(await namesOf(instructor, other.id)).toEqual(["Noah"]);
      const users = await store.db.selectFrom("users").select("name").where("role", "=", "student").execute();
      expect(users).toEqual([{ name: "Noah" }]);
    });

    test("that has ended takes nobody new until it is opened again", async () => {
      const { instructor, id, code } = await aClass();
      const joining = (name: string) => join(store, undefined, { code, name, pin: PIN }, CLIENT, NOW);
      await editClass(store, instructor, id, { ended: true }, NOW);
      await expect(joining("Mia")).rejects.toThrow(NotFoundError);
      await editClass(store, instructor, id, { ended: false, name: "Mixing 2" }, NOW);
      expect((await joining("Mia")).state).toBe("active");
      expect((await aboutClass(store, instructor, id)).name).toBe("Mixing 2");
    });
  });

  describe("an account", () => {
    test("ends its other sign-ins, one or all, and no one else's", async () => {
      const { students, code } = await aClass("Mia", "Noah");
      const signIn = () => signInStudent(store, { code, name: "Mia", pin: PIN }, CLIENT, NOW);
      const first = await signIn();
      await signIn();
      const here = (await signedInBy(store.db, first.token, NOW))!;
      const listed = await ownSignIns(store, here);
      expect(listed.map(({ isHere }) => isHere).sort()).toEqual([false, true]);
      const other = listed.find(({ isHere }) => !isHere)!;
      await expect(endOwnSignIn(store, students[1]!, other.id)).rejects.toThrow(NotFoundError);
      await endOwnSignIn(store, here.person, other.id);
      expect(await ownSignIns(store, here)).toHaveLength(1);
    });

    test("changes its PIN by the current one, and is signed in here alone", async () => {
      const { students } = await aClass("Mia");
      const mia = students[0]!;
      const change = (current: string, next: string) =>
        changeSecret(store, mia, { current, next }, CLIENT, NOW);
      await expect(change("314159", "161803")).rejects.toMatchObject({ status: 403 });
      await expect(change(PIN, "111111")).rejects.toThrow("PIN");
      const { token } = await change(PIN, "161803");
      const here = (await signedInBy(store.db, token, NOW))!;
      expect(await ownSignIns(store, here)).toHaveLength(1);
    });

    test("gets its progress from before once, however often it is sent", async () => {
      const { students } = await aClass("Mia", "Noah");
      const event = {
        id: randomUUID(),
        deviceId: "laptop",
        sequence: 0,
        atMs: NOW - 1000,
        contentVersion: "1",
        type: "lesson-opened" as const,
        payload: { lessonId: "first" },
      };
      const [mia, noah] = [students[0]!, students[1]!];
      const bring = (person: Person) => bringProgress(store, person, { events: [event] }, NOW);
      const added = await Promise.all([bring(mia), bring(mia), bring(noah)]);
      expect(added.map(({ added: count }) => count).sort()).toEqual([0, 1, 1]);
      const [kept, ...more] = await progressOf(store.db, mia.id);
      expect(more).toEqual([]);
      expect(JSON.parse(kept!.eventJson)).toEqual(event);
      expect(kept).toMatchObject({ kind: "lesson-opened", happenedAt: NOW - 1000, receivedAt: NOW });
    });
  });

  describe("progress on its way", () => {
    test("is handed over once within ten minutes, and then nowhere any more", async () => {
      const { code, expiresAt } = await putTransfer(store, "canary", CLIENT, NOW);
      expect(expiresAt).toBe(NOW + 600_000);
      const take = (now: number) => takeTransferBy(store, code.toLowerCase(), CLIENT, now);
      await expect(take(expiresAt)).rejects.toThrow(NotFoundError);
      const taken = await Promise.allSettled([take(NOW), take(NOW)]);
      expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await store.db.selectFrom("progressTransfers").selectAll().execute()).toEqual([]);
    });

    test("goes when it has run out, without anybody coming for it", async () => {
      await putTransfer(store, "old", CLIENT, NOW);
      await putTransfer(store, "new", CLIENT, NOW + 600_000);
      const left = await store.db.selectFrom("progressTransfers").select("content").execute();
      expect(left).toEqual([{ content: "new" }]);
      await write(store, (writer) => writer.deleteFrom("progressTransfers").execute());
    });
  });
});
