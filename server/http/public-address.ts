/**
 * The address that people type, by PUBLIC_URL; undefined where the course is reached as it listens. Behind a proxy
 * that speaks TLS, only this says that the way is encrypted.
 * @throws {Error} when it is no http or https address
 */
export function publicAddress(env: NodeJS.ProcessEnv): URL | undefined {
  const text = env.PUBLIC_URL;
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Error(`PUBLIC_URL must look like https://course.example.org, not "${text}".`);
  return url;
}
