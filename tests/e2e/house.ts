import type { Locator, Page } from "@playwright/test";
import { type Floor, expect } from "./floor";

/** What a test may change of the scenario that ships. */
export type Scenario = {
  visits: { after_s: number; customer?: string; work_stream: string; story: string }[];
  traffic: unknown[];
  work_streams: {
    key: string;
    cost: number;
    distribution: string;
    wrap_up?: unknown;
    countdown_s?: number;
    allows_reject?: boolean;
    consult?: Record<string, unknown>;
    transfer?: Record<string, unknown>;
    dispositions?: { codes: string[]; required?: boolean; limit?: number };
    scripts?: Rule[];
  }[];
  agents: {
    key: string;
    name: string;
    role?: "agent" | "supervisor";
    units?: number;
    colleague?: Record<string, number | number[]>;
  }[];
  customers: { key: string; name: string; account?: string; [field: string]: unknown }[];
  stories: { key: string; origin?: unknown; opening: string[]; otherwise: string[]; facts: { asked_by: string[]; say: string; attach?: string }[] }[];
  talk: { advice: string[]; handover: string[]; questions: string[] };
  quick_replies: { title: string; text: string; locale?: string; tags: string[] }[];
  scripts: Script[];
  macros: Macro[];
  cases: Record<string, unknown>[];
  activities: Record<string, unknown>[];
};

/** Which script a conversation begins with. */
export type Rule = { when?: unknown; script: string };

export type Script = {
  key: string;
  name: string;
  description?: string;
  language?: string;
  steps: { title: string; text?: string; macro?: string; script?: string }[];
};

export type Macro = { key: string; name: string; description?: string; actions: unknown[] };

/** Opens the house with some things changed. Before the page is loaded. */
export async function furnish(page: Page, ...changes: ((scenario: Scenario) => void)[]) {
  await page.route("**/scenarios/*.json", async (route) => {
    const response = await route.fetch();
    const scenario = (await response.json()) as Scenario;
    for (const change of changes) change(scenario);
    await route.fulfill({ response, json: scenario });
  });
}

/** An article of the knowledge base, as its file has it. */
export type Article = { key: string; title: string; status?: string; keywords?: string[]; body: string[] };

/** Another knowledge base, by language. Before the page is loaded. */
export async function shelve(page: Page, articles: Record<"en" | "nb", Article[]>) {
  await page.route("**/knowledge/*.json", async (route) => {
    const language = route.request().url().includes("/nb.") ? "nb" : "en";
    await route.fulfill({ json: { articles: articles[language] } });
  });
}

/** Only these customers come, so that time may pass without anything ringing. */
export const only =
  (...customers: string[]) =>
  (scenario: Scenario) => {
    scenario.visits = scenario.visits.filter((visit) => customers.includes(visit.customer ?? ""));
    scenario.traffic = [];
  };

/** What a customer begins with, and what else they have to say when nothing they were asked fits. */
export const says =
  (customer: string, opening: string, ...otherwise: string[]) =>
  (scenario: Scenario) => {
    const story = scenario.stories.find(({ key }) => key === "running");
    if (!story) throw new Error("the story is gone");
    const own = structuredClone(story);
    Object.assign(own, { key: `of-${customer}`, opening: [opening] });
    if (otherwise.length > 0) Object.assign(own, { facts: [], otherwise });
    scenario.stories.push(own);
    for (const visit of scenario.visits) if (visit.customer === customer) visit.story = own.key;
  };

/** A section of the productivity pane, which is opened if need be. */
export async function section(page: Page, name: "Suggestions" | "Knowledge" | "Summary") {
  const pane = page.getByRole("complementary", { name: "Productivity" });
  const button = pane.getByRole("group", { name: "Productivity" }).getByRole("button", { name, exact: true });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  return pane;
}
/** Scripts and macros of one's own. Conversations begin with the first script unless rules say otherwise. */
export const guide = (scripts: Script[], macros: Macro[], rules?: Rule[]) => (scenario: Scenario) => {
  scenario.scripts = scripts;
  scenario.macros = macros;
  const usual = scripts.slice(0, 1).map(({ key }) => ({ script: key }));
  for (const stream of scenario.work_streams) stream.scripts = rules ?? usual;
};

