/** Checksum of FLAC's frames (RFC 9639, section 9.3): polynomial 0x8005, from 0, highest bit first. */
export class Crc16 {
  value = 0;

  /** Takes the next byte. */
  add(byte: number): void {
    this.value = ((this.value << 8) & 0xffff) ^ FORWARD[(this.value >> 8) ^ byte]!;
  }
}

/**
 * As `Crc16`, taking bytes from the last to the first: it is 0 exactly where the bytes taken, read forwards, have the
 * checksum 0. (A polynomial is divisible where its mirror image is divisible by the mirrored divisor.)
 */
export class BackwardCrc16 {
  value = 0;

  add(byte: number): void {
    this.value = ((this.value << 8) & 0xffff) ^ BACKWARD[(this.value >> 8) ^ MIRRORED[byte]!]!;
  }
}

/** Checksum of FLAC's frame headers (section 9.1.8): polynomial 0x07, from 0, highest bit first. */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let i = from; i < to; i++) crc = HEADER[crc ^ bytes[i]!]!;
  return crc;
}

const FORWARD = table(16, 0x8005);
const BACKWARD = table(16, 0x4003);
const HEADER = table(8, 0x07);
const MIRRORED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let mirrored = 0;
  for (let bit = 0; bit < 8; bit++) mirrored |= ((byte >> bit) & 1) << (7 - bit);
  return mirrored;
});

/** The remainder that each byte leaves. */
function table(width: 8 | 16, polynomial: number): Uint16Array {
  const top = 1 << (width - 1);
  const mask = (1 << width) - 1;
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) crc = (crc & top ? (crc << 1) ^ polynomial : crc << 1) & mask;
    return crc;
  });
}
