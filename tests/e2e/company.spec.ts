import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, type Scenario, furnish, only, prefer, quiet } from "./house";

const GONE = { timeout: 30_000 };

/** Colleagues who take what they are asked, at once. */
const obliging = (scenario: Scenario) => {
  for (const agent of scenario.agents) {
    if (agent.colleague) Object.assign(agent.colleague, { accepts_s: [2, 3], rejects_percent: 0 });
  }
};

for (const colleague of ["Lena Solheim", "Amir Haddad"]) {
  test(`advice is asked of ${colleague}, given to us alone, and ended`, async ({ floor, page }) => {
    const desk = new Desk(floor, page);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    await page.keyboard.press("Alt+KeyC");
    const drawer = desk.drawer("Consult");
    await expect(drawer.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type(colleague.slice(0, 4));
    await page.keyboard.press("ArrowDown");
    await desk.tabTo(drawer.getByRole("button", { name: new RegExp(colleague) }));
    await page.keyboard.press("Enter");
    await expect(drawer).toHaveCount(0);
    await expect(floor.composer).toBeFocused();
    await floor.speed("20×");
    const row = desk.company.getByRole("listitem").filter({ hasText: colleague });
    await expect(row).toContainText("advises, reads along");
    await desk.audience("Internal");
    await desk.whisper("Which one would you take?");
    const advice = floor.transcript.locator(".internal").filter({ hasText: `${colleague} · to colleagues` });
    await expect(advice.first()).toBeVisible();
    await floor.speed("1×");
    await row.getByRole("button", { name: "Add to conversation" }).click();
    await expect(row).toContainText("writes to the customer too");
    await expect(row.getByRole("button", { name: "Add to conversation" })).toHaveCount(0);
    await row.getByRole("button", { name: "End consult" }).click();
    await expect(desk.company).toHaveCount(0);
    await expect(floor.transcript).toContainText(`${colleague} left`);
    await desk.isAt("Hanna Lindqvist");
  });
}

test("the talk with an adviser has a place of its own beside the customer's", async ({ floor, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), obliging);
  await desk.pick("Hanna Lindqvist");
  await desk.audience("Internal");
  await desk.whisper("A note from before.");
  await desk.audience("Public");
  await page.keyboard.press("Alt+KeyC");
  await desk.drawer("Consult").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("is asked for advice");
  await expect(desk.consult).toHaveCount(0);
  await floor.speed("4×");
  await expect(desk.consult).toContainText(/Lena Solheim advises, reads along · \w+/, GONE);
  await floor.speed("Pause");
  const line = desk.consult.getByRole("textbox", { name: "Message in the consult" });
  const end = desk.consult.getByRole("button", { name: "End consult" });
  for (const part of [floor.transcript, line, floor.composer, end]) await expect(part).toBeInViewport();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeInViewport({ ratio: 1 });
  await floor.composer.fill("To the customer");
  await line.fill("Which one would you take?");
  await line.press("Enter");
  const said = desk.consult.getByRole("list", { name: "Said in the consult" });
  await expect(said).toContainText("Which one would you take?");
  await expect(said).not.toContainText("A note from before.");
  await expect(desk.line("Which one would you take?")).toHaveClass(/internal/);
  await expect(line).toHaveValue("");
  await expect(floor.composer).toHaveValue("To the customer");
  // The same draft, in whichever of the two it is written.
  await line.fill("And if it rains?");
  await desk.audience("Internal");
  await expect(line).toHaveCount(0);
  await expect(desk.internal).toHaveValue("And if it rains?");
  await desk.audience("Public");
  await expect(line).toHaveValue("And if it rains?");
  await floor.isAccessible();
  await end.click();
  await expect(desk.consult).toHaveCount(0);
  await expect(desk.line("Which one would you take?")).toHaveClass(/internal/);
});

test("who is asked can be asked no more: the question is taken back", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyC");
  await desk.drawer("Consult").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("is asked for advice");
  await desk.company.getByRole("button", { name: "Take back" }).click();
  await expect(desk.company).toHaveCount(0);
});

test("a queue is asked for advice", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyC");
  const drawer = desk.drawer("Consult");
  await drawer.getByRole("button", { name: "Queues" }).click();
  await drawer.getByRole("button", { name: /^Orders/ }).click();
  await expect(desk.company).toContainText("is asked for advice");
  await floor.speed("20×");
  await expect(desk.company).toContainText("advises, reads along", GONE);
});

