import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export { expect };

/** A browser that has a summariser but not its service says so by itself; the page then sums up without it. */
const OF_THE_BROWSER = /^Unable to create a text session because the service is not running/;

/** Every test fails on a console error, a page error or a violation of the content security policy. */
export const test = base.extend<{ floor: Floor }>({
  floor: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      const { text, type } = { text: message.text(), type: message.type() };
      if (["error", "warning"].includes(type) && !OF_THE_BROWSER.test(text)) complaints.push(text);
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use(new Floor(page));
    expect(complaints, "the console stays quiet").toEqual([]);
  },
});

type Speed = "Pause" | "1×" | "4×" | "20×";

/** The floor as an agent sees it. */
export class Floor {
  readonly offer: Locator;
  readonly sessions: Locator;
  readonly composer: Locator;
  readonly presence: Locator;
  readonly capacity: Locator;
  readonly transcript: Locator;

  constructor(readonly page: Page) {
    this.offer = page.getByTestId("offer");
    this.sessions = page.getByTestId("session");
    this.composer = page.getByLabel("Message to the customer");
    this.presence = page.getByTestId("presence");
    this.capacity = page.getByTestId("capacity");
    this.transcript = page.getByTestId("transcript");
  }

  async signIn(name: string) {
    await this.page.goto("");
    await this.page.getByRole("button", { name }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(name.split(" ")[0]);
  }

  stream(name: "my" | "open" | "closed") {
    return this.page.getByTestId(`${name}-work-items`);
  }

  item(stream: "my" | "open" | "closed", customer: string) {
    return this.stream(stream).getByTestId("item").filter({ hasText: customer });
  }

  session(customer: string) {
    return this.sessions.filter({ hasText: customer });
  }

  offerFrom(customer: string) {
    return this.offer.filter({ hasText: customer });
  }

  async accept(customer: string) {
    await this.offerFrom(customer).getByRole("button", { name: "Accept" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: customer })).toBeVisible();
  }

  async say(text: string) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
    await expect(this.transcript).toContainText(text);
  }

  async speed(speed: Speed) {
    await this.page.getByRole("radio", { name: speed, exact: true }).click();
  }

  async home() {
    await this.page.getByRole("button", { name: /^Home/ }).click();
  }

  /** No violation of WCAG A or AA on the page as it stands. */
  async isAccessible() {
    const result = await new AxeBuilder({ page: this.page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    const found = result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    expect(found).toEqual([]);
  }
}
