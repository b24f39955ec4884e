import { electronic } from "./electronic/song";
import { flagship } from "./flagship/song";
import { jazzTrio } from "./jazz-trio/song";
import { neoSoul } from "./neo-soul/song";
import { orchestral } from "./orchestral/song";
import { secondLight } from "./second-light/song";
import type { SongDefinition } from "./song";
import { songwriter } from "./songwriter/song";

/** Every song of the course, in the order of the record collection. */
export const SONGS: readonly SongDefinition[] = [
  secondLight,
  flagship,
  neoSoul,
  songwriter,
  jazzTrio,
  electronic,
  orchestral,
];
