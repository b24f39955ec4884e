import { clockTime, type SongAbout, songFrames } from "@/components/widgets/shared/song-about";
import styles from "./songs.module.css";

/** The parts of a song as long as they last. */
export function FormStrip({ song }: { song: Pick<SongAbout, "form" | "title"> }) {
  const whole = songFrames(song);
  return (
    <ol className={styles.form} aria-label={`Parts of “${song.title}”`}>
      {song.form.map(({ name, startFrame, endFrame }) => (
        <li key={startFrame} style={{ flexGrow: (endFrame - startFrame) / whole }}>
          <span>{name}</span> <span className={styles.time}>{clockTime(startFrame)}</span>
        </li>
      ))}
    </ol>
  );
}
