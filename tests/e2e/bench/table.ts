import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { type Figure, table } from "./figures";

const FOLDER = join(__dirname, "..", "report");

/** Prints what was measured as one table and keeps it beside, as a table and as JSON. */
export default class Table implements Reporter {
  private readonly figures: Figure[] = [];
  private readonly facts: Record<string, string> = {};
  private readonly loadBefore = loadavg()[0] ?? 0;

  onTestEnd(_: TestCase, result: TestResult) {
    for (const { name, body } of result.attachments) {
      if (name === "figures" && body) this.figures.push(...(JSON.parse(String(body)) as Figure[]));
      if (name === "facts" && body) Object.assign(this.facts, JSON.parse(String(body)));
    }
  }

  onEnd(result: FullResult) {
    if (this.figures.length === 0) return;
    const [cpu] = cpus();
    const load = `${this.loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`;
    const facts = { ...this.facts, machine: `${cpus().length} × ${cpu?.model ?? "?"}`, load };
    const text = [table(this.figures), "", ...Object.entries(facts).map(([name, fact]) => `- ${name}: ${fact}`), ""];
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, "panel.md"), text.join("\n"));
    writeFileSync(join(FOLDER, "panel.json"), `${JSON.stringify({ facts, figures: this.figures }, null, 2)}\n`);
    console.log(`\n${text.join("\n")}`);
    if (result.status !== "passed") console.log("Not everything could be measured.");
  }
}
