import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("the policy is sent, stands in the page, and is the one of the development server", async ({ page }) => {
  const response = await page.goto("");
  const sent = response?.headers()["content-security-policy"] ?? "";
  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(sent).toBe(`${inPage}; frame-ancestors 'none'`);
  expect(sent).not.toContain("unsafe-inline");
  expect(sent).not.toContain("'unsafe-eval'");
  const trunk = readFileSync("../../Trunk.toml", "utf8");
  expect(trunk).toContain(`"Content-Security-Policy" = "${sent}"`);
});

test("what cannot be loaded is explained", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("");
  const boot = page.getByRole("alert");
  await expect(boot).toContainText("Switchboard could not be started");
  await expect(boot.getByRole("button", { name: "Reload" })).toBeFocused();
});

test("a scenario that cannot be read is explained, and can be tried again", async ({ page }) => {
  await page.route("**/scenarios/*.json", (route) => route.fulfill({ body: '{\n  "name": "x",\n  "colour": 1\n}' }));
  await page.goto("");
  await expect(page.getByRole("alert")).toContainText("line 3: unknown field `colour`");
  await page.unroute("**/scenarios/*.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Bert Kowalski" })).toBeVisible();
});
