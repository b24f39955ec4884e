import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SiteFooter } from "@/components/frame/site-footer";
import { SiteHeader } from "@/components/frame/site-header";
import { Startup } from "@/components/frame/startup";
import { headingFont, textFont, valueFont } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Behind the Glass", template: "%s · Behind the Glass" },
  description: "Recording, mixing and mastering, done and heard in the browser.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f4ed" },
    { media: "(prefers-color-scheme: dark)", color: "#14110e" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  const fonts = `${textFont.variable} ${headingFont.variable} ${valueFont.variable}`;
  return (
    // The theme's attribute is set before the first paint, so the server's markup may lack it.
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
      </head>
      <body>
        <SiteHeader />
        <Startup />
        {children}
        <SiteFooter />
      </body>
    </html>
  );
}
