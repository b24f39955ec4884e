"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/controls/button";
import { saveFile } from "../shared/save-file";
import type { SongAbout } from "../shared/song-about";
import styles from "./song-listen.module.css";

const NOTICE_FOLDER = "/audio/LICENSES/";

type Zipping =
  | { readonly state: "idle"; readonly words: string }
  | { readonly state: "running"; readonly loadedBytes: number; readonly totalBytes: number };

interface StemsZipProps {
  readonly song: SongAbout;
  /** What will be fetched. */
  readonly totalBytes: number;
  /** Files that say what the sounds may be used for: licence and notices. */
  readonly notices: readonly string[];
}

/** All stems of a song as one zip, made in the browser from the published files. */
export function StemsZip({ song, totalBytes, notices }: StemsZipProps) {
  const [zipping, setZipping] = useState<Zipping>({ state: "idle", words: "" });
  const running = useRef<AbortController | null>(null);

  async function start(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const onProgress = (loadedBytes: number): void =>
      setZipping({ state: "running", loadedBytes, totalBytes });
    onProgress(0);
    try {
      const zip = await makeZip(song, notices, { signal, onProgress });
      saveFile(zip, `${song.id}-stems.zip`);
      setZipping({ state: "idle", words: "The zip is in your downloads." });
    } catch (error) {
      const words = signal.aborted ? "Cancelled; nothing was saved." : sentenceOf(error);
      setZipping({ state: "idle", words });
    }
  }

  return (
    <div className={styles.download}>
      <div className={styles.row}>
        <Button onClick={() => void start()} disabled={zipping.state === "running"}>
          All stems as a zip ({megabytes(totalBytes)} MB)
        </Button>
        {zipping.state === "running" && (
          <Button look="quiet" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
        )}
      </div>
      <progress
        className={styles.bar}
        aria-label="Stems fetched"
        hidden={zipping.state !== "running"}
        max={totalBytes}
        value={zipping.state === "running" ? zipping.loadedBytes : 0}
      />
      <p role="status">
        {zipping.state === "running"
          ? `${megabytes(zipping.loadedBytes)} of ${megabytes(zipping.totalBytes)} MB`
          : zipping.words}
      </p>
    </div>
  );
}

/** Code and texts are fetched when somebody wants the zip. */
async function makeZip(
  song: SongAbout,
  notices: readonly string[],
  options: { readonly signal: AbortSignal; readonly onProgress: (loadedBytes: number) => void },
): Promise<Blob> {
  const [{ loadManifest }, { loadSongState }, { stemArchive }, { zipFiles }] = await Promise.all([
    import("@/audio-engine"),
    import("../shared/song-files"),
    import("./stem-archive"),
    import("./zip-stems"),
  ]);
  const assets = [...(await loadManifest()).assetsByHash.values()];
  const texts = await Promise.all(notices.map((name) => noticeText(name, options.signal)));
  const raw = await loadSongState(song.id, "raw");
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return zipFiles(stemArchive(song, raw, byId, texts), options);
}

async function noticeText(name: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(NOTICE_FOLDER + name, { signal });
  if (!response.ok) throw new Error(`The notice ${name} could not be fetched; try again in a minute.`);
  return response.text();
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function sentenceOf(error: unknown): string {
  console.error(error);
  return error instanceof Error ? error.message : "The zip could not be made; try again.";
}
