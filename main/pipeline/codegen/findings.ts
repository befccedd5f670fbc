import type { BoardModel, DeviceModel, Finding } from '../../../shared/models';
import { isConnector, isLed, isPower, isResistor, Netlist } from './nets';
import type { PinUse } from './pins';
import { type Language, type Words, words } from './words';

/** Contradictions between the board, the manual and good practice, as far as the two models show them. */
export function crossCheck(
  board: BoardModel,
  device: DeviceModel,
  pins: readonly PinUse[],
  language: Language,
): Finding[] {
  const netlist = new Netlist(board);
  const findings: Finding[] = [];
  const report = (severity: Finding['severity'], code: string, message: Words, pin?: PinUse): void => {
    const places =
      pin === undefined ? [] : [{ document: board.document.name, page: pin.source.page, bbox: pin.source.bbox }];
    findings.push({ severity, code, message: message[language], places });
  };
  if (board.mcu === null)
    report('warning', 'MCU_UNKNOWN', words('No controller stands out on the schematic.', '原理图中看不出哪个是主控。'));
  for (const pin of pins) checkPin(pin, netlist, board.mcu ?? '', device, report);
  for (const component of board.components.filter(isLed)) {
    const nets = component.pins.flatMap(({ net }) => (net === null ? [] : [net]));
    const jumper = nets.find((net) => netlist.on(net, component.ref).some(isConnector) && !isPower(net));
    const driven = pins.some(({ role }) => role.kind === 'led' && role.part === component.ref);
    if (jumper !== undefined && !driven) {
      findings.push({
        severity: 'info',
        code: 'LED_ON_CONNECTOR',
        message: words(
          `${component.ref} reaches only a connector (net ${jumper}); join it to a pin with a wire and name that pin in your code.`,
          `${component.ref} 只连到接插件（网络 ${jumper}）；请用跳线接到引脚，并在代码中指定该引脚。`,
        )[language],
        places: [{ document: board.document.name, page: component.source.page, bbox: component.source.bbox }],
      });
    }
  }
  return findings;
}

type Reporter = (severity: Finding['severity'], code: string, message: Words, pin?: PinUse) => void;

function checkPin(pin: PinUse, netlist: Netlist, mcu: string, device: DeviceModel, report: Reporter): void {
  const { role, net, known } = pin;
  const label = `${pin.port?.label ?? pin.name} (pin ${pin.number})`;
  if (device.pins.length > 0 && known === null) {
    const text = words(`${label} was not found in the pin table of the manual.`, `手册的引脚表中没有找到 ${label}。`);
    report('info', 'PIN_NOT_IN_MANUAL', text, pin);
  }
  if (net === null) return;
  if (role.kind === 'led' && !role.resistor) {
    const text = words(`${role.part} on ${label} has no series resistor.`, `${label} 上的 ${role.part} 没有串联电阻。`);
    report('warning', 'LED_WITHOUT_RESISTOR', text, pin);
  }
  if (
    role.kind === 'bus' &&
    role.bus === 'i2c' &&
    !netlist.through(net, mcu, isResistor).some(({ far }) => isPower(far))
  ) {
    report(
      'warning',
      'I2C_WITHOUT_PULL_UP',
      words(
        `${net} on ${label} has no pull-up resistor; I2C does not work without one.`,
        `${label} 上的 ${net} 没有上拉电阻，I2C 缺少它不能工作。`,
      ),
      pin,
    );
  }
  if (role.kind === 'reset' && netlist.on(net, mcu).length === 0)
    report('warning', 'RESET_FLOATING', words(`Reset ${label} leads nowhere.`, `复位脚 ${label} 没有连接。`), pin);
  if (role.kind === 'bus' && known !== null && known.functions.length > 0 && !canCarry(pin, role.signal)) {
    report(
      'warning',
      'PIN_CANNOT_CARRY',
      words(
        `${net} wants ${role.bus.toUpperCase()} ${role.signal}; the manual lists no such function for ${label}.`,
        `${net} 需要 ${role.bus.toUpperCase()} ${role.signal}，但手册没有给 ${label} 列出该功能。`,
      ),
      pin,
    );
  }
}

/** A function name of the pin that holds the signal, e.g. `USART1_TX`, `UTX` or `TXD` for TX. */
const canCarry = ({ functions }: PinUse, signal: string): boolean =>
  functions.some((each) => new RegExp(`${signal === 'SCK' ? 'SC(?:L)?K' : signal}`).test(each)) ||
  functions.some((each) => /^(?:SERCOM|FUNCSEL|GPIO_MATRIX|ANY)/.test(each));
