import { randomUUID } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { writeWav } from "../../audio-engine/files/wav";
import { deliver } from "../../components/classroom/deliver";
import type { OutboxEntry } from "../../components/stores/outbox/entry";
import { Outbox, type OutboxStatus } from "../../components/stores/outbox/outbox";
import { createAssignment } from "../../server/assignments/assignments";
import { startSignIn } from "../../server/auth/sign-in";
import { backUp } from "../../server/db/backup";
import type { Store } from "../../server/db/handle";
import { openStore } from "../../server/db/store";
import { write } from "../../server/db/transactions";
import { soundShelfIn } from "../../server/grading/sound-shelf";
import { uploadShelfIn } from "../../server/grading/upload-shelf";
import { route } from "../../server/http/route";
import { startWork } from "../../server/submissions/attempts";
import { handInWork } from "../../server/submissions/hand-in";
import { takeMixFile } from "../../server/submissions/mix-upload";
import { handInSchema, MOST_WORK_BYTES } from "../../server/submissions/requests";
import { NOW } from "./class-fixture";
import { ASSIGNED, FAKE_GENERATOR, makePeople, workWith } from "./work-fixture";

/*
 * A program for a small file system of its own: fills it to the last byte, and prints as JSON what became of everything that is stored
 * meanwhile and afterwards.
 */
const [folder = ""] = process.argv.slice(2);
const held: { classroomStore?: Promise<Store> } = globalThis as object;
const store = await openStore({ kind: "sqlite", place: path.join(folder, "classroom.sqlite") });
held.classroomStore = Promise.resolve(store);
// What the course logs for whoever runs it is not what is looked at here.
console.error = () => undefined;

const { instructor, classId, students } = await makePeople(store, ["Ada"]);
const [ada] = students;
if (ada === undefined) throw new Error("The class has lost its student.");
const token = await write(store, (writer) =>
  startSignIn(writer, ada, { device: "test", earlier: undefined }, Date.now()),
);
const headers = { origin: "http://class", host: "class", cookie: `sign-in=${token}` };

const PUT = route(
  { schema: handInSchema, mostBytes: MOST_WORK_BYTES },
  ({ store: its, signedIn, params, body, now }) =>
    handInWork(its, signedIn.person, params.id ?? "", body, now),
);
const POST = route({}, ({ request, store: its, signedIn, params }) =>
  takeMixFile(its, signedIn.person, params.variant ?? "", request, uploadShelfIn(folder)),
);

/** The last answer that a device got. */
let answered: { status: number; text: string } | undefined;
globalThis.fetch = async (url, init) => {
  const request = new Request(`http://class${url}`, {
    ...init,
    headers: { ...(init?.headers as Record<string, string>), ...headers },
  });
  const id = String(url).split("/").at(-1) ?? "";
  const response = await PUT(request, { params: Promise.resolve({ id }) });
  answered = { status: response.status, text: await response.clone().text() };
  return response;
};

const shelf = new Map<string, OutboxEntry>();
let status: OutboxStatus = "idle";
let again: () => void = () => undefined;
const outbox = new Outbox({
  ownerId: ada.id,
  shelf: {
    all: async () => [...shelf.values()],
    put: async (entry) => void shelf.set(entry.id, entry),
    remove: async (id) => void shelf.delete(id),
  },
  deliver,
  exclusively: (work) => work(),
  later: (work) => {
    again = work;
    return () => undefined;
  },
  random: () => 0.5,
  onChange: () => undefined,
  onReceipt: () => undefined,
  onStatus: (now) => {
    status = now;
  },
});

async function newWork() {
  const { id } = await createAssignment(store, instructor, classId, ASSIGNED, NOW);
  return { assignmentId: id, work: await startWork(store, ada!, id, FAKE_GENERATOR, NOW) };
}

async function click({ assignmentId, work }: Awaited<ReturnType<typeof newWork>>): Promise<string> {
  const id = randomUUID();
  const what = { assignmentId, variantId: work.variantId, work: workWith(work, 3) };
  await outbox.add({ ...what, id, ownerId: ada!.id, title: "Work", madeAt: NOW, refused: null });
  await outbox.flush();
  return id;
}

/** To the last byte, in smaller and smaller pieces. */
function fillDisk(): void {
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 2) {
    try {
      for (;;) appendFileSync(path.join(folder, "ballast"), Buffer.alloc(bytes, 1));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
  }
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ reason, code, message }) => ({ reason, code, message }),
  );
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("classroom.sqlite"))
    .sort();
const idsStored = async () =>
  (await store.db.selectFrom("submissions").select("id").execute()).map(({ id }) => id);

const SECOND = 48000;
const sound = [0, 1].map(() => new Float32Array(SECOND).fill(0.25));
const wav = writeWav(sound, { bits: 24, sampleRateHz: SECOND });
const [first, second, third] = [await newWork(), await newWork(), await newWork()];
const acknowledged = await click(first);
await backUp(store, path.join(folder, "good.sqlite"));
const good = readFileSync(path.join(folder, "good.sqlite"));

const send = async (variantId: string) => {
  const sized = { ...headers, "content-length": String(wav.byteLength) };
  const request = new Request("http://class/", { method: "POST", headers: sized, body: Buffer.from(wav) });
  const response = await POST(request, { params: Promise.resolve({ variant: variantId }) });
  return { status: response.status, text: await response.text() };
};

fillDisk();
const waiting = await click(second);
const full = {
  handIn: { ...answered, kept: shelf.has(waiting), status, stored: await idsStored() },
  upload: await send(third.work.variantId),
  sound: await refusalOf(
    soundShelfIn(folder).keep("ab".repeat(32), {
      ...{ sampleRateHz: SECOND, bits: 24, frames: SECOND },
      channels: [0, 1].map(() => new Int32Array(SECOND)),
    }),
  ),
  backup: await refusalOf(backUp(store, path.join(folder, "late.sqlite"))),
  files: files(),
};

rmSync(path.join(folder, "ballast"));
again();
await outbox.flush();
const room = {
  handIn: { ...answered, left: shelf.size, stored: await idsStored() },
  upload: await send(third.work.variantId),
  files: files(),
  isGoodUntouched: readFileSync(path.join(folder, "good.sqlite")).equals(good),
  integrity: (await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(store.db)).rows,
};
await backUp(store, path.join(folder, "late.sqlite"));
outbox.close();
await store.close();
process.stdout.write(JSON.stringify({ acknowledged, waiting, full, room }));
