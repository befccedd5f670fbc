import type { Chip, ChipField } from '../export';
import { encode, isReserved } from './encoding';
import { type FoundField, findField, settingOf } from './lookup';
import type { Plan } from './plan';
import { same, words } from './words';

const OSCILLATOR_ON = /^(?:HSEON|HSE_?EN|HXTALEN|XOSC_?EN|OSC_?EN_?XT|bOSC_EN_XT|EXT_?OSC_?EN|XTLEN|HXTEN)$/i;

/** Starts the oscillator of a crystal on the board and waits for it; the system clock stays where reset left it. */
export function planCrystal(chip: Chip, plan: Plan): void {
  const subject = words('Crystal oscillator', '晶体振荡器');
  const found = findField(chip.registers, OSCILLATOR_ON);
  const on =
    found === null
      ? null
      : encode(found.field.field, /enable|\bon\b|启|使能|打开/i, 1, /disable|turn(?:ed)? off|关闭|禁止/i);
  if (found === null || on === null) {
    plan.leaveOut(
      subject,
      words('The bit that starts the external oscillator was not found.', '没有找到启动外部振荡器的位。'),
    );
    return;
  }
  const ready = readyFlag(found);
  const reason = plan.add([
    {
      phase: 'clocks',
      register: found.register,
      settings: [settingOf(found, on.value)],
      purpose: plan.say(words('crystal oscillator on', '启动晶体振荡器')),
      ...(ready === null ? {} : { ready }),
    },
  ]);
  if (reason !== null) {
    plan.leaveOut(subject, reason);
    return;
  }
  const wait = ready === null ? '' : `, ${ready.field.name}`;
  plan.done(subject, same(`${found.register.macro}.${found.field.field.name} = ${on.value}${wait}`));
  plan.leaveOut(
    words('System clock from the crystal', '系统时钟切换到晶体'),
    words(
      'Switching over needs the flash latency and the wanted frequency; the code stays on the clock after reset.',
      '切换需要闪存等待周期和目标频率，代码保持复位后的时钟。',
    ),
  );
}

/** The read-only flag beside an enable bit whose name begins alike and ends in RDY or STB. */
function readyFlag({ register, field }: FoundField): ChipField | null {
  const stem = field.field.name.replace(/_?(?:ON|EN)$/i, '');
  const name = new RegExp(`^${stem}_?(?:RDY|READY|STB|OK|SF)$`, 'i');
  const flags = register.fields.filter(
    ({ field: each }) => name.test(each.name) && each.width === 1 && each.access === 'read-only' && !isReserved(each),
  );
  return flags[0] ?? null;
}
