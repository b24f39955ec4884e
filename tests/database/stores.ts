import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { openStore } from "../../server/db/store";
import type { StoreKind } from "../../server/db/tables";

export const KINDS: readonly StoreKind[] = ["sqlite", "postgres"];

/** Where an empty store may lie; it is removed with `clear`. */
export interface Place {
  readonly kind: StoreKind;
  readonly place: string;
  clear(): Promise<void>;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function newPlace(kind: StoreKind): Promise<Place> {
  if (kind === "sqlite") {
    const folder = mkdtempSync(path.join(tmpdir(), "store-test-"));
    const clear = async () => rmSync(folder, { recursive: true, force: true });
    return { kind, place: path.join(folder, "classroom.sqlite"), clear };
  }
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return { kind, place: url.href, clear: () => onServer(`drop database ${name} with (force)`) };
}

/** An empty store with its schema. */
export async function newStore(kind: StoreKind) {
  const place = await newPlace(kind);
  const store = await openStore(place);
  return {
    store,
    place,
    clear: async () => {
      await store.close();
      await place.clear();
    },
  };
}
