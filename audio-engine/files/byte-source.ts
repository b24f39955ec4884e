/** Bytes that are read in pieces: a file on a disk, or an array. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Bytes from `at` on, as many as asked for; fewer only where they end. Valid until the next call. */
  read(at: number, bytes: number): Promise<Uint8Array>;
}

/** Bytes that are all there. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)),
  };
}
