/** Rises whenever any bit of any print changes; `tests/audio/corpus.json` holds the prints of this version. */
export const ENGINE_VERSION = 2;
