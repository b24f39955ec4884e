import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { frameAncestors } from "./frame-ancestors.mjs";
import { PlainError, projectRoot } from "./project.mjs";

/**
 * @typedef {object} ServerSettings
 * @property {number} port TCP port
 * @property {string | undefined} host address to listen on; undefined listens on all
 * @property {string} dataDirectory absolute path of a writable folder
 */

/** @param {unknown} error */
const codeOf = (error) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

/** @param {string | undefined} text */
function readPort(text) {
  const port = Number(text ?? "3000");
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new PlainError(`PORT must be a whole number from 1 to 65535, not "${text}".`);
}

/** @param {string} dataDirectory */
function checkDataDirectory(dataDirectory) {
  const probe = path.join(dataDirectory, `.write-check-${process.pid}`);
  try {
    mkdirSync(dataDirectory, { recursive: true });
    accessSync(dataDirectory, constants.W_OK);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new PlainError(
      `DATA_DIR ${dataDirectory} cannot be written to (${codeOf(error)}); set DATA_DIR to a folder that can.`,
    );
  }
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @returns {Promise<void>}
 * @throws {PlainError} when nothing can listen there
 */
export function checkPortIsFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      const code = codeOf(error);
      if (code === "EADDRINUSE") {
        reject(
          new PlainError(
            `Port ${port} is already in use; choose another with PORT, for example PORT=${port < 65535 ? port + 1 : 3000}.`,
          ),
        );
      } else if (code === "EACCES") {
        reject(
          new PlainError(`Port ${port} may not be opened by this user; choose one above 1023 with PORT.`),
        );
      } else {
        reject(
          new PlainError(
            `HOST ${host ?? ""} cannot be listened on (${code}); leave HOST out to listen everywhere.`,
          ),
        );
      }
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}

/**
 * Reads and checks PORT, HOST, DATA_DIR and ALLOWED_FRAME_ANCESTORS, before anything slow happens.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<ServerSettings>}
 */
export async function readSettings(env) {
  const port = readPort(env.PORT || undefined);
  const host = env.HOST || undefined;
  const dataDirectory = path.resolve(projectRoot, env.DATA_DIR || "data");
  try {
    frameAncestors(env.ALLOWED_FRAME_ANCESTORS);
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error));
  }
  checkDataDirectory(dataDirectory);
  await checkPortIsFree(port, host);
  return { port, host, dataDirectory };
}
