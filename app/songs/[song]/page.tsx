import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SongListen } from "@/components/lesson/places-lazy";
import { clockTime, stateTitle } from "@/components/widgets/shared/song-about";
import { StemsZip } from "@/components/widgets/song-listen/stems-zip";
import { listSongs, loadSong, type SongAbout, stemSoundsOf } from "@/server";
import styles from "../songs.module.css";

type SongParams = { params: Promise<{ song: string }> };

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSongs()).map(({ id }) => ({ song: id }));
}

export async function generateMetadata({ params }: SongParams): Promise<Metadata> {
  const song = await loadSong((await params).song);
  return song === undefined ? {} : { title: song.title, description: song.about };
}

/** One song: every state of it, every stem, why it was mixed so, and who made the sounds. */
export default async function SongPage({ params }: SongParams) {
  const song = await loadSong((await params).song);
  if (song === undefined) notFound();
  const { decisions, faults, ...about } = song;
  const { totalBytes, licences, notices } = await stemSoundsOf(song);
  return (
    <main id="main">
      <article className={styles.page}>
        <header className={styles.head}>
          <h1>{song.title}</h1>
          <p className={styles.place}>
            {song.genre} · {song.key} · {song.bpm} bpm · {clockTime(song.lengthFrames)}
          </p>
          <p>{song.about}</p>
        </header>
        <SongListen song={about} />
        <div className={styles.actions}>
          <Link className={styles.studio} href={`/studio/${song.id}`} prefetch={false}>
            Open in the studio
          </Link>
          <StemsZip song={about} totalBytes={totalBytes} notices={notices} />
        </div>
        <div className={styles.text}>
          <h2>Why the mix is as it is</h2>
          <details className={styles.fold}>
            <summary>Every decision, strip by strip</summary>
            {[...new Set(decisions.map(({ state }) => state))].map((state) => (
              <section key={state} aria-label={stateTitle(song, state)}>
                <h3>{stateTitle(song, state)}</h3>
                <Reasons
                  song={song}
                  reasons={decisions
                    .filter((decision) => decision.state === state)
                    .map(({ stripId, reason }) => ({ stripId, text: reason }))}
                />
              </section>
            ))}
          </details>
          {faults.length > 0 && (
            <details className={styles.fold}>
              <summary>What is wrong in the faulty mix (find it first)</summary>
              <Reasons
                song={song}
                reasons={faults.map(({ stripId, fault, cure }) => ({ stripId, text: `${fault} ${cure}` }))}
              />
            </details>
          )}
          <h2>Who made the sounds</h2>
          <p>
            The song was written for this course. You may use its stems under {licences.join(", ")}: say where
            they come from, and share alike. They were made from:
          </p>
          <ul className={styles.credits}>
            {song.credits.map(({ name, author, licence, used }) => (
              <li key={name}>
                {used}: {name}, by {author}, {licence}
              </li>
            ))}
          </ul>
          <p>
            <a href="/audio/CREDITS.md">All credits and notices</a>
          </p>
        </div>
      </article>
    </main>
  );
}

interface ReasonsProps {
  readonly song: Pick<SongAbout, "stems">;
  readonly reasons: readonly { readonly stripId: string; readonly text: string }[];
}

/** Sentences under the name of the strip that they speak of. */
function Reasons({ song, reasons }: ReasonsProps) {
  const strips = [...new Set(reasons.map(({ stripId }) => stripId))];
  const nameOf = (stripId: string): string =>
    song.stems.find(({ trackId }) => trackId === stripId)?.name ?? capitalised(stripId.replaceAll("-", " "));
  return (
    <dl className={styles.decisions}>
      {strips.map((stripId) => (
        <div key={stripId}>
          <dt>{nameOf(stripId)}</dt>
          {reasons
            .filter((reason) => reason.stripId === stripId)
            .map(({ text }) => (
              <dd key={text}>{text}</dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
