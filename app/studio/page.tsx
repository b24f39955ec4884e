import type { Metadata } from "next";
import Link from "next/link";
import { KeptMixes } from "@/components/lesson/places-lazy";
import { listSongs } from "@/server";
import styles from "./studio.module.css";

export const metadata: Metadata = {
  title: "Studio",
  description: "A whole mixer on every song of the course: yours to mix.",
};

/** Where a mix begins: a song to choose, or one that is on this device already. */
export default async function StudioPage() {
  const songs = await listSongs();
  const whole = songs.filter(({ excerptOf }) => excerptOf === undefined);
  return (
    <main id="main">
      <div className={styles.lobby}>
        <h1>Studio</h1>
        <p>
          A mixer with everything in it: faders, chains, sends, buses, a master. Choose a song. Nobody marks
          what you do here; it is kept on this device.
        </p>
        <ul className={styles.songs}>
          {whole.map(({ id, title, genre, stems }) => (
            <li key={id}>
              <Link href={`/studio/${id}`} prefetch={false}>
                <span className={styles.title}>{title}</span>
                <span className={styles.facts}>
                  {genre} · {stems.length} stems
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <h2>Mixes on this device</h2>
        <KeptMixes songs={songs.map(({ id, title }) => ({ id, title }))} />
      </div>
    </main>
  );
}
