import { checkNewPassword, hashSecret } from "@/server/auth/passwords";
import { USER_NAME, USER_NAME_RULE } from "@/server/auth/user-name";
import { addAudit } from "@/server/db/audit";
import { applyRetention, deleteStudent } from "@/server/db/deletion";
import { NotFoundError } from "@/server/db/errors";
import { exportStudent } from "@/server/db/export";
import type { Store } from "@/server/db/handle";
import { addStaff, setSecret, staffByUserName } from "@/server/db/people";
import { readTogether, write } from "@/server/db/transactions";
import { type Terminal, UsageError } from "./terminal";

async function newPasswordHash(terminal: Terminal, userName: string): Promise<string> {
  const password = await terminal.secret(`New password for ${userName}: `);
  await checkNewPassword(password, userName);
  return hashSecret(password);
}

const byCommand = (action: string, resourceKind: string, resourceId: string | null) => ({
  actorId: null,
  action,
  resourceKind,
  resourceId,
  details: {},
});

export async function createAdmin(
  store: Store,
  [userName = "", name = userName]: readonly string[],
  terminal: Terminal,
) {
  if (!USER_NAME.test(userName)) throw new UsageError(USER_NAME_RULE);
  if (name.length > 80) throw new UsageError("A name has at most 80 characters.");
  const passwordHash = await newPasswordHash(terminal, userName);
  const { id } = await write(store, async (writer) => {
    const admin = await addStaff(writer, { role: "admin", name, userName, passwordHash }, terminal.now());
    await addAudit(writer, byCommand("create", "staff", admin.id), terminal.now());
    return admin;
  });
  terminal.out(`${id}\n`);
}

export async function resetPassword(store: Store, [userName = ""]: readonly string[], terminal: Terminal) {
  const find = async () => {
    const person = await staffByUserName(store.db, userName);
    if (person === undefined) throw new NotFoundError(`Nobody has the user name ${userName}.`);
    return person;
  };
  const { id } = await find();
  const passwordHash = await newPasswordHash(terminal, userName);
  await write(store, async (writer) => {
    await setSecret(writer, id, { passwordHash });
    await addAudit(writer, byCommand("reset-password", "staff", id), terminal.now());
  });
  terminal.out(`The password of ${userName} was set; every sign-in of theirs has ended.\n`);
}

export async function exportStudentCommand(store: Store, [id = ""]: readonly string[], terminal: Terminal) {
  const found = await readTogether(store, (reader) => exportStudent(reader, id));
  terminal.out(`${JSON.stringify(found, undefined, 2)}\n`);
}

export async function deleteStudentCommand(store: Store, [id = ""]: readonly string[], terminal: Terminal) {
  await write(store, (writer) => deleteStudent(writer, id, null, terminal.now()));
  terminal.out("The student was deleted. Backups that were made before still hold them.\n");
}

export async function retention(store: Store, _args: readonly string[], terminal: Terminal) {
  const { classes, students, signIns } = await write(store, (writer) =>
    applyRetention(writer, terminal.now()),
  );
  terminal.out(
    `Deleted: ${students} students of ${classes} classes, ${signIns} sign-ins that had run out.\n`,
  );
}
