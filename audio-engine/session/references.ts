import { descriptorAt } from "./address";
import type { SessionIssue } from "./errors";
import type { Automation, Clip, Session, SpaceSource, Strip } from "./schema";

/**
 * What a shape cannot say: ids are unique, everything referred to exists, buses make no circle, clips lie inside the
 * session. Returns every finding with its path; none when the session is sound.
 */
export function checkReferences(session: Session): SessionIssue[] {
  return [
    ...checkStripIds(session),
    ...checkLocalIds(session),
    ...checkRouting(session),
    ...checkBusCycles(session),
    ...checkClips(session),
    ...checkAutomation(session),
  ];
}

function invalid(path: string, message: string): SessionIssue {
  return { code: "session/invalid", path, message };
}

function checkStripIds(session: Session): SessionIssue[] {
  const strips: (readonly [path: string, id: string])[] = [
    ...session.tracks.map((track, i) => [`tracks[${i}].id`, track.id] as const),
    ...session.buses.map((bus, i) => [`buses[${i}].id`, bus.id] as const),
    ["master.id", session.master.id],
    ...session.spaces.map((space, i) => [`spaces[${i}].id`, space.id] as const),
  ];
  return duplicates(strips);
}

function duplicates(entries: readonly (readonly [path: string, id: string])[]): SessionIssue[] {
  const seen = new Set<string>();
  return entries.flatMap(([path, id]) => {
    if (seen.has(id)) return [invalid(path, `The id "${id}" is used twice; every id must be its own.`)];
    seen.add(id);
    return [];
  });
}

function checkLocalIds(session: Session): SessionIssue[] {
  return eachStrip(session).flatMap(([path, strip]) => [
    ...duplicates(strip.inserts.map((insert, i) => [`${path}.inserts[${i}].id`, insert.id] as const)),
    ...duplicates(strip.sends.map((send, i) => [`${path}.sends[${i}].id`, send.id] as const)),
    ...strip.inserts.flatMap((insert, i) =>
      insert.unit === "eq"
        ? duplicates(
            insert.params.bands.map((b, k) => [`${path}.inserts[${i}].params.bands[${k}].id`, b.id] as const),
          )
        : [],
    ),
  ]);
}

function checkRouting(session: Session): SessionIssue[] {
  const buses = new Set(session.buses.map((bus) => bus.id));
  const spaces = new Set(session.spaces.map((space) => space.id));
  const issues: SessionIssue[] = [];
  for (const [path, strip] of eachStrip(session)) {
    if ("output" in strip && strip.output !== "master" && !buses.has(strip.output)) {
      issues.push(invalid(`${path}.output`, `There is no bus "${strip.output}"; name a bus or "master".`));
    }
    strip.sends.forEach((send, i) => {
      if (!buses.has(send.bus))
        issues.push(invalid(`${path}.sends[${i}].bus`, `There is no bus "${send.bus}".`));
    });
  }
  session.tracks.forEach((track, i) => {
    if (track.input.kind === "microphone" && !spaces.has(track.input.space)) {
      issues.push(invalid(`tracks[${i}].input.space`, `There is no space "${track.input.space}".`));
    }
  });
  if (session.master.sends.length > 0) {
    issues.push(invalid("master.sends", "The master sends nowhere: it is the end of the chain."));
  }
  return issues;
}

function checkBusCycles(session: Session): SessionIssue[] {
  const targets = new Map(
    session.buses.map((bus) => [bus.id, [bus.output, ...bus.sends.map((send) => send.bus)]] as const),
  );
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (targets.get(from) ?? []).some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, goal, seen);
    });
  return session.buses.flatMap((bus, i) =>
    reaches(bus.id, bus.id, new Set())
      ? [invalid(`buses[${i}]`, `Bus "${bus.id}" feeds itself; sound must not run in a circle.`)]
      : [],
  );
}

function checkClips(session: Session): SessionIssue[] {
  const lists: (readonly [path: string, clips: readonly Clip[]])[] = [];
  session.tracks.forEach((track, i) => {
    if (track.input.kind === "clips") lists.push([`tracks[${i}].input.clips`, track.input.clips]);
  });
  session.spaces.forEach((space, i) => {
    space.sources.forEach((source: SpaceSource, k) => {
      if (Array.isArray(source.feed)) lists.push([`spaces[${i}].sources[${k}].feed`, source.feed]);
    });
  });
  return lists.flatMap(([path, clips]) => [
    ...duplicates(clips.map((clip, i) => [`${path}[${i}].id`, clip.id] as const)),
    ...clips.flatMap((clip, i) => checkClip(`${path}[${i}]`, clip, session.lengthFrames)),
  ]);
}

function checkClip(path: string, clip: Clip, lengthFrames: number): SessionIssue[] {
  const issues: SessionIssue[] = [];
  if (clip.atFrame + clip.frames > lengthFrames) {
    issues.push(invalid(path, "The clip reaches beyond the end of the session."));
  }
  if (clip.fadeInFrames + clip.fadeOutFrames > clip.frames) {
    issues.push(invalid(path, "The clip's fades are longer than the clip."));
  }
  return issues;
}

function checkAutomation(session: Session): SessionIssue[] {
  const twice = duplicates(
    session.automation.map(({ target }, i) => [`automation[${i}].target`, target] as const),
  );
  return [...twice, ...session.automation.flatMap((lane, i) => checkLane(`automation[${i}]`, lane, session))];
}

function checkLane(path: string, { target, points }: Automation, session: Session): SessionIssue[] {
  const descriptor = descriptorAt(session, target);
  if (descriptor === null) {
    return [invalid(`${path}.target`, `The session has no parameter at "${target}".`)];
  }
  if (target.split("/")[1] === "microphone") {
    return [invalid(`${path}.target`, "A microphone cannot be automated: move it by hand, or use two.")];
  }
  const { min, max, label } = descriptor;
  return points.flatMap(({ atFrame, value }, k) => {
    const issues: SessionIssue[] = [];
    const before = points[k - 1];
    if (before !== undefined && atFrame <= before.atFrame) {
      issues.push(
        invalid(`${path}.points[${k}].atFrame`, "Points follow each other in time, one per frame."),
      );
    }
    if (value < min || value > max) {
      const range = `${label} goes from ${min} to ${max}; ${value} is outside.`;
      issues.push(invalid(`${path}.points[${k}].value`, range));
    }
    return issues;
  });
}

/** Every strip with its path in the document: tracks, buses, master. */
export function eachStrip(session: Session): (readonly [path: string, strip: Strip])[] {
  return [
    ...session.tracks.map((track, i) => [`tracks[${i}]`, track] as const),
    ...session.buses.map((bus, i) => [`buses[${i}]`, bus] as const),
    ["master", session.master] as const,
  ];
}
