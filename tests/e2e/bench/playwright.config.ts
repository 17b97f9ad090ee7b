import { defineConfig } from "@playwright/test";

const port = 4730;
const xtask = process.env.SWITCHBOARD_XTASK ?? "target/debug/xtask";
// Best a copy: what is measured should not be built anew in between.
const dist = process.env.SWITCHBOARD_DIST ?? "dist";

/**
 * `npx playwright test --config bench` in tests/e2e; not a part of the tests. What else runs on the machine is measured
 * as well: the load stands below the table, and on Linux `chrt -r 5` before the command keeps the others out.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results/bench",
  reporter: [["list"], ["./table.ts"]],
  retries: 0,
  // One after the other: they would measure each other.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: "en-GB",
    testIdAttribute: "data-test",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      // The system's own browser: nothing is downloaded.
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  webServer: {
    command: `"${xtask}" serve --port ${port} --dist "${dist}"`,
    cwd: "../../..",
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