/** What somebody prefers in this browser, unless it is set already. Before the page is loaded. */
export async function prefer(page: Page, wishes: Record<string, unknown>) {
  const stored = JSON.stringify({ locale: "en", ...wishes });
  await page.addInitScript((stored) => {
    const key = "switchboard.preferences";
    if (localStorage.getItem(key) === null) localStorage.setItem(key, stored);
  }, stored);
}

/** A page that can go to the background, and a browser that writes down what it plays and shows on the desktop. */
type Away = {
  isAway: boolean;
  /** The tones, in Hertz. */
  played: number[];
  told: { title: string; body: string; onclick: (() => void) | null }[];
};

/** Takes the place of sounds, notifications and the background. Before the page is loaded. */
export async function listen(page: Page, permission: "default" | "granted" = "granted", answer = "granted") {
  await page.addInitScript(
    ({ permission, answer }) => {
      const away: Away = { isAway: false, played: [], told: [] };
      class AudioContext {
        currentTime = 0;
        destination = {};
        async resume() {}
        createGain() {
          return { gain: { value: 0, linearRampToValueAtTime() {} }, connect() {} };
        }
        createOscillator() {
          const frequency = { value: 0 };
          return { frequency, connect() {}, start: () => away.played.push(frequency.value), stop() {} };
        }
      }
      class Notification {
        static permission = permission;
        static async requestPermission() {
          Notification.permission = answer;
          return answer;
        }
        body: string;
        onclick: (() => void) | null = null;
        constructor(
          readonly title: string,
          options?: { body?: string },
        ) {
          this.body = options?.body ?? "";
          away.told.push(this);
        }
        close() {}
      }
      Object.assign(window, { AudioContext, Notification, away });
      Object.defineProperty(Document.prototype, "hidden", { get: () => away.isAway });
    },
    { permission, answer },
  );
}

/** The page goes to the background, or comes back. */
export async function goAway(page: Page, isAway: boolean) {
  await page.evaluate((isAway) => {
    (window as unknown as { away: Away }).away.isAway = isAway;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isAway);
}

/** The tones that were played so far, in Hertz. */
export const played = (page: Page) => page.evaluate(() => (window as unknown as { away: Away }).away.played);

/** What was shown on the desktop so far: titles with what stood below them. */
export const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { away: Away }).away.told.map(({ title, body }) => [title, body]));

/** Clicks on the notification that was shown last. */
export const clickNotification = (page: Page) =>
  page.evaluate(() => (window as unknown as { away: Away }).away.told.at(-1)?.onclick?.());

/** Messages go at once, and only these customers come. */
export async function quiet(page: Page, ...customers: string[]) {
  await prefer(page, { undo_send: 0 });
  await furnish(page, only(...customers));
}

export class Desk {
  readonly internal: Locator;
  readonly outgoing: Locator;
  readonly choices: Locator;
  readonly company: Locator;
  readonly notes: Locator;
  readonly palette: Locator;
  readonly cheatSheet: Locator;
  readonly search: Locator;
  readonly customerCard: Locator;
  readonly caseCard: Locator;
  readonly recentCases: Locator;
  readonly timelineCard: Locator;
  readonly pane: Locator;

  constructor(
    readonly floor: Floor,
    readonly page: Page,
  ) {
    this.internal = page.getByLabel("Message to colleagues only");
    this.outgoing = page.getByTestId("outgoing");
    this.choices = page.getByRole("listbox", { name: "Choices" }).getByRole("option");
    this.company = page.getByRole("list", { name: "Also here" });
    this.notes = page.getByRole("textbox", { name: "Notes" });
    this.palette = page.getByRole("dialog", { name: "Go to or do" });
    this.cheatSheet = page.getByRole("dialog", { name: "Keyboard" });
    this.search = page.getByRole("searchbox", { name: "Search in this conversation" });
    this.customerCard = page.getByTestId("customer-card");
    this.caseCard = page.getByTestId("case-card");
    this.recentCases = page.getByTestId("recent-cases");
    this.timelineCard = page.getByTestId("timeline-card");
    this.pane = page.getByRole("complementary", { name: "Productivity" });
  }

