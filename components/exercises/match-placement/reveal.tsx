import { distanceMetres, placementOf, ROOMS, type Session } from "@/audio-engine";
import styles from "../exercises.module.css";
import type { RevealProps } from "../measured/look";

/** Where both microphones stood. */
export function PlacementReveal({ result, answer }: RevealProps) {
  const { truth } = result.reveal;
  return (
    <p className={styles.words}>
      {truth !== null && `The other microphone stood ${placeWords(truth)}. `}Yours stands {placeWords(answer)}
      .
    </p>
  );
}

function placeWords(session: Session): string {
  const placement = placementOf(session);
  const centimetres = Math.round(100 * distanceMetres(placement));
  const distance =
    centimetres < 100 ? `${centimetres} centimetres` : `${(centimetres / 100).toFixed(2)} metres`;
  return `${distance} away in the ${ROOMS[placement.room].name.toLowerCase()}`;
}