test("a note stays in the drawer when nobody can be asked, and nothing of it is said", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  // Less than a conversation takes: nobody is free to advise.
  await furnish(page, only("hanna"), (scenario) => {
    for (const agent of scenario.agents) if (agent.colleague) agent.units = 5;
  });
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyC");
  const drawer = desk.drawer("Consult");
  const note = drawer.getByLabel(/^Note to whoever is asked/);
  await note.fill("Which one runs in the rain?");
  await drawer.getByRole("button", { name: "Queues" }).click();
  await drawer.getByRole("button", { name: /^Orders/ }).click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Nobody in this queue is free to advise.");
  await expect(note).toHaveValue("Which one runs in the rain?");
  await expect(desk.line("Which one runs in the rain?")).toHaveCount(0);
  await drawer.getByRole("button", { name: "People" }).click();
  await drawer.getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(drawer).toHaveCount(0);
  await expect(desk.company).toContainText("Lena Solheim is asked for advice");
  await expect(desk.line("Which one runs in the rain?")).toHaveClass(/internal/);
  await page.keyboard.press("Alt+KeyC");
  await expect(note).toHaveValue("");
});

test("a conversation goes to a colleague with a note, once they take it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), obliging);
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyT");
  const drawer = desk.drawer("Transfer");
  await drawer.getByLabel(/^Note to whoever takes it/).fill("She runs in the rain.");
  await drawer.getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("Lena Solheim is asked to take over …");
  await expect(desk.line("She runs in the rain.")).toHaveClass(/internal/);
  await expect(desk.company.getByRole("button", { name: "Take back" })).toBeVisible();
  await floor.speed("4×");
  await expect(floor.session("Hanna Lindqvist")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await expect(floor.item("my", "Hanna Lindqvist")).toHaveCount(0);
});

test("a conversation that a colleague takes leaves us at Home, not at somebody else", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), obliging);
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyT");
  await desk.drawer("Transfer").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("Lena Solheim is asked to take over …");
  await floor.speed("4×");
  await expect(floor.session("Hanna Lindqvist")).toHaveCount(0, GONE);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await expect(floor.session("Tomas Berg")).toBeVisible();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText(
    "The session with Hanna Lindqvist was closed, or is with somebody else now.",
  );
});

test("a transfer that is taken back changes nothing", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyT");
  await desk.drawer("Transfer").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("is asked to take over");
  await page.keyboard.press("Alt+KeyT");
  const jonas = desk.drawer("Transfer").getByRole("button", { name: /Jonas Weber/ });
  await expect(jonas).toContainText("Somebody is being asked already");
  await page.keyboard.press("Escape");
  await desk.company.getByRole("button", { name: "Take back" }).click();
  await expect(desk.company).toHaveCount(0);
  await floor.say("I am still here.");
});

test("a conversation goes to a queue at once", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyT");
  const drawer = desk.drawer("Transfer");
  await drawer.getByLabel(/^Note to whoever takes it/).fill("It is about a return.");
  await drawer.getByRole("button", { name: "Queues" }).click();
  await drawer.getByRole("button", { name: /^Returns/ }).click();
  await expect(floor.session("Hanna Lindqvist")).toHaveCount(0);
  await desk.isAt("Tomas Berg");
  await floor.home();
  await expect(floor.item("open", "Hanna Lindqvist")).toContainText("Returns");
  await floor.item("open", "Hanna Lindqvist").getByRole("button", { name: /Pick/ }).click();
  await expect(desk.line("It is about a return.")).toHaveClass(/internal/);
  await expect(floor.transcript).toContainText("Moved to Returns");
});

test("whoever cannot take it says why", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  // Lena's capacity is used up by one chat: she is not to be disturbed.
  await furnish(page, only("hanna", "erik"), (scenario) => {
    for (const agent of scenario.agents) {
      if (agent.key === "lena") agent.units = 40;
      else if (agent.colleague) Object.assign(agent, { units: 10 });
    }
    for (const visit of scenario.visits) if (visit.customer === "erik") visit.after_s = 560;
  });
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyT");
  const drawer = desk.drawer("Transfer");
  const lena = drawer.getByRole("button", { name: /Lena Solheim/ });
  await expect(lena).toContainText("away or does not want to be disturbed");
  const amir = drawer.getByRole("button", { name: /Amir Haddad/ });
  await expect(amir).toContainText("not a member of the conversation's queue");
  await lena.click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("does not want to be disturbed");
  await expect(desk.company).toHaveCount(0);
  await desk.isAt("Hanna Lindqvist");
  // Who can take it comes first.
  const names = await drawer.locator(".choice strong").allTextContents();
  expect(names[0]).toBe("Jonas Weber");
});

