export type Admission = "open" | "approve" | "roster";

/** A class as its people's page knows it. */
export interface ShownClass {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly retentionDays: number | null;
  readonly endedAt: number | null;
}

export interface ShownCode {
  readonly code: string;
  readonly admission: Admission;
  readonly seatLimit: number | null;
  readonly expiresAt: number | null;
}

export interface ShownMember {
  readonly userId: string;
  readonly name: string;
  readonly role: "instructor" | "assistant" | "student";
  readonly state: "waiting" | "active" | "left";
  readonly joinedAt: number;
  readonly extraTimePercent: number;
  readonly isLocked: boolean;
}

export interface ShownGroup {
  readonly id: string;
  readonly name: string;
  readonly userIds: readonly string[];
}

export interface RosterName {
  readonly name: string;
  readonly isTaken: boolean;
}
