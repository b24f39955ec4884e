import { clockTime, type SongAbout } from "@/components/widgets/shared/song-about";
import styles from "./songs.module.css";

/** The parts of a song as long as they last. */
export function FormStrip({ song }: { song: Pick<SongAbout, "form" | "title" | "lengthFrames"> }) {
  return (
    <ol className={styles.form} aria-label={`Parts of “${song.title}”`}>
      {song.form.map(({ name, startFrame, endFrame }) => (
        <li key={startFrame} style={{ flexGrow: (endFrame - startFrame) / song.lengthFrames }}>
          <span>{name}</span> <span className={styles.time}>{clockTime(startFrame)}</span>
        </li>
      ))}
    </ol>
  );
}
