import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listSongs, loadSong, loadSongSession } from "./songs";

describe("the songs of the course", () => {
  it("are sound, the flagship first, and their sections follow each other", async () => {
    const songs = await listSongs();
    expect(songs[0]?.id).toBe("second-light");
    expect(songs.at(-1)?.excerptOf).toBe("second-light");
    for (const { form } of songs) {
      form.forEach(({ startFrame, endFrame }, i) => {
        expect(startFrame).toBe(form[i - 1]?.endFrame ?? 0);
        expect(endFrame).toBeGreaterThan(startFrame);
      });
    }
  });

  it("open in every state that they name", async () => {
    for (const song of await listSongs()) {
      for (const state of Object.keys(song.sessions)) {
        expect((await loadSongSession(song.id, state))?.tracks.length).toBeGreaterThan(1);
      }
    }
    expect(await loadSong("no-such-song")).toBeUndefined();
    expect(await loadSongSession("flagship", "no-such-state")).toBeUndefined();
  });
});

describe("a wrong song stops the build with file and place", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "songs-"));
    cpSync("content/songs/flagship", path.join(folder, "flagship"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = <T>(file: string, edit: (document: T) => void): void => {
    const place = path.join(folder, "flagship", file);
    const document = JSON.parse(readFileSync(place, "utf8"));
    edit(document);
    writeFileSync(place, JSON.stringify(document));
  };
  const reason = async (): Promise<string> => {
    const error: unknown = await listSongs(folder).catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message : "";
  };

  it("for a stem that teaches nothing", async () => {
    change("song.json", ({ stems }: { stems: { teaches: string }[] }) => {
      stems[2]!.teaches = " ";
    });
    expect(await reason()).toMatch(/^flagship\/song\.json: stems\.2\.teaches: /);
  });

  it("for another song's id", async () => {
    change("song.json", (song: { id: string }) => {
      song.id = "other";
    });
    expect(await reason()).toBe('flagship/song.json: id: must be "flagship", as the folder is called');
  });

  it("for a session that is not there, is wrong, or lacks a stem's track", async () => {
    change("mix.session.json", (session: { tracks: unknown[] }) => {
      session.tracks.shift();
    });
    expect(await reason()).toMatch(/^flagship\/mix\.session\.json: sessions\.mix: there is no track "/);
    change("mix.session.json", (session: { version: number }) => {
      session.version = 7;
    });
    expect(await reason()).toMatch(/^flagship\/mix\.session\.json: sessions\.mix: .*later version/);
    rmSync(path.join(folder, "flagship", "mix.session.json"));
    expect(await reason()).toMatch(/^flagship\/mix\.session\.json: ENOENT/);
  });
});
