import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { type Check, type Figure, table } from "./figures";

const FOLDER = join(__dirname, "..", "report");

/** Prints what was measured as one table and keeps it beside, as a table and as JSON. */
export default class Table implements Reporter {
  private readonly figures: Figure[] = [];
  private readonly checks: Check[] = [];
  private readonly facts: Record<string, string> = {};
  private readonly loadBefore = loadavg()[0] ?? 0;

  onTestEnd(_: TestCase, result: TestResult) {
    for (const { name, body } of result.attachments) {
      if (name === "figures" && body) this.figures.push(...(JSON.parse(String(body)) as Figure[]));
      if (name === "checks" && body) this.checks.push(...(JSON.parse(String(body)) as Check[]));
      if (name === "facts" && body) Object.assign(this.facts, JSON.parse(String(body)));
    }
  }

  onEnd(result: FullResult) {
    if (this.figures.length + this.checks.length === 0) return;
    const [cpu] = cpus();
    const load = `${this.loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`;
    const facts = { ...this.facts, machine: `${cpus().length} × ${cpu?.model ?? "?"}`, load };
    const checks = this.checks.map(({ what, holds, found }) => `- ${holds ? "holds " : "BROKEN"} ${what}: ${found}`);
    const about = Object.entries(facts).map(([name, fact]) => `- ${name}: ${fact}`);
    const figures = this.figures.length > 0 ? [table(this.figures)] : [];
    const text = [figures, checks, about].filter((part) => part.length > 0).flatMap((part) => [...part, ""]);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, "panel.md"), text.join("\n"));
    writeFileSync(join(FOLDER, "panel.json"), `${JSON.stringify({ facts, figures: this.figures, checks: this.checks }, null, 2)}\n`);
    console.log(`\n${text.join("\n")}`);
    if (result.status !== "passed") console.log("Not everything could be measured.");
  }
}
