import { expect, type Page } from "@playwright/test";

const NAMES = ["Anna", "Boris", "Clara", "David", "Elsa", "Farid", "Greta", "Henri", "Irene", "Jakob"];

const WORDS =
  "the parcel was to arrive on Tuesday and the tracking has not moved since so I wonder whether it is lost or only late";

/** Four to thirty-one words, so that lines are of different heights. */
function line(who: string, number: number) {
  const words = WORDS.split(" ");
  const count = 4 + ((number * 7919) % 28);
  const text = Array.from({ length: count }, (_, place) => words[(number * 31 + place) % words.length]);
  return `${who} ${number}: ${text.join(" ")}.`;
}

/**
 * Customers on WhatsApp who answer every message of ours with one of theirs, `pace` seconds after their last. A story
 * opens with one line only, so a long conversation is what we and they have said.
 */
function scenario(sessions: number, pace: number) {
  const customers = NAMES.slice(0, sessions);
  return {
    name: "A crowd",
    seed: 7,
    lasts_s: 36_000,
    warm_up_s: 60,
    settings: { session_limit: 10 },
    queues: [{ key: "orders", name: "Orders", priority: 1, members: ["bert"] }],
    work_streams: [
      {
        key: "whatsapp",
        name: "WhatsApp: orders",
        channel: "whats_app",
        queue: "orders",
        distribution: "push",
        cost: 10,
        countdown_s: 3_600,
      },
    ],
    agents: [{ key: "bert", name: "Bert Kowalski" }],
    customers: customers.map((name, place) => ({ key: name, name, phone: `+479000000${place}` })),
    stories: [
      {
        key: "talks",
        opening: ["Hello, is anybody there?"],
        otherwise: Array.from({ length: 6_000 }, (_, place) => line("Theirs", place + 1)),
        solved_by: ["abracadabra"],
        thanks: ["Thank you!"],
        patience_s: [36_000, 36_000],
        pace_s: [pace, pace],
      },
    ],
    visits: customers.map((customer, place) => ({
      after_s: place + 1,
      customer,
      work_stream: "whatsapp",
      story: "talks",
    })),
  };
}

/** Opens a house full of them and takes them all. */
export async function welcome(page: Page, sessions: number, pace: number) {
  await page.addInitScript(() => {
    const wishes = { locale: "en", undo_send: 0, volume: 0 };
    localStorage.setItem("switchboard.preferences", JSON.stringify(wishes));
  });
  await page.route("**/scenarios/first-day.json", (route) => route.fulfill({ json: scenario(sessions, pace) }));
  await page.goto("");
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  for (let taken = 1; taken <= sessions; taken++) {
    await expect(page.getByTestId("offer").first()).toBeVisible();
    await page.keyboard.press("Alt+KeyA");
    await expect(page.getByTestId("session")).toHaveCount(taken);
  }
}

/** The customers in the order of the rail. */
export const inRail = (page: Page) =>
  page.getByTestId("session").locator(".text strong").evaluateAll((names) => names.map((name) => name.textContent));

/** The key that leads to a session: there are nine numbers, and the last is one down from the ninth. */
export const keysTo = (place: number) => (place < 9 ? [`Alt+Digit${place + 1}`] : ["Alt+Digit9", "Alt+ArrowDown"]);

export async function goTo(page: Page, place: number) {
  const name = (await inRail(page))[place] ?? "";
  for (const key of keysTo(place)) await page.keyboard.press(key);
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await expect(page.getByLabel("Message to the customer")).toBeFocused();
}

export const speed = (page: Page, name: "Pause" | "1×" | "20×") =>
  page.getByRole("radio", { name, exact: true }).click();

/** Writes so many messages in the session in front, as fast as the page takes them. */
export async function write(page: Page, count: number) {
  const lines = Array.from({ length: count }, (_, place) => line("Ours", place + 1));
  await page.getByLabel("Message to the customer").evaluate((field, lines) => {
    for (const text of lines) {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    }
  }, lines);
}

/** Goes to the end of the transcript in front, if it is not there. */
export const toLatest = (page: Page) =>
  page
    .getByRole("button", { name: "Jump to latest" })
    .evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));

/** Waits until the session in front has at least so many lines and shows its end; says which line is its last. */
export async function atEnd(page: Page, lines: number) {
  const rows = page.getByTestId("transcript").locator("[data-row]");
  const last = () => rows.last().evaluate((row) => Number((row as HTMLElement).dataset.row));
  await expect(async () => {
    await toLatest(page);
    expect(await last()).toBeGreaterThanOrEqual(lines - 1);
    await expect(page.getByRole("button", { name: "Jump to latest" })).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  return last();
}

/** How many messages nobody has seen, in every session. */
export const unread = (page: Page) =>
  page
    .getByTestId("session")
    .evaluateAll((rows) => rows.map((row) => Number(/(\d+) unread/.exec((row as HTMLElement).innerText)?.[1] ?? 0)));
