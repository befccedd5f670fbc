import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rule and first element of each violation of WCAG 2.1 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).setLegacyMode(true);
  const { violations: found } = await builder.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
