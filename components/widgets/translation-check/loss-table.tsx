import type { PlaybackSystemName, TranslationLoss } from "@/audio-engine";
import { TableScroll } from "@/components/plots/table-scroll";
import { changeWords, lossSentence, ROWS } from "./parts";
import { SYSTEMS, SYSTEMS_NOTE } from "./systems";
import styles from "./translation-check.module.css";

interface LossTableProps {
  readonly label: string;
  readonly losses: readonly TranslationLoss[] | null;
  /** The system that is heard; its column is marked. */
  readonly system: PlaybackSystemName | null;
}

/** What became of each part on each system, in LU against flat loudspeakers, and what it means on the one that is heard. */
export function LossTable({ label, losses, system }: LossTableProps) {
  const place = SYSTEMS.find(({ id }) => id === system)?.place ?? "";
  return (
    <div className={styles.losses}>
      <p className={styles.sentence}>
        {losses === null
          ? "Measuring what each part loses…"
          : system === null
            ? "Choose a system to read what is lost there."
            : `${label}: ${lossSentence(losses, system, place)}`}
      </p>
      <TableScroll label={`Losses of ${label}`}>
        <table>
          <caption>{`${label}: change of loudness against flat loudspeakers`}</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              {SYSTEMS.map(({ id, label: name }) => (
                <th key={id} scope="col" data-heard={id === system ? "" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ id, label: name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {SYSTEMS.map(({ id: each }) => (
                  <td key={each} data-heard={each === system ? "" : undefined}>
                    {changeWords(losses?.find((loss) => loss.id === id)?.lossesLu[each])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className={styles.note}>
        Each part as its fader leaves it, before groups and without the car's rumble. {SYSTEMS_NOTE}
      </p>
    </div>
  );
}
