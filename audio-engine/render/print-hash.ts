/** SHA-256, as 64 hexadecimal digits, of a print's samples: interleaved little-endian 32-bit floats. */
export async function printSha256(print: readonly [Float32Array, Float32Array]): Promise<string> {
  const [left, right] = print;
  const bytes = new DataView(new ArrayBuffer(left.length * 8));
  for (let i = 0; i < left.length; i++) {
    bytes.setFloat32(i * 8, left[i]!, true);
    bytes.setFloat32(i * 8 + 4, right[i]!, true);
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.buffer));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
