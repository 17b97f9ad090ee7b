import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet } from "./house";

/** Three sessions, in the order in which they were picked: Tomas, Hanna, and Marta who rang. */
async function three(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas", "marta");
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  await floor.accept("Marta Holm");
  return desk;
}

const names = (floor: Floor) =>
  floor.sessions.locator(".text strong").evaluateAll((names) => names.map((name) => name.textContent));

const order = (floor: Floor, expected: string[], timeout = 15_000) =>
  expect.poll(() => names(floor), { timeout }).toEqual(expected);

const [TOMAS, HANNA, MARTA] = ["Tomas Berg", "Hanna Lindqvist", "Marta Holm"];

test("sessions stand in the order they were opened and are numbered by it", async ({ floor, page }) => {
  const desk = await three(floor, page);
  await order(floor, [TOMAS, HANNA, MARTA]);
  await page.keyboard.press("Alt+Digit2");
  await desk.isAt(HANNA);
  await page.keyboard.press("Alt+ArrowDown");
  await desk.isAt(MARTA);
  await page.keyboard.press("Alt+ArrowDown");
  await desk.isAt(TOMAS);
  await page.keyboard.press("Alt+ArrowUp");
  await desk.isAt(MARTA);
});

test("a session is moved by keys, and its number with it", async ({ floor, page }) => {
  const desk = await three(floor, page);
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await order(floor, [TOMAS, MARTA, HANNA]);
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await order(floor, [MARTA, TOMAS, HANNA]);
  await desk.isAt(MARTA);
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await order(floor, [TOMAS, MARTA, HANNA]);
  await page.keyboard.press("Alt+Digit1");
  await desk.isAt(TOMAS);
});

test("a session is moved by dragging, up and down", async ({ floor, page }) => {
  const desk = await three(floor, page);
  await floor.session(MARTA).dragTo(floor.session(TOMAS));
  await order(floor, [MARTA, TOMAS, HANNA]);
  await floor.session(MARTA).dragTo(floor.session(HANNA));
  await order(floor, [TOMAS, HANNA, MARTA]);
  await desk.isAt(MARTA);
});

test("something else that is dropped on the rail moves nothing", async ({ floor, page }) => {
  await three(floor, page);
  const isTaken = await floor.session(TOMAS).evaluate((row) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", "1");
    const over = new DragEvent("dragover", { dataTransfer: carried, bubbles: true, cancelable: true });
    row.dispatchEvent(over);
    row.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    return over.defaultPrevented;
  });
  expect(isTaken).toBe(false);
  await order(floor, [TOMAS, HANNA, MARTA]);
});

test("the rail collapses to what is needed and is remembered", async ({ floor, page }) => {
  const desk = await three(floor, page);
  const width = () => page.locator(".rail").evaluate((rail) => rail.clientWidth);
  const wide = await width();
  const collapse = page.getByRole("button", { name: "Collapse sessions" });
  await collapse.click();
  await expect(collapse).toHaveAttribute("aria-pressed", "true");
  await expect.poll(width).toBeLessThan(wide / 2);
  // Names stay for those who listen.
  await floor.session(HANNA).getByRole("button", { name: /Hanna Lindqvist/ }).first().click();
  await desk.isAt(HANNA);
  await page.reload();
  await floor.signIn("Bert Kowalski");
  await expect(collapse).toHaveAttribute("aria-pressed", "true");
  await collapse.click();
  await expect.poll(width).toBe(wide);
});

test("sorted by urgency, whoever waits longest comes first", async ({ floor, page }) => {
  const desk = await three(floor, page);
  const sort = page.getByRole("button", { name: "Sort by urgency" });
  await sort.click();
  await expect(sort).toHaveAttribute("aria-pressed", "true");
  await order(floor, [HANNA, TOMAS, MARTA]);
  await desk.goTo(HANNA);
  await floor.speed("Pause");
  await floor.say("One moment, I am looking into it.");
  await order(floor, [TOMAS, MARTA, HANNA]);
  await sort.click();
  await order(floor, [TOMAS, HANNA, MARTA]);
});

test("keys follow the rail as it is shown, also sorted by urgency", async ({ floor, page }) => {
  const desk = await three(floor, page);
  await page.getByRole("button", { name: "Sort by urgency" }).click();
  await order(floor, [HANNA, TOMAS, MARTA]);
  await page.keyboard.press("Alt+Digit1");
  await expect(page.getByRole("heading", { level: 1, name: HANNA })).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await desk.isAt(TOMAS);
});

test("what is moved by hand stays where it was put", async ({ floor, page }) => {
  await three(floor, page);
  await page.getByRole("button", { name: "Sort by urgency" }).click();
  await order(floor, [HANNA, TOMAS, MARTA]);
  await floor.session(MARTA).dragTo(floor.session(HANNA));
  await order(floor, [MARTA, HANNA, TOMAS]);
});

test("the session that needs us most is one key away", async ({ floor, page }) => {
  const desk = await three(floor, page);
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyN");
  await desk.isAt(HANNA);
  await floor.say("One moment please.");
  await page.keyboard.press("Alt+KeyN");
  await desk.isAt(TOMAS);
});

test("a draft in the rail is one short line of plain text", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"));
  await desk.pick(HANNA);
  await floor.composer.fill(`\u202Eabc ${"e\u0301".repeat(3)}${"\u0301".repeat(60)} ${"long ".repeat(5_000)}`);
  const line = floor.session(HANNA).locator(".text > span");
  await expect(line).toContainText("Draft:");
  const text = (await line.textContent()) ?? "";
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(text).not.toMatch(/\u0301{5}/);
  expect(text.length).toBeLessThan(200);
});