test("a colleague hands over to us with a word", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("lucia"), (scenario) => {
    scenario.visits = [{ after_s: 601, customer: "lucia", work_stream: "sms", story: "battery" }];
    for (const agent of scenario.agents) {
      if (agent.key !== "jonas" && agent.colleague) agent.units = 10;
      if (agent.key === "bert") agent.units = 20;
      if (agent.key === "jonas") {
        const habits = { transfers_percent: 100, asks_percent: 0, rejects_percent: 0, replies_s: [4, 5] };
        Object.assign(agent.colleague ?? {}, habits);
      }
    }
  });
  await floor.signIn("Bert Kowalski");
  await floor.speed("4×");
  const offer = floor.offer.filter({ hasText: "Jonas Weber hands over to you" });
  await expect(offer).toContainText("Lucía Gómez", GONE);
  await expect(offer.getByText("Note", { exact: true })).toBeVisible();
  await floor.speed("1×");
  await page.keyboard.press("Alt+KeyA");
  await desk.isAt("Lucía Gómez");
  await expect(floor.transcript).toContainText("Jonas Weber handed over to You");
  await floor.say("I take over.");
});

/** Jonas takes Lucía's conversation and asks Bert about it. */
const asking = (scenario: Scenario) => {
  scenario.visits = [{ after_s: 601, customer: "lucia", work_stream: "sms", story: "battery" }];
  scenario.traffic = [];
  for (const agent of scenario.agents) {
    if (agent.key !== "jonas" && agent.colleague) agent.units = 10;
    if (agent.key === "bert") agent.units = 20;
    if (agent.key === "jonas") {
      const habits = { transfers_percent: 0, asks_percent: 100, rejects_percent: 0, replies_s: [4, 5] };
      Object.assign(agent.colleague ?? {}, habits);
    }
  }
};

async function advise(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, asking);
  await floor.signIn("Bert Kowalski");
  await floor.speed("4×");
  await expect(floor.offer.filter({ hasText: "Jonas Weber asks for your advice" })).toBeVisible(GONE);
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyA");
  await desk.isAt("Lucía Gómez");
  return desk;
}

test("who is drawn in by the system goes on writing where they are", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, asking, (scenario) => {
    for (const visit of scenario.visits) visit.after_s = 630;
    scenario.visits.push({ after_s: 60, customer: "hanna", work_stream: "sms-advice", story: "running" });
    for (const stream of scenario.work_streams) stream.consult = { auto_assign: true, auto_accept: true };
  });
  await desk.pick("Hanna Lindqvist");
  await floor.speed("4×");
  await floor.composer.pressSequentially("Half a ");
  await expect(floor.session("Lucía Gómez")).toBeVisible({ timeout: 60_000 });
  await desk.isAt("Hanna Lindqvist");
  await expect(floor.composer).toBeFocused();
  await page.keyboard.type("sentence");
  await expect(floor.composer).toHaveValue("Half a sentence");
  const notices = page.getByRole("status", { name: "Notices" });
  await expect(notices).toContainText("A session with Lucía Gómez has opened.");
  await notices.getByRole("button", { name: "Open" }).click();
  await desk.isAt("Lucía Gómez");
});

test("a question for advice has the words of its own template, and no way to say no", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, asking, (scenario) => {
    for (const stream of scenario.work_streams) {
      stream.consult = {
        countdown_s: 600,
        allows_reject: false,
        wording: {
          title: "{agentName} needs a word on {customerName}",
          fields: [{ header: "Queue of theirs", value: "{queueId}" }],
          accept: "Come",
        },
      };
    }
  });
  await floor.signIn("Bert Kowalski");
  await floor.speed("4×");
  const offer = floor.offer.filter({ hasText: "Jonas Weber needs a word on Lucía Gómez" });
  await expect(offer).toContainText("Queue of theirs", GONE);
  await floor.speed("Pause");
  await expect(offer.getByRole("button", { name: /Reject/ })).toHaveCount(0);
  await page.keyboard.press("Alt+KeyR");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("This work cannot be rejected.");
  await offer.getByRole("button", { name: "Come" }).click();
  await desk.isAt("Lucía Gómez");
});

test("a colleague asks us for advice, which the customer never reads", async ({ floor, page }) => {
  const desk = await advise(floor, page);
  await expect(desk.company).toContainText("You advise. Only colleagues read what you write.");
  await expect(page.getByRole("button", { name: "Public", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "End", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Transfer", exact: true })).toHaveCount(0);
  await desk.whisper("It is covered, send a replacement.");
  await expect(desk.line("It is covered")).toHaveClass(/internal/);
  await desk.company.getByRole("button", { name: "Leave" }).click();
  await expect(floor.session("Lucía Gómez")).toHaveCount(0);
});

test("whoever advises leaves by closing the session, also by key", async ({ floor, page }) => {
  await advise(floor, page);
  await page.keyboard.press("Alt+KeyW");
  await expect(floor.session("Lucía Gómez")).toHaveCount(0);
});

test("whoever advises is offered nothing that only the primary agent can do", async ({ floor, page }) => {
  const desk = await advise(floor, page);
  await page.keyboard.press("Alt+KeyT");
  await page.keyboard.press("Alt+KeyL");
  await expect(desk.drawer("Transfer")).toHaveCount(0);
});
