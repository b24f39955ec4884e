import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import { fileNameOf, freeName, songOf } from "./new-mix";

const session = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const { stems } = JSON.parse(readFileSync("content/songs/flagship/song.json", "utf8"));
const assetIds: string[] = stems.flatMap((stem: { assetIds: string[] }) => stem.assetIds);

it("names are free of each other, and fit a file", () => {
  expect(freeName("My mix", [])).toBe("My mix");
  expect(freeName("My mix", ["My mix", "My mix 2"])).toBe("My mix 3");
  expect(fileNameOf("Nächte: “laut”!")).toBe("na-chte-laut");
  expect(fileNameOf("夜")).toBe("mix");
});

it("a file belongs to the song that has all its sounds", () => {
  const flagship = { id: "flagship", title: "Second Light", assetIds };
  const other = { id: "other", title: "Other", assetIds: assetIds.slice(1) };
  expect(songOf(session, [other, flagship])).toBe(flagship);
  expect(songOf(session, [other])).toBeNull();
  expect(songOf({ ...session, tracks: [] }, [flagship])).toBeNull();
});
