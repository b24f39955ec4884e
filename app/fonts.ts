import localFont from "next/font/local";

/* Shipped with the course, with fallback metrics measured by Next, so that nothing moves when they arrive. */

export const textFont = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-text",
  weight: "100 900",
  display: "swap",
});

export const headingFont = localFont({
  src: "../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2",
  variable: "--font-heading",
  weight: "100 900",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});

export const valueFont = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  variable: "--font-value",
  weight: "100 800",
  display: "swap",
  preload: false,
});
