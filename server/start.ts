import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { creditOf } from "./assignments/student-terms";
import { StoreError } from "./db/errors";
import { getStore } from "./db/store";
import { startGrading } from "./grading/start";
import { dataFolder } from "./grading/workers";
import { publicAddress } from "./http/public-address";
import { newSetUpToken, SET_UP_DAYS } from "./people/set-up";
import { startClosing } from "./submissions/keep-time";
import { startSweeping } from "./submissions/mix-upload";
import { otherUploadsFolder } from "./submissions/shared-folder";

/**
 * Without a proxy in front, a request's address is that of its connection, whatever its sender writes into
 * `X-Forwarded-For`: failed tries are counted by it.
 */
function countByConnection(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  });
}

async function printSetUpToken(env: NodeJS.ProcessEnv): Promise<void> {
  const token = await newSetUpToken(await getStore(), Date.now());
  if (token === undefined) return;
  const address = publicAddress(env)?.origin ?? `http://localhost:${env.PORT ?? 3000}`;
  console.log(
    `Nobody manages this course yet. To set it up, open\n  ${address}/set-up#${token}\n` +
      `or enter there the token ${token} (once, within ${SET_UP_DAYS} days).`,
  );
}

/**
 * What a server does once, before its first request. Lessons need no data, so they are served also where the data cannot
 * be reached.
 * @throws {Error} when PUBLIC_URL is no address
 */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (publicAddress(env) === undefined) countByConnection();
  try {
    await printSetUpToken(env);
    const store = await getStore();
    const complaint = await otherUploadsFolder(store, dataFolder(), Date.now());
    if (complaint !== undefined) console.error(complaint);
    startGrading(store, creditOf);
    startSweeping(store);
    startClosing(store);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(`Classes cannot be used: ${error.message} Lessons can.`);
  }
}
