import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { migrate } from "../../server/db/migrate";
import { MIGRATIONS } from "../../server/db/migrations/all";
import { openStore } from "../../server/db/store";
import { TABLE_NAMES } from "../../server/db/tables";
import { runPrograms } from "./programs";
import { KINDS, newPlace, type Place } from "./stores";

let place: Place;
afterEach(() => place.clear());

describe.each(KINDS)("migrations on %s", (kind) => {
  test("run once when five processes start at once", async () => {
    place = await newPlace(kind);
    const outcomes = await runPrograms(5, "open", place);
    expect(outcomes.map(({ status, error }) => [status, error])).toEqual(Array(5).fill([0, ""]));
    const store = await openStore(place);
    const ran = await store.db.selectFrom("migrations").select("name").execute();
    await store.close();
    expect(ran.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  test("leave nothing behind when one of them fails", async () => {
    place = await newPlace(kind);
    const store = await openStore(place);
    const broken = {
      name: "0999-broken",
      statements: () => ["create table half (id text)", "create tabel x"],
    };
    await expect(migrate(store, [...MIGRATIONS, broken])).rejects.toThrow();
    await expect(sql`select * from half`.execute(store.db)).rejects.toThrow(/half/);
    expect(await store.db.selectFrom("migrations").selectAll().execute()).toHaveLength(MIGRATIONS.length);
    await store.close();
  });

  test("refuse a database of a newer version", async () => {
    place = await newPlace(kind);
    const store = await openStore(place);
    await store.db.insertInto("migrations").values({ name: "9999-from-tomorrow", ranAt: 0 }).execute();
    await store.close();
    await expect(openStore(place)).rejects.toThrow("9999-from-tomorrow, which this version does not know");
  });

  test("make every table that the program knows, and no other", async () => {
    place = await newPlace(kind);
    const store = await openStore(place);
    const names = (await store.db.introspection.getTables()).map(({ name }) => name);
    await store.close();
    const asColumn = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect(names.sort()).toEqual([...TABLE_NAMES, "migrations", "progressTransfers"].map(asColumn).sort());
  });
});
