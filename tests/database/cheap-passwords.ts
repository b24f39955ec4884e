import { vi } from "vitest";
import { cheapHash } from "./cheap-hash";

/**
 * In these tests a new password or PIN costs next to nothing to hash, as does the look for nobody's. What the real ones cost is
 * tested beside them, in server/auth; stored ones are checked by what stands in them, cheap or dear.
 */
vi.mock("../../server/auth/passwords", async (original) => {
  const passwords = await original<typeof import("../../server/auth/passwords")>();
  return {
    ...passwords,
    hashSecret: async (secret: string) => cheapHash(secret),
    isSecret: async (secret: string, stored: string | null | undefined) =>
      (await passwords.isSecret(secret, stored ?? cheapHash(""))) && stored != null,
  };
});
