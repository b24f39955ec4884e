import { flagship } from "./flagship/song";
import { secondLight } from "./second-light/song";
import type { SongDefinition } from "./song";

/** Every song of the course, in the order of the record collection. */
export const SONGS: readonly SongDefinition[] = [flagship, secondLight];
