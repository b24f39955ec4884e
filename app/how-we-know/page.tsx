import type { Metadata } from "next";
import { ClaimPlot } from "@/components/plots/claim-plot";
import { loadVerification, type Verification } from "@/server";
import styles from "./how-we-know.module.css";

export const metadata: Metadata = { title: "How we know" };

type Result = Verification["results"][number];

/** What each promise of the engine was held against, and what was found. */
export default async function HowWeKnowPage() {
  const { results, date, engineVersion } = await loadVerification();
  const areas = [...new Set(results.map(({ area }) => area))].map(
    (title) => [title, results.filter(({ area }) => area === title)] as const,
  );
  return (
    <main id="main">
      <div className={styles.page}>
        <h1>How we know</h1>
        <p>
          You learn to hear here. So what you hear must be true. Each promise below was held against something
          that we did not make: the test signals of a standard, a formula of physics, or the same thing
          computed a second time in another language. The green band is what we allow. If a promise is broken,
          the course is not published.
        </p>
        <p id="equal-bits">
          Browsers compute differently in their last digits; our engine does not. Dozens of mixes, most of
          them drawn at random from everything it can do, come out of Chromium, Firefox and Node with every
          bit the same. So what you hear is what is marked.
        </p>
        <p>
          Engine version {engineVersion}, measured on {wordsOf(date)}. A fault is planted just beyond every
          band as well, to see that the measurement notices it.
        </p>
        <Contents areas={areas} />
        {areas.map(([area, claims]) => (
          <section key={area} aria-labelledby={areaId(area)}>
            <h2 id={areaId(area)} className={styles.area}>
              {area}
            </h2>
            {claims.map((result) => (
              <Claim key={result.id} result={result} />
            ))}
          </section>
        ))}
      </div>
    </main>
  );
}

const areaId = (area: string): string => `area-${area.toLowerCase().replaceAll(" ", "-")}`;

/** Where each promise stands. */
function Contents({ areas }: { areas: readonly (readonly [string, readonly Result[]])[] }) {
  return (
    <nav className={styles.contents} aria-label="Promises">
      {areas.map(([area, claims]) => (
        <div key={area}>
          <a href={`#${areaId(area)}`}>{area}</a>
          <ul>
            {claims.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Claim({ result }: { result: Result }) {
  const { id, title, promise, reference, values, worst, tolerance, unit, plot } = result;
  const worstWords = `${numberOf(worst)} ${unitWords(unit)}`;
  return (
    <section id={id} className={styles.claim} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <p>{promise}</p>
      <dl className={styles.facts}>
        <dt>Held against</dt>
        <dd>{reference}</dd>
        <dt>Worst of {values.toLocaleString("en")}</dt>
        <dd className={styles.worst}>
          {worstWords}; allowed {numberOf(tolerance)} {unitWords(unit)}
        </dd>
      </dl>
      <ClaimPlot
        label={title}
        summary={`${values} values compared, the worst is off by ${worstWords}.`}
        tolerance={tolerance}
        {...plot}
      />
    </section>
  );
}

const UNITS: Readonly<Record<string, string>> = {
  ulp: "units of the last binary place",
  gain: "of full scale",
};

const unitWords = (unit: string): string => UNITS[unit] ?? unit;

/** Two significant digits; what is smaller than any ear or converter, as a power of ten. */
function numberOf(value: number): string {
  if (value === 0) return "0";
  if (value >= 0.0001) return String(Number(value.toPrecision(2)));
  const power = -Math.floor(Math.log10(value));
  const raised = [...String(power)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${(value * 10 ** power).toFixed(1)} · 10⁻${raised}`;
}

const wordsOf = (date: string): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
