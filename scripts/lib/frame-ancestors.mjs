const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/**
 * The Content-Security-Policy's list of sites that may show the course in a frame.
 * @param {string | undefined} setting ALLOWED_FRAME_ANCESTORS: origins separated by spaces
 *   ("https://school.example https://*.lms.example:8443"), or "self"; empty means none
 * @returns {string} value of the frame-ancestors directive
 * @throws {RangeError} for anything that is not an origin
 */
export function frameAncestors(setting) {
  const words = (setting ?? "").split(/\s+/).filter((word) => word !== "");
  if (words.length === 0 || (words.length === 1 && words[0] === "none")) return "'none'";
  return words
    .map((word) => {
      if (word === "self") return "'self'";
      if (ORIGIN.test(word)) return word;
      throw new RangeError(
        `ALLOWED_FRAME_ANCESTORS: "${word}" is not an origin such as https://school.example.`,
      );
    })
    .join(" ");
}
