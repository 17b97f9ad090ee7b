import { expect, test } from "./floor";
import { Desk, type Scenario, furnish, goAway, listen, only, prefer, says, told } from "./house";

const FURIOUS = "This is terrible! I am furious, the worst service ever. Awful, simply awful.";
const GONE = { timeout: 30_000 };

test("the panel shows the level, and tells the words that moved it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), says("hanna", FURIOUS));
  await desk.pick("Hanna Lindqvist");
  const button = page.getByRole("region", { name: "Conversation", exact: true }).getByRole("button", { name: /Customer sentiment: (Very n|N)egative/ });
  await expect(button).toBeVisible();
  await expect(button, "as low as one wants to be told of").toHaveAccessibleName(/Sentiment alert/);
  await button.click();
  const told = page.getByRole("group", { name: "Customer sentiment" });
  await expect(told).toContainText("Words that moved it");
  await expect(told.getByRole("listitem").filter({ hasText: "furious" }).first()).toContainText("−");
  await expect(told).toContainText("Computed on this device");
  await page.keyboard.press("Escape");
  await expect(told).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("rail and streams show it too, never by colour alone", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), says("hanna", FURIOUS), says("tomas", "Which one is waterproof?"));
  await floor.signIn("Bert Kowalski");
  await expect(floor.item("open", "Hanna Lindqvist").getByTestId("mood")).toHaveText(/Customer sentiment: .*egative/);
  await expect(floor.item("open", "Tomas Berg").getByTestId("mood")).toHaveText(/Customer sentiment: Neutral/);
  await desk.pick("Hanna Lindqvist");
  await expect(floor.session("Hanna Lindqvist").getByTestId("mood")).toHaveText(/egative/);
});

test("what is in another language is not rated, and says so", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  const german = "Guten Tag, meine Kopfhörer sind seit zwei Wochen kaputt und ich habe noch keine Antwort bekommen.";
  await furnish(page, only("hanna"), says("hanna", german));
  await desk.pick("Hanna Lindqvist");
  const button = page.getByRole("region", { name: "Conversation", exact: true }).getByRole("button", { name: /Customer sentiment: Not rated/ });
  await button.click();
  await expect(page.getByRole("group", { name: "Customer sentiment" })).toContainText("only messages in English and Norwegian");
});

const sinking = [only("hanna", "tomas"), says("tomas", "Which one is waterproof?", FURIOUS), says("hanna", "Hello!")];

test("another session that sinks gets a sign and a notice, once", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, ...sinking);
  await desk.pick("Hanna Lindqvist");
  await desk.pick("Tomas Berg");
  await floor.speed("Pause");
  await floor.say("Hello there.");
  await desk.goTo("Hanna Lindqvist");
  await floor.speed("20×");
  const sign = floor.session("Tomas Berg").getByTestId("mood-alert");
  await expect(sign).toBeVisible(GONE);
  await floor.speed("Pause");
  const notice = page.getByRole("status", { name: "Notices" }).getByRole("listitem").filter({ hasText: "Tomas Berg: sentiment is" });
  await expect(notice).toHaveCount(1);
  await notice.getByRole("button", { name: "Open" }).click();
  await desk.isAt("Tomas Berg");
  await expect(sign).toHaveCount(0);
  await expect(notice).toHaveCount(0);
  await desk.goTo("Hanna Lindqvist");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("menuitemradio", { name: "Norsk" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await desk.isAt("Hanna Lindqvist");
  await expect(page.locator(".notices li"), "a page drawn anew says nothing twice").toHaveCount(0);
});

test("the session in front gets a notice, too, while the page is in the background", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await listen(page);
  await prefer(page, { undo_send: 0, desktop: true });
  await furnish(page, ...sinking);
  await desk.pick("Tomas Berg");
  await floor.say("Hello there.");
  await goAway(page, true);
  await floor.speed("20×");
  const notice = page.getByRole("status", { name: "Notices" }).getByRole("listitem").filter({ hasText: "Tomas Berg: sentiment is" });
  await expect(notice).toBeVisible(GONE);
  await floor.speed("Pause");
  await expect.poll(async () => (await told(page)).map(([title]) => title)).toContain("Sentiment alert");
  await goAway(page, false);
  await expect(floor.session("Tomas Berg").getByTestId("mood-alert")).toHaveCount(0);
});

test("whoever does not want to be told is not", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0, sentiment_alerts: "do_not_show" });
  await furnish(page, ...sinking);
  await desk.pick("Hanna Lindqvist");
  await desk.pick("Tomas Berg");
  await floor.speed("Pause");
  await floor.say("Hello there.");
  await desk.goTo("Hanna Lindqvist");
  await floor.speed("20×");
  await expect(floor.session("Tomas Berg").getByTestId("mood")).toHaveText(/egative/, GONE);
  await expect(floor.session("Tomas Berg").getByTestId("mood-alert")).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Notices" }).getByRole("listitem")).toHaveCount(0);
});

test("the threshold is chosen in the settings and remembered", async ({ floor, page }) => {
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"));
  await floor.signIn("Bert Kowalski");
  await page.getByRole("button", { name: "Settings" }).click();
  const threshold = page.getByRole("combobox", { name: "Sentiment alerts", exact: true });
  await expect(threshold).toHaveValue("Negative or lower");
  await threshold.selectOption("Slightly negative or lower");
  await expect(page.getByRole("combobox", { name: "Sentiment alerts in my queues" })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(threshold).toHaveValue("Slightly negative or lower");
});

test("a supervisor is told of customers in their queues, and can listen in", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("lucia"), (scenario: Scenario) => {
    scenario.visits = [{ after_s: 601, customer: "lucia", work_stream: "sms", story: "battery" }];
    for (const agent of scenario.agents) {
      if (agent.key !== "jonas" && agent.colleague) agent.units = 10;
      if (agent.key === "bert") Object.assign(agent, { units: 20, role: "supervisor" });
      if (agent.key === "jonas") {
        const habits = { transfers_percent: 0, asks_percent: 0, rejects_percent: 0, accepts_s: [1, 2] };
        Object.assign(agent.colleague ?? {}, habits);
      }
    }
  }, says("lucia", FURIOUS));
  await floor.signIn("Bert Kowalski");
  await floor.speed("4×");
  const notice = page.getByRole("status", { name: "Notices" }).getByRole("listitem");
  await expect(notice.filter({ hasText: "Lucía Gómez with Jonas Weber: sentiment is" })).toBeVisible(GONE);
  await floor.speed("Pause");
  await notice.getByRole("button", { name: "Monitor" }).first().click();
  await desk.isAt("Lucía Gómez");
  await expect(desk.company).toContainText("You listen.");
  await expect(notice.filter({ hasText: "Lucía Gómez" }), "told once, whosever session it is").toHaveCount(0);
});
