import type { Page } from "@playwright/test";
import { type Scenario, furnish, only, prefer } from "./house";

/** Only these customers come, and nothing but them is on file. */
export async function bare(page: Page, ...customers: string[]) {
  await prefer(page, { undo_send: 0 });
  await furnish(page, only(...customers), (scenario) => Object.assign(scenario, { cases: [], activities: [] }));
}

/** Hanna works for an account; she had a case that is over and has two that are open. */
export const onFile = (scenario: Scenario) => {
  scenario.customers.push({
    key: "fjord",
    name: "Fjord Hotels",
    kind: "account",
    number: "A-1042",
    phone: "+4755510000",
    city: "Bergen",
    primary_contact: "hanna",
  });
  for (const customer of scenario.customers) if (customer.key === "hanna") customer.account = "fjord";
  const from = { customer: "hanna", opened_by: "lena" };
  scenario.cases = [
    { ...from, key: "strap", title: "Strap torn", status: "resolved", resolution: "A new strap was sent", days_ago: 90 },
    { ...from, key: "sole", title: "Left ear silent", priority: "high", kind: "problem", days_ago: 3 },
    { ...from, key: "late", title: "Parcel late", product: "Aurora Sport", status: "on_hold", days_ago: 8 },
  ];
  scenario.activities = [
    { customer: "hanna", kind: "phone_call", subject: "Called about ear tips", text: "Wants size M", by: "lena", days_ago: 2 },
    { customer: "hanna", kind: "note", text: "Runs in the rain", by: "jonas", days_ago: 5 },
    { customer: "fjord", kind: "task", subject: "Renew the agreement", by: "lena", days_ago: 1 },
    { case: "sole", kind: "appointment", subject: "Visit to the workshop", by: "lena", days_ago: 2 },
  ];
};

/** Whoever comes with this story was on the portal before. */
export const visited =
  (story: string) =>
  (scenario: Scenario) => {
    for (const one of scenario.stories) {
      if (one.key !== story) continue;
      one.origin = {
        survey: [
          ["Topic", "Repair"],
          ["Order", "20418"],
        ],
        trail: [
          { before_s: 300, kind: "page", text: "/support" },
          { before_s: 200, kind: "search", text: "left side dead" },
          { before_s: 100, kind: "article", text: "Resetting your headphones" },
        ],
        visitor: { is_authenticated: true, browser: "Firefox 130", system: "Linux", language: "nb" },
        context: { Campaign: { text: "autumn" } },
      };
    }
  };
