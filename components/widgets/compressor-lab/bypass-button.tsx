import { Button } from "@/components/controls/button";
import styles from "./compressor-lab.module.css";

interface BypassButtonProps {
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** The question that every compressor must answer, one key away: was it better without? */
export function BypassButton({ on, onToggle }: BypassButtonProps) {
  return (
    <Button className={styles.bypass} shortcut="P" aria-pressed={on} onClick={onToggle}>
      Bypass
    </Button>
  );
}
