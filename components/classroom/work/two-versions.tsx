import { Button } from "@/components/controls/button";
import styles from "./work.module.css";

interface TwoVersionsProps {
  readonly onServer: () => void;
  readonly onDevice: () => void;
}

/** Asked where this device holds work that it could not send, and the class has newer work from elsewhere. */
export function TwoVersions({ onServer, onDevice }: TwoVersionsProps) {
  return (
    <section className={styles.panel}>
      <h3>Two versions of your work</h3>
      <p>
        This device holds work that it could not send. Since then you have gone on elsewhere, and the class
        has that. Which one do you want to go on with?
      </p>
      <div className={styles.row}>
        <Button look="primary" onClick={onServer}>
          The one in the class
        </Button>
        <Button onClick={onDevice}>The one on this device</Button>
      </div>
    </section>
  );
}
