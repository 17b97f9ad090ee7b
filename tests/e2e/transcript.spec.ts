import { expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet } from "./house";

test("words are found in a conversation, the latest first, with any accents", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Our café sells them.");
  for (let line = 1; line <= 12; line++) await floor.say(`Line ${line}. ${"More about it. ".repeat(12)}`);
  await floor.say("The CAFE opens at nine.");
  await page.keyboard.press("Alt+KeyF");
  await expect(desk.search).toBeFocused();
  const count = page.getByRole("search").getByRole("status");
  await desk.search.fill("cafe");
  await expect(count).toHaveText("2 of 2");
  await expect(desk.line("opens at nine")).toHaveClass(/hit/);
  await desk.search.press("Enter");
  await expect(count).toHaveText("1 of 2");
  await expect(desk.line("café sells")).toHaveClass(/hit/);
  await expect(desk.line("café sells")).toBeInViewport();
  await desk.search.press("Shift+Enter");
  await expect(count).toHaveText("2 of 2");
  await expect(desk.line("opens at nine")).toBeInViewport();
  await page.getByRole("button", { name: "Previous hit" }).click();
  await expect(desk.line("café sells")).toBeInViewport();
  await desk.search.fill("no such words");
  await expect(count).toHaveText("0 of 0");
  await desk.search.press("Escape");
  await expect(desk.search).toHaveCount(0);
  await expect(floor.transcript.locator(".hit")).toHaveCount(0);
});

test("a search leaves nothing behind, however it is closed", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Something to find.");
  const button = page.getByRole("button", { name: "Search in this conversation" });
  await button.click();
  await desk.search.fill("find");
  await expect(desk.line("Something to find.")).toHaveClass(/hit/);
  await button.click();
  await expect(desk.search).toHaveCount(0);
  await expect(floor.transcript.locator(".hit")).toHaveCount(0);
});

test("a search that finds nothing marks nothing", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Something to find.");
  await page.keyboard.press("Alt+KeyF");
  await desk.search.fill("find");
  await expect(desk.line("Something to find.")).toHaveClass(/hit/);
  await desk.search.fill("find no more");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("0 of 0");
  await expect(floor.transcript.locator(".hit")).toHaveCount(0);
});

test("the search key goes to a search that is open already and keeps its words", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Something to find.");
  await page.keyboard.press("Alt+KeyF");
  await desk.search.fill("find");
  await page.keyboard.press("Alt+KeyL");
  await expect(floor.composer).toBeFocused();
  await page.keyboard.press("Alt+KeyF");
  await expect(desk.search).toBeFocused();
  await expect(desk.search).toHaveValue("find");
});

test("a line stands where the reader had stopped", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta", "hanna");
  await desk.accept("Marta Holm");
  await expect(floor.transcript.getByText("New", { exact: true })).toHaveCount(0);
  await floor.say("What is your order number?");
  await desk.pick("Hanna Lindqvist");
  await expect(floor.session("Marta Holm")).toContainText("1 unread message");
  await desk.goTo("Marta Holm");
  await expect(floor.session("Marta Holm")).not.toContainText("unread");
  const items = await floor.transcript.locator("li").allTextContents();
  const line = items.indexOf("New");
  expect(line).toBeGreaterThan(0);
  expect(items[line + 1]).toContain("20418");
  await desk.goTo("Hanna Lindqvist");
  await desk.goTo("Marta Holm");
  await expect(floor.transcript.getByText("New", { exact: true })).toHaveCount(0);
});

test("what one person writes in a row is one group with one signature", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  for (const text of ["First of us.", "Second of us."]) await floor.say(text);
  await desk.audience("Internal");
  await desk.whisper("To colleagues.");
  await desk.audience("Public");
  await floor.say("Third of us.");
  const signed = (text: string) => desk.line(text).locator(".by");
  await expect(signed("First of us.")).toHaveCount(0);
  await expect(signed("Second of us.")).toContainText("You · ");
  await expect(desk.line("Second of us.")).toHaveClass(/follows/);
  await expect(signed("To colleagues.")).toContainText("to colleagues");
  await expect(desk.line("To colleagues.")).not.toHaveClass(/follows/);
  await expect(desk.line("Third of us.")).not.toHaveClass(/follows/);
});

test("a line tells how long ago it was, and the exact time behind it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Hello from us.");
  const time = desk.line("Hello from us.").getByRole("time");
  await expect(time).toHaveText("now");
  await expect(time).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  await expect(time).toHaveAttribute("title", /, \d\d:\d\d$/);
  await floor.speed("20×");
  await expect(time).toHaveText(/^1 min\.? ago$/);
});

test("the last message of one's own to the customer says that it was sent", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  const sent = floor.transcript.getByText("Sent", { exact: true });
  await expect(sent).toHaveCount(0);
  await floor.say("First of us.");
  await expect(desk.line("First of us.").getByText("Sent", { exact: true })).toBeVisible();
  await floor.say("Second of us.");
  await expect(sent).toHaveCount(1);
  await expect(desk.line("Second of us.").getByText("Sent", { exact: true })).toBeVisible();
  await desk.audience("Internal");
  await desk.whisper("Between us.");
  await expect(sent).toHaveCount(1);
  await expect(desk.line("Second of us.").getByText("Sent", { exact: true })).toBeVisible();
});

test("links lead to pages, mailboxes and phones, and nowhere else", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("marta"), (scenario) => {
    for (const story of scenario.stories) {
      story.opening = [
        "See https://shop.example/a?b=1#c, www.shop.example/x, me@shop.example and +47 900 11 222. " +
          "Not javascript:alert(1), data:text/html,<script>alert(1)</script>, vbscript:x, file:///etc/passwd, " +
          "blob:https://shop.example/1 or //shop.example.",
      ];
    }
  });
  await desk.accept("Marta Holm");
  await floor.composer.fill(
    "[page](https://shop.example) [evil](javascript:window.__pwned=1) [data](data:text/html,x) " +
      "[https://bank.example](https://thief.example) [mail](mailto:me@shop.example?bcc=all@shop.example) " +
      "[call](tel:+4790011222)",
  );
  await floor.composer.press("Enter");
  await expect(desk.line("evil")).toContainText("really goes to thief.example");
  await expect(desk.line("evil")).toContainText("javascript:window.__pwned=1");
  const links = floor.transcript.getByRole("link");
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute("href", /^(https?:\/\/|mailto:|tel:)/);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", /\bnoopener\b/);
    await expect(link).toHaveAttribute("rel", /\bnoreferrer\b/);
  }
  const addresses = await links.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(addresses).toEqual([
    "https://shop.example/a?b=1#c",
    "https://www.shop.example/x",
    "mailto:me@shop.example",
    "tel:+4790011222",
    // What stands behind "blob:" is a page like any other.
    "https://shop.example/1",
    "https://shop.example",
    "https://thief.example",
    "mailto:me@shop.example",
    "tel:+4790011222",
  ]);
});

test("the transcript follows what is sent, also while it is held", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  for (let line = 1; line <= 6; line++) {
    await floor.composer.fill(`Line ${line}. ${"Let me tell you more about it. ".repeat(8)}`);
    await floor.composer.press("Enter");
    await expect(desk.outgoing.getByText(`Line ${line}.`)).toBeInViewport();
  }
  await expect(desk.outgoing).toHaveCount(0);
  await expect(desk.line("Line 6.")).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("button", { name: "Jump to latest" })).toHaveCount(0);
});
