// What axe, the checker of accessibility, finds on a page as it stands.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds, each with the first element it finds it at. */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    // axe put itself on the window just before.
    const { axe: found } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await found.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`)
  }, rules)
}
