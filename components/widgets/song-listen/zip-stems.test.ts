import { unzipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zipFiles } from "./zip-stems";

const sound = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 255);
const options = { signal: new AbortController().signal, onProgress: () => undefined };

function serve(body: Uint8Array<ArrayBuffer>, status = 200): void {
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
}

afterEach(() => void vi.unstubAllGlobals());

describe("a zip of published files", () => {
  it("holds texts and sounds to the byte, and tells how far it is", async () => {
    serve(sound);
    const loaded: number[] = [];
    const zip = await zipFiles(
      [
        { name: "song.txt", text: "Tempo: 100 · G major" },
        { name: "kick.flac", url: "/audio/kick.flac", bytes: sound.length },
      ],
      { ...options, onProgress: (bytes) => loaded.push(bytes) },
    );
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(new TextDecoder().decode(files["song.txt"])).toBe("Tempo: 100 · G major");
    expect(files["kick.flac"]).toEqual(sound);
    expect(loaded.at(-1)).toBe(sound.length);
  });

  it.each([
    ["ends too early", () => serve(sound.subarray(0, 10)), /ends too early/],
    ["is not there", () => serve(sound, 404), /not where it was published/],
    [
      "cannot be reached",
      () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError())),
      /check the connection/,
    ],
  ])("is refused when a file %s", async (_, prepare, sentence) => {
    prepare();
    const entry = { name: "kick.flac", url: "/audio/kick.flac", bytes: sound.length };
    await expect(zipFiles([entry], options)).rejects.toThrow(sentence);
  });

  it("stops when nobody wants it any more", async () => {
    serve(sound);
    const controller = new AbortController();
    const entry = { name: "kick.flac", url: "/audio/kick.flac", bytes: sound.length };
    const zip = zipFiles([entry], { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(zip).rejects.toThrow(/abort/);
  });
});