  /** Signs in and takes something that waits to be picked: nothing has to be waited for. */
  async pick(customer: string) {
    if (await this.page.getByRole("button", { name: "Sign out" }).isHidden()) await this.floor.signIn("Bert Kowalski");
    else await this.floor.home();
    await this.floor.item("open", customer).getByRole("button", { name: /Pick/ }).click();
    await this.isAt(customer);
    await expect(this.floor.composer).toBeFocused();
  }

  /** Signs in and takes what rings. */
  async accept(customer: string) {
    await this.floor.signIn("Bert Kowalski");
    await this.floor.accept(customer);
    await expect(this.floor.composer).toBeFocused();
  }

  async isAt(customer: string) {
    await expect(this.page.getByRole("heading", { level: 1, name: customer })).toBeVisible();
  }

  async goTo(customer: string) {
    await this.floor.session(customer).getByRole("button", { name: new RegExp(customer) }).first().click();
    await this.isAt(customer);
  }

  async audience(name: "Public" | "Internal") {
    await this.page.getByRole("group", { name: "Who reads it" }).getByRole("button", { name }).click();
  }

  drawer(name: "Quick replies" | "Emoji" | "Consult" | "Transfer") {
    return this.page.getByRole("region", { name, exact: true });
  }

  tab(name: string | RegExp) {
    return this.page.getByRole("tablist", { name: "Application tabs" }).getByRole("tab", { name });
  }

  /** What the tab in front shows. */
  content(name: string | RegExp) {
    return this.page.getByRole("tabpanel", { name }).first();
  }

  async openTab(name: string) {
    await this.page.getByRole("button", { name: "Open a tab" }).click();
    await this.page.getByRole("menuitem", { name }).click();
    await expect(this.tab(name)).toHaveAttribute("aria-selected", "true");
  }

  /** Opens a field for writing and returns it. */
  async edit(part: Locator, label: string) {
    await part.getByRole("button", { name: new RegExp(`^Edit ${label}`) }).click();
    const field = part.getByRole("textbox", { name: label, exact: true });
    await expect(field).toBeFocused();
    return field;
  }

  /** The entries of a timeline. */
  entries(part: Locator) {
    return part.getByTestId("timeline").getByRole("listitem");
  }

  /** The line of a transcript that says this. */
  line(text: string | RegExp) {
    return this.floor.transcript.locator("[data-row]").filter({ hasText: text });
  }

  async whisper(text: string) {
    await this.internal.fill(text);
    await this.internal.press("Enter");
    await expect(this.line(text)).toBeVisible();
  }

  /** The talk with advisers. */
  get consult() {
    return this.page.getByRole("region", { name: "Consult with colleagues" });
  }

  /** The file picker of the composer. */
  get picker() {
    return this.page.locator("form input[type=file]");
  }

  /** The files that will go with the message. */
  get chips() {
    return this.page.locator("form").getByRole("list", { name: "Attached files" }).getByRole("listitem");
  }

  /** The files of a message in the transcript. */
  get attached() {
    return this.floor.transcript.getByRole("list", { name: "Attached files" }).getByRole("listitem");
  }

  async end() {
    await this.page.getByRole("button", { name: "End", exact: true }).click();
    await expect(this.page.getByRole("button", { name: "Close conversation", exact: true })).toBeVisible();
  }

  /** A step of the agent script. */
  step(title: string) {
    return this.pane.getByTestId("step").filter({ hasText: title });
  }

  /** A macro in its section, which is opened if need be. */
  async macro(name: string) {
    const section = this.pane.getByRole("group", { name: "Productivity" }).getByRole("button", { name: "Macros" });
    if ((await section.getAttribute("aria-expanded")) !== "true") await section.click();
    return this.pane.getByTestId("macro").filter({ hasText: name });
  }

  /** Tab, until it has the focus. */
  async tabTo(control: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
    for (let steps = 0; steps < 80; steps++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    await expect(control).toBeFocused();
  }
}
