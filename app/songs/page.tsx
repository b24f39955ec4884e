import type { Metadata } from "next";
import Link from "next/link";
import { clockTime } from "@/components/widgets/shared/song-about";
import { listSongs, type SongAbout } from "@/server";
import { FormStrip } from "./form-strip";
import styles from "./songs.module.css";

export const metadata: Metadata = {
  title: "Songs",
  description: "Every song of the course with its stems, mixes and masters, to hear and to mix.",
};

/** The record collection: every whole song with what it is there for. */
export default async function SongsPage() {
  const songs = (await listSongs()).filter(({ excerptOf }) => excerptOf === undefined);
  return (
    <main id="main">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>Songs</h1>
          <p>
            The course&rsquo;s own records. Hear each one raw, mixed well and badly, and mastered too much.
            Take its stems home, or open it in the studio and mix it yourself.
          </p>
        </header>
        <ul className={styles.songs}>
          {songs.map((song) => (
            <li key={song.id}>
              <SongCard song={song} />
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}

function SongCard({ song }: { song: SongAbout }) {
  const { id, title, genre, about, bpm, key, stems, sessions } = song;
  return (
    <article className={styles.card} aria-labelledby={`song-${id}`}>
      <div>
        <h2 id={`song-${id}`}>
          <Link href={`/songs/${id}`}>{title}</Link>
        </h2>
        <p className={styles.facts}>
          {genre} · {key} · {bpm} bpm · {clockTime(song.lengthFrames)}
        </p>
      </div>
      <p className={styles.about}>{about}</p>
      <FormStrip song={song} />
      <div className={styles.cardFoot}>
        <p>
          {stems.length} stems ·{" "}
          {Object.values(sessions)
            .map((state) => state.title)
            .join(", ")}
        </p>
        <Link href={`/studio/${id}`} prefetch={false}>
          Open <span className="visually-hidden">“{title}” </span>in the studio
        </Link>
      </div>
    </article>
  );
}
