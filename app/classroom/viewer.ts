import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { isNotForViewer, publicOrigin, type SignedIn, viewerBy } from "@/server/classroom";

/** Who is signed in; undefined where nobody is. */
export const viewer = async (): Promise<SignedIn | undefined> => viewerBy((await headers()).get("cookie"));

/**
 * Who is signed in; a stranger goes to the page for signing in, and comes back from there.
 * @param path the page's own address
 */
export async function mustBeSignedIn(path: string): Promise<SignedIn> {
  const signedIn = await viewer();
  return signedIn ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** What a page shows; "not found" where it does not exist or is not this person's to see. */
export async function orNotFound<T>(shown: Promise<T>): Promise<T> {
  try {
    return await shown;
  } catch (error) {
    if (isNotForViewer(error)) notFound();
    throw error;
  }
}

/** What stands behind the question mark of an address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** A part of it as one text; "" where it is missing. */
export const oneOf = (part: string | string[] | undefined): string => [part ?? ""].flat()[0] ?? "";

/** The course's address, as people type it. */
export async function courseAddress(): Promise<string> {
  const host = (await headers()).get("host") ?? "localhost";
  return publicOrigin() ?? `http://${host}`;
}
