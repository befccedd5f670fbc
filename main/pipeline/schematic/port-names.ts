/** The names of port pins among those that a pin's text lists: `PD4` of `PD4/A7/UCK`, which read like designators too. */
export const portsOf = (pinName: string): string[] =>
  pinName.split(/[^A-Za-z0-9]+/).filter((name) => /^P[A-K]\d{1,2}$/.test(name));
