import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAdmin } from "../../scripts/admin/run";
import { inProject } from "../../scripts/lib/project.mjs";
import { isSecret } from "../../server/auth/passwords";
import { addSignIn, signInsOf, staffByUserName } from "../../server/db/people";
import { openStore, storePlace } from "../../server/db/store";
import { write } from "../../server/db/transactions";
import { makeClass, NOW } from "./class-fixture";
import { KINDS, newPlace, type Place } from "./stores";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "admin-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const envOf = ({ kind, place }: Pick<Place, "kind" | "place">): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  ...(kind === "sqlite" ? { DATA_DIR: path.dirname(place) } : { DATABASE_URL: place }),
});

async function admin(env: NodeJS.ProcessEnv, args: readonly string[], password = "") {
  let [out, error] = ["", ""];
  const status = await runAdmin(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    secret: async () => password,
    env,
    now: () => NOW,
  });
  return { status, out, error };
}

describe.each(KINDS)("npm run admin on %s", (kind) => {
  let place: Place;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    place = await newPlace(kind);
    env = envOf(place);
  });
  afterAll(() => place.clear());

  test("does its work while the course has the data open", async () => {
    const PASSWORD = "violas in the hall";
    const made = await admin(env, ["create-admin", "Ada", "Ada Lovelace"], PASSWORD);
    expect(made).toMatchObject({ status: 0, error: "" });
    const running = await openStore(storePlace(env));
    const ada = await staffByUserName(running.db, "ada");
    expect(ada).toMatchObject({ id: made.out.trim(), role: "admin", name: "Ada Lovelace" });
    expect(await isSecret(PASSWORD, ada?.passwordHash)).toBe(true);
    const times = { createdAt: NOW, seenAt: NOW, expiresAt: NOW + 1 };
    await write(running, (writer) =>
      addSignIn(writer, { tokenHash: "c".repeat(64), userId: ada!.id, device: "Firefox", ...times }),
    );
    expect(await admin(env, ["reset-password", "ADA"], "cellos in the hall")).toMatchObject({
      status: 0,
      error: "",
    });
    const reset = await staffByUserName(running.db, "ada");
    expect(await isSecret(PASSWORD, reset?.passwordHash)).toBe(false);
    expect(await isSecret("cellos in the hall", reset?.passwordHash)).toBe(true);
    expect(await signInsOf(running.db, ada!.id)).toEqual([]);

    const { students } = await makeClass(running, ["Kim", "Lee"]);
    const file = path.join(folder, `${kind}.sqlite`);
    expect(await admin(env, ["backup", file])).toMatchObject({ status: 0, error: "" });
    const exported = await admin(env, ["export-student", students[0]!.id]);
    expect(JSON.parse(exported.out)).toMatchObject({ person: { name: "Kim" }, attempts: [{ number: 1 }] });
    expect(await admin(env, ["delete-student", students[0]!.id])).toMatchObject({ status: 0, error: "" });
    const names = async () =>
      (await running.db.selectFrom("users").select("name").orderBy("name").execute()).length;
    expect(await names()).toBe(3);
    expect(await admin(env, ["restore", file])).toMatchObject({ status: 0, error: "" });
    expect(await names()).toBe(4);
    expect(await admin(env, ["retention"])).toMatchObject({ status: 0, error: "" });
    await running.close();
  });

  test.each<[string[], string, RegExp]>([
    [["create-admin", "Ada"], "violas in the hall", /^The user name ada is taken\.$/],
    [["create-admin", "grace"], "short", /^A password has at least 10 characters\.$/],
    [["create-admin", "grace"], "Password2026!", /first that anybody would try/],
    [["create-admin", "a b"], "violas in the hall", /^A user name has 2 to 40/],
    [["create-admin"], "", /^Usage: npm run -s admin -- create-admin USER-NAME \[NAME\]$/],
    [["reset-password", "nobody"], "violas in the hall", /^Nobody has the user name nobody\.$/],
    [["export-student", "none"], "", /^There is nobody with the id none\.$/],
    [["delete-student", "none"], "", /^There is nobody with the id none\.$/],
    [["delete-student"], "", /^Usage: npm run -s admin -- delete-student ID$/],
    [["restore", "package.json"], "", /package\.json is no backup\.$/],
    [["backup", "package.json"], "", /package\.json exists; choose another name\.$/],
    [["backup", "/nowhere/file"], "", /^The folder \/nowhere is not there\.$/],
    [["move-to-postgres", "mysql://x"], "", /^The address must look like postgres:/],
    [["backup", "--force"], "", /^Usage: npm run -s admin -- backup FILE$/],
    [["fly"], "", /^There is no command "fly"; npm run -s admin -- help tells which there are\.$/],
    [["constructor"], "", /^There is no command "constructor"/],
    [[], "", /^No command is named;/],
  ])("refuses %j with one line and status 2", async (args, password, sentence) => {
    const { status, out, error } = await admin(env, args, password);
    expect({ status, out, lines: error.trimEnd().split("\n").length }).toEqual({
      status: 2,
      out: "",
      lines: 1,
    });
    expect(error.trimEnd()).toMatch(sentence);
  });
});

test.each<[NodeJS.ProcessEnv, RegExp]>([
  [{ NODE_ENV: "test", DATABASE_URL: "mysql://x" }, /^DATABASE_URL must look like postgres:/],
  [
    { NODE_ENV: "test", DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" },
    /cannot be reached or opened \(ECONNREFUSED\)/,
  ],
  [
    { NODE_ENV: "test", DATA_DIR: "/nowhere" },
    /^There are no data at \/nowhere\/classroom\.sqlite; set DATA_DIR/,
  ],
])("says in one line what is wrong with %j", async (env, sentence) => {
  const { status, error } = await admin(env, ["retention"]);
  expect(status).toBe(2);
  expect(error.trimEnd()).toMatch(sentence);
});

test("reads a password from standard input and ends with status 2", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inProject("scripts", "admin.mjs"), "create-admin", "ada"],
    { input: "short\n", encoding: "utf8", env: { ...process.env, DATA_DIR: path.join(folder, "new") } },
  );
  expect([status, stdout, stderr]).toEqual([2, "", "A password has at least 10 characters.\n"]);
});
