import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Studio } from "@/components/lesson/places-lazy";
import { listSongs, loadSong } from "@/server";
import styles from "../studio.module.css";

type SongParams = { params: Promise<{ song: string }> };

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSongs()).map(({ id }) => ({ song: id }));
}

export async function generateMetadata({ params }: SongParams): Promise<Metadata> {
  const song = await loadSong((await params).song);
  return song === undefined ? {} : { title: `${song.title} in the studio` };
}

/** The free studio on one song. */
export default async function StudioSongPage({ params }: SongParams) {
  const song = await loadSong((await params).song);
  if (song === undefined) notFound();
  const { decisions: _decisions, faults: _faults, ...about } = song;
  const songs = (await listSongs()).map(({ id, title, stems }) => ({
    id,
    title,
    assetIds: stems.flatMap(({ assetIds }) => assetIds),
  }));
  return (
    <main id="main" className={styles.studio}>
      <header className={styles.head}>
        <h1>{song.title}</h1>
        <p>
          {song.key} · {song.bpm} bpm · <Link href={`/songs/${song.id}`}>hear how others mixed it</Link>
        </p>
      </header>
      <Studio song={about} songs={songs} />
    </main>
  );
}
