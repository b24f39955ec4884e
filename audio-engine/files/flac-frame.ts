/** No frame that encoders make is longer: 8 channels of 4608 samples in 24 bits, stored as they are. */
const LONGEST_FRAME_BYTES = 120000;

/**
 * Whether the file ends with a whole frame: from some synchronisation code on, the checksum (CRC-16, polynomial 0x8005)
 * over the frame with its footer is zero. Tells damage within a file from a file that was cut off.
 */
export function endsWithWholeFlacFrame(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - LONGEST_FRAME_BYTES); at--) {
    const isSync = bytes[at] === 0xff && (bytes[at + 1]! & 0xfe) === 0xf8;
    if (isSync && crc16(bytes, at) === 0) return true;
  }
  return false;
}

function crc16(bytes: Uint8Array, from: number): number {
  let crc = 0;
  for (let i = from; i < bytes.length; i++) {
    crc ^= bytes[i]! << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x8000 ? 0x18005 : 0);
  }
  return crc;
}
