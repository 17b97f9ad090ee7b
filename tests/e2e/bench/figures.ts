/** A line of the table. */
export type Figure = {
  what: string;
  unit: string;
  count: number;
  p50: number;
  p95: number;
  max: number;
  /** The most that p95 may be; nothing where it only explains another line. */
  target?: number;
};

/** What was measured, as a line. The p95 is the smallest value that 95 of a hundred do not exceed. */
export function figure(what: string, values: number[], target?: number, unit = "ms"): Figure {
  if (values.length === 0) throw new Error(`nothing was measured: ${what}`);
  const sorted = [...values].sort((one, other) => one - other);
  const part = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { what, unit, count: sorted.length, p50: part(0.5), p95: part(0.95), max: part(1), target };
}

const shown = (value: number, unit: string) => (unit === "ms" ? value.toFixed(1) : String(Math.round(value)));

/** The lines as a table to be pasted. */
export function table(figures: Figure[]) {
  const lines = figures.map(({ what, unit, count, p50, p95, max, target }) => {
    const numbers = [p50, p95, max].map((value) => shown(value, unit));
    const verdict = target === undefined ? "" : p95 <= target ? "met" : "missed";
    const wanted = target === undefined ? "" : `≤ ${target} ${unit}`.trim();
    return [what, String(count), ...numbers, unit, wanted, verdict];
  });
  const head = ["", "n", "p50", "p95", "max", "unit", "target (p95)", ""];
  const widths = head.map((cell, place) => Math.max(...[head, ...lines].map((line) => (line[place] ?? cell).length)));
  const row = (cells: string[]) =>
    `| ${cells.map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, place) => (place === 0 ? "-".repeat(width) : `${"-".repeat(Math.max(1, width - 1))}:`)).join(" | ")} |`;
  return [row(head), rule, ...lines.map(row)].join("\n");
}

/** Something that has to hold whatever it takes. */
export type Check = { what: string; holds: boolean; found: string };
