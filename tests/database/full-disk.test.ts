import { expect, test } from "vitest";
import { canHaveSmallDisk, runOnSmallDisk } from "./small-disk";

const SENTENCE = "The course cannot store anything right now. Nothing is lost; it tries again by itself.";

/*
 * A file system of 4 MB that is really full. Where a machine gives a process none, tests/database/processes.test.ts still limits the
 * database's pages.
 */
test.skipIf(!canHaveSmallDisk())(
  "on a full disk nothing is half stored, what is handed in waits on its device, and goes in when there is room",
  async () => {
    const { status, out, error } = await runOnSmallDisk(4);
    expect({ status, error }).toEqual({ status: 0, error: "" });
    const { acknowledged, waiting, full, room } = JSON.parse(out);
    const refused = { status: 503, text: JSON.stringify({ error: SENTENCE }) };
    expect(full.handIn).toEqual({ ...refused, kept: true, status: "waiting", stored: [acknowledged] });
    expect(full.upload).toEqual(refused);
    expect(full.sound).toMatchObject({ code: "ENOSPC" });
    expect(full.backup).toMatchObject({ reason: "full", message: "The disk is full; nothing was stored." });
    expect(full.files).toEqual(["ballast", "good.sqlite"]);
    expect(room.handIn).toMatchObject({ status: 200, left: 0 });
    expect([...room.handIn.stored].sort()).toEqual([acknowledged, waiting].sort());
    expect(room.upload.status).toBe(200);
    expect(room.files).toHaveLength(2);
    expect(room.isGoodUntouched).toBe(true);
    expect(room.integrity).toEqual([{ integrityCheck: "ok" }]);
  },
);
