import { expect, test } from "./floor";
import { Desk } from "./house";
import { bare } from "./records";

test("a contact, a case and a note outlive the day, until they are forgotten", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  const note = desk.entries(desk.timelineCard).filter({ hasText: "Runs in the rain" });
  const nora = desk.choices.filter({ hasText: "nora@vik.example" });
  const forget = page.getByRole("button", { name: "Forget them" });
  const seek = async () => {
    await page.keyboard.press("Control+KeyK");
    await desk.palette.getByRole("combobox").fill("nora vik");
  };
  await bare(page, "hanna");
  await page.goto("");
  await expect(page.getByRole("button", { name: "Bert Kowalski" })).toBeVisible();
  await expect(forget).toHaveCount(0);
  await desk.pick("Hanna Lindqvist");

  await test.step("they are made", async () => {
    const text = desk.timelineCard.getByRole("textbox", { name: "Text" });
    await text.fill("Runs in the rain");
    await text.press("Control+Enter");
    await expect(note).toHaveCount(1);
    await desk.caseCard.getByRole("button", { name: "New case" }).click();
    const newCase = page.getByRole("form", { name: "New case" });
    await newCase.getByRole("textbox", { name: "Title" }).fill("Advice for runners");
    await newCase.getByRole("button", { name: "Create" }).click();
    await expect(desk.tab("CAS-00001")).toHaveAttribute("aria-selected", "true");
    await desk.tab("Customer summary").click();
    await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
    await desk.customerCard.getByRole("button", { name: "Add contact" }).click();
    const contact = page.getByRole("form", { name: "New customer" });
    await contact.getByRole("textbox", { name: "Name" }).fill("Nora Vik");
    await contact.getByRole("textbox", { name: "E-mail" }).fill("nora@vik.example");
    await contact.getByRole("button", { name: "Create" }).click();
    await desk.isAt("Nora Vik");
  });

  await test.step("they are there the next day", async () => {
    await page.reload();
    await expect(page.getByText("records you made or changed are kept in this browser")).toBeVisible();
    await desk.pick("Hanna Lindqvist");
    // Her only open case was linked by itself, so its timeline is in front.
    await desk.timelineCard.getByRole("group", { name: "Timeline of" }).getByRole("button", { name: "Hanna Lindqvist" }).click();
    await expect(note).toHaveCount(1);
    await expect(desk.recentCases).toContainText("CAS-00001 · Advice for runners");
    await seek();
    await expect(nora).toContainText("Nora Vik");
  });

  await test.step("they are forgotten", async () => {
    await page.reload();
    await forget.click();
    await expect(forget).toHaveCount(0);
    await desk.pick("Hanna Lindqvist");
    await expect(desk.timelineCard).toBeVisible();
    await expect(note).toHaveCount(0);
    await expect(desk.recentCases.getByText("Advice for runners")).toHaveCount(0);
    await seek();
    await expect(nora).toHaveCount(0);
  });
});
