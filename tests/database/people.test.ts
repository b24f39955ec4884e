import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { signedInBy, signedInNow } from "../../server/auth/sign-in";
import { newJoinCode } from "../../server/auth/tokens";
import { addClass, addMember, membersOf, replaceJoinCode, setMemberState } from "../../server/db/classes";
import { emptyTables } from "../../server/db/copy";
import { StoreUnavailableError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import { addStaff, addStudent, forgetFailures, signInsOf } from "../../server/db/people";
import type { JoinCodeRow } from "../../server/db/tables";
import { write } from "../../server/db/transactions";
import { ADDRESS, accountOfJoining, spend } from "../../server/people/budgets";
import { join } from "../../server/people/joining";
import { signInStaff, signInStudent } from "../../server/people/signing-in";
import { cheapHash } from "./cheap-hash";
import { NOW } from "./class-fixture";
import { KINDS, newStore } from "./stores";

const MINUTE_MS = 60_000;
const CLIENT = { device: "Firefox on Linux", address: "a", earlier: undefined };
const MIA = { name: "Mia", pin: "271828" };
const PASSWORD = "violas in the hall";
const passwordHash = cheapHash(PASSWORD);

describe.each(KINDS)("people on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const openClass = (settings: Partial<JoinCodeRow> = {}) =>
    write(store, async (writer) => {
      const staff = {
        role: "instructor" as const,
        name: "Ines",
        userName: `ines-${randomUUID().slice(0, 8)}`,
      };
      const instructor = await addStaff(writer, { ...staff, passwordHash }, NOW);
      const { id } = await addClass(
        writer,
        { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: null },
        instructor,
        NOW,
      );
      const code = newJoinCode();
      const open = { code, classId: id, admission: "open" as const, seatLimit: null, expiresAt: null };
      await replaceJoinCode(writer, { ...open, ...settings }, NOW);
      return { code, classId: id, instructor };
    });
  /** Mia in a class, as joining would leave her. */
  const seatMia = (classId: string) =>
    write(store, async (writer) => {
      const mia = await addStudent(writer, MIA.name, NOW, cheapHash(MIA.pin));
      await addMember(writer, classId, mia, { role: "student", state: "active" }, NOW);
      return mia;
    });
  const staffSignIn = (userName: string, password: string, now = NOW) =>
    signInStaff(store, { userName, password }, CLIENT, now);
  const studentSignIn = (code: string, pin: string, now = NOW) =>
    signInStudent(store, { code, name: "mia", pin }, CLIENT, now);

  /** As many failures more for whatever has one of a kind: hashing each would take its time. */
  const failMore = (more: number) =>
    write(store, async (writer) => {
      const rows = writer.updateTable("failures").set((eb) => ({ count: eb("count", "+", more) }));
      await rows.where("subjectKind", "=", "account").execute();
    });

  describe("a newcomer", () => {
    test("joins with code, name and PIN, is signed in, and signs in again elsewhere by an old code", async () => {
      const { code, classId } = await openClass();
      const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
      const { started, state } = await join(store, undefined, { ...MIA, code: typed }, CLIENT, NOW);
      expect(state).toBe("active");
      const here = await signedInBy(store.db, started?.token, NOW);
      expect(here?.person).toMatchObject({ name: "Mia", role: "student" });
      const open = { classId, admission: "open" as const, seatLimit: null, expiresAt: null };
      await write(store, (writer) => replaceJoinCode(writer, { ...open, code: newJoinCode() }, NOW));
      expect((await studentSignIn(code, MIA.pin)).person.id).toBe(here?.person.id);
    });

    test("leaves nothing behind when the class does not take them", async () => {
      const { code, classId } = await openClass({ seatLimit: 1 });
      await seatMia(classId);
      const noah = join(store, undefined, { ...MIA, name: "Noah", code }, CLIENT, NOW);
      await expect(noah).rejects.toThrow("Every seat");
      const twin = join(store, undefined, { ...MIA, name: " MIA ", code }, CLIENT, NOW);
      await expect(twin).rejects.toThrow();
      expect(
        await store.db.selectFrom("users").select("name").where("role", "=", "student").execute(),
      ).toEqual([{ name: "Mia" }]);
    });

    test("may not have the first PIN that anybody would try", async () => {
      const { code } = await openClass();
      const joining = join(store, undefined, { code, name: "Mia", pin: "123456" }, CLIENT, NOW);
      await expect(joining).rejects.toThrow(/PIN/);
    });

    test("joins a second class as who they are", async () => {
      const [first, second] = [await openClass(), await openClass({ admission: "approve" })];
      const mia = await seatMia(first.classId);
      const place = await join(store, mia, { code: second.code }, CLIENT, NOW);
      expect(place).toEqual({ classId: second.classId, state: "waiting" });
      const there = await membersOf(store.db, second.classId);
      expect(there.map(({ userId }) => userId)).toContain(mia.id);
      await expect(join(store, first.instructor, { code: first.code }, CLIENT, NOW)).rejects.toThrow(
        "Sign out",
      );
    });
  });

  describe("signing in", () => {
    test("ends what the device was signed in with before", async () => {
      const { instructor } = await openClass();
      const first = await staffSignIn(instructor.userName!, PASSWORD);
      const client = { ...CLIENT, earlier: first.token };
      const again = { userName: instructor.userName!, password: PASSWORD };
      const second = await signInStaff(store, again, client, NOW);
      expect(await signedInBy(store.db, first.token, NOW)).toBeUndefined();
      expect((await signedInBy(store.db, second.token, NOW))?.person.id).toBe(instructor.id);
      expect(await signInsOf(store.db, instructor.id)).toHaveLength(1);
    });

    test("is noted when it is used, once an hour, and works where that cannot be written down", async () => {
      const { instructor } = await openClass();
      const { token } = await staffSignIn(instructor.userName!, PASSWORD);
      const seenAfter = async (minutes: number) => {
        const now = NOW + minutes * MINUTE_MS;
        const used = await Promise.all([1, 2].map(() => signedInNow(store, token, now)));
        expect(used.map((each) => each?.person.id)).toEqual([instructor.id, instructor.id]);
        return (await signInsOf(store.db, instructor.id)).map(({ seenAt }) => (seenAt - NOW) / MINUTE_MS);
      };
      expect(await seenAfter(59)).toEqual([0]);
      expect(await seenAfter(60)).toEqual([60]);
      expect(await seenAfter(119)).toEqual([60]);
      const full = new StoreUnavailableError("full", "The disk is full.");
      const transaction = () => ({
        setIsolationLevel: transaction,
        execute: () => Promise.reject(full),
      });
      const db = new Proxy(store.db, {
        get: (real, name) => (name === "transaction" ? transaction : Reflect.get(real, name).bind(real)),
      });
      const refusing: Store = { ...store, db };
      expect((await signedInNow(refusing, token, NOW + 300 * MINUTE_MS))?.person.id).toBe(instructor.id);
    });

    test("fails alike for a wrong password and for nobody, five times, then for 15 minutes", async () => {
      const { instructor } = await openClass();
      for (const userName of [instructor.userName!, "nobody"]) {
        const refused = { status: 401, message: "User name or password is wrong." };
        await expect(staffSignIn(userName, "wrong")).rejects.toMatchObject(refused);
        await failMore(4);
        await expect(staffSignIn(userName, PASSWORD)).rejects.toMatchObject({ status: 429 });
        const late = staffSignIn(userName, PASSWORD, NOW + 15 * MINUTE_MS);
        if (userName === "nobody") await expect(late).rejects.toMatchObject({ status: 401 });
        else expect((await late).person.id).toBe(instructor.id);
      }
    });

    test("by PIN stays locked until someone unlocks it, for a name that nobody has as well", async () => {
      const { code, classId } = await openClass();
      const mia = await seatMia(classId);
      await expect(studentSignIn(code, "314159")).rejects.toMatchObject({ status: 401 });
      await failMore(4);
      const muchLater = NOW + 20 * 24 * 60 * MINUTE_MS;
      await expect(studentSignIn(code, MIA.pin, muchLater)).rejects.toMatchObject({ status: 429 });
      await write(store, (writer) => forgetFailures(writer, "account", mia.id));
      await studentSignIn(code, MIA.pin, muchLater);
      const nobody = () => signInStudent(store, { code, name: "Nobody", pin: "1" }, CLIENT, NOW);
      for (let round = 0; round < 5; round += 1)
        await expect(nobody()).rejects.toMatchObject({ status: 401 });
      await expect(nobody()).rejects.toMatchObject({ status: 429 });
    });

    test("of many at once, no more than five are tried", async () => {
      const { instructor } = await openClass();
      const tries = await Promise.allSettled(
        Array.from({ length: 12 }, () => staffSignIn(instructor.userName!, "wrong")),
      );
      const statuses = tries.map((each) => each.status === "rejected" && each.reason.status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    });

    test("is not for who waits or has been taken out", async () => {
      const { code, classId } = await openClass();
      const mia = await seatMia(classId);
      await write(store, (writer) => setMemberState(writer, classId, mia.id, "left"));
      await expect(studentSignIn(code, MIA.pin)).rejects.toMatchObject({ status: 401 });
    });
  });

  test("an address that guesses codes is stopped, and one that forty join from is not", async () => {
    const { code } = await openClass();
    const guess = () => join(store, undefined, { ...MIA, code: "00000000" }, CLIENT, NOW);
    await expect(guess()).rejects.toThrow("opens no class");
    const address = accountOfJoining(CLIENT.address);
    for (let round = 1; round < ADDRESS.most - 1; round += 1) await spend(store, [address], NOW);
    // One try is left, and whoever joins gives it back.
    for (const name of ["Mia", "Noah"]) await join(store, undefined, { ...MIA, name, code }, CLIENT, NOW);
    await expect(guess()).rejects.toThrow("opens no class");
    await expect(guess()).rejects.toMatchObject({ status: 429 });
    // Who was in class before is not kept out by it.
    await studentSignIn(code, MIA.pin);
  });

  test("who guesses with a class's code keeps nobody from signing in, and who guesses PINs nobody from joining", async () => {
    const { code, classId } = await openClass({ seatLimit: 2 });
    await seatMia(classId);
    await join(store, undefined, { ...MIA, name: "Noah", code }, CLIENT, NOW);
    const joining = () =>
      join(store, undefined, { ...MIA, name: "Lea", code }, { ...CLIENT, address: "b" }, NOW);
    await expect(joining()).rejects.toThrow("Every seat");
    await write(store, (writer) =>
      writer.updateTable("failures").set({ count: 100 }).where("subjectKind", "=", "join-code").execute(),
    );
    await expect(joining()).rejects.toMatchObject({ status: 429 });
    await studentSignIn(code, MIA.pin);
    const other = await openClass();
    const wrong = { code: other.code, name: "Nobody", pin: "314159" };
    await expect(signInStudent(store, wrong, CLIENT, NOW)).rejects.toMatchObject({ status: 401 });
    await write(store, (writer) =>
      writer
        .updateTable("failures")
        .set({ count: 1000 })
        .where("subjectId", "not like", "joining/%")
        .execute(),
    );
    await expect(signInStudent(store, wrong, CLIENT, NOW)).rejects.toMatchObject({ status: 429 });
    expect((await join(store, undefined, { ...MIA, code: other.code }, CLIENT, NOW)).state).toBe("active");
  });
});
