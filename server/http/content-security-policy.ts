/**
 * The Content-Security-Policy of one page. Nothing comes from other hosts. `blob:` workers carry Tone's
 * clock, which otherwise never ticks and says nothing; WebAssembly is the FLAC decoder's. Styles may stand
 * in attributes, as React writes them.
 * @param scripts sources beside the own origin: hashes or a nonce, or the development server's needs
 * @param frameAncestors value of frame-ancestors
 */
export function contentSecurityPolicy(options: {
  scripts: readonly string[];
  connections?: readonly string[];
  frameAncestors: string;
}): string {
  const { scripts, connections = [], frameAncestors } = options;
  return [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connections].join(" "),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
}
