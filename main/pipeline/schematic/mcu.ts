import type { Component } from '../../../shared/models';

/** A port's pin, alone (`PA0`, `P1.2`, `GPIO5`) or beside its functions (`PA0-WKUP`, `SDA/PB07`, `(S5:3)PB23`). */
const PORT_PIN =
  /(?:^|[/)(\]_ -])(?:P[A-K]_?\d{1,2}|P\d{1,2}[._]\d{1,2}|P\d{2}|GP(?:IO)?_?\d{1,2}|IO_?\d{1,2}|R[A-G]\d)(?![A-Z0-9])/i;
const CONTROLLER =
  /STM(?:32|8)|GD32|CH32|CH5\d\d|CH57|AT(?:SAM|MEGA|TINY|XMEGA|89)|SAM[DCELRSV]\d|RP2\d|PICO|ESP(?:32|8266)|NRF5|PIC(?:1[0-8]|24|32)|DSPIC|MSP43|LPC\d|MK[LE]?\d|KINETIS|EFM|EFR|CY8C|PSOC|HC32|N32[GL]|AIR32|APM32|MM32|AT32|PY32|FM33|STC\d|IAP15|N76E|C8051|EFM8|XMC|R7F|R5F|IMXRT|MIMXRT|TM4C|BL[67]0\d|GAP8|K210|ARDUINO|TEENSY|TEENSY|AVR\d|HK32|CW32|ESP-?WROOM|WCH/i;

/** The least that a component must show to be called the controller. */
const ENOUGH = 6;

/**
 * The designator of the board's controller, null when none stands out: many pins, pins named like ports (PA0, P1.2,
 * GPIO5), a value known to be a controller's. Connectors have many pins as well, so pins alone never do.
 */
export function chooseMcu(components: readonly Component[]): string | null {
  let best: { ref: string; score: number } | null = null;
  for (const c of components) {
    const ports = c.pins.filter((pin) => pin.name !== undefined && PORT_PIN.test(pin.name)).length;
    const known = CONTROLLER.test(`${c.value ?? ''} ${c.part ?? ''}`);
    const connector = /^(J|P|CN|CON|X|K|H|HDR|SW|SV|JP)\d/.test(c.ref) && !known;
    const integrated = /^(U|IC|MCU|M|MOD|A)\d/.test(c.ref);
    const score = 2 * ports + (known ? 20 : 0) + 0.2 * c.pins.length + (integrated ? 1 : 0) - (connector ? 1000 : 0);
    if (score >= ENOUGH && (ports >= 3 || known) && score > (best?.score ?? 0)) best = { ref: c.ref, score };
  }
  return best?.ref ?? null;
}
