import { f, type PeripheralDef, reg } from './registers';

const onOff = ['0: disabled', '1: enabled'] as const;

export const UART: PeripheralDef = {
  name: 'UART1',
  zh: '通用异步收发器',
  en: 'Asynchronous serial port',
  about: [
    '波特率 = PCLK / BRR。The baud rate is PCLK / BRR; BRR must be at least 16. Data are sent with the least significant bit first.',
  ],
  instances: [{ name: 'UART1', base: 0x40013800 }],
  registers: [
    reg('CR', 0x00, '控制寄存器', 'Control register', [
      f('12', 'WLEN', 'RW', '字长。Word length.', 0, '0: 8 bits', '1: 9 bits'),
      f('10', 'PCE', 'RW', '校验使能。Parity enable.', 0, ...onOff),
      f('9', 'PS', 'RW', '校验选择。Parity selection.', 0, '0: even', '1: odd'),
      f('7', 'TXEIE', 'RW', '发送空中断使能。Transmit empty interrupt enable.', 0, ...onOff),
      f('5', 'RXNEIE', 'RW', '接收非空中断使能。Receive interrupt enable.', 0, ...onOff),
      f('3', 'TE', 'RW', '发送使能。Transmitter enable.', 0, ...onOff),
      f('2', 'RE', 'RW', '接收使能。Receiver enable.', 0, ...onOff),
      f('0', 'UE', 'RW', 'UART 使能。UART enable.', 0, ...onOff),
    ]),
    reg('BRR', 0x04, '波特率寄存器', 'Baud rate register', [
      f('15:0', 'DIV', 'RW', '分频值。Divider of the peripheral clock: DIV = PCLK / baud rate.'),
    ]),
    reg('SR', 0x08, '状态寄存器', 'Status register', [
      f('7', 'TXE', 'RO', '发送寄存器空。Transmit data register empty.', 1, '0: full', '1: empty'),
      f('6', 'TC', 'W1C', '发送完成。Transmission complete, cleared by writing 1.', 1),
      f('5', 'RXNE', 'RO', '接收寄存器非空。Cleared by reading UART1_DR.', 0),
      f('3', 'ORE', 'W1C', '溢出错误。Overrun error.', 0),
      f('1', 'FE', 'W1C', '帧错误。Framing error.', 0),
      f('0', 'PE', 'W1C', '校验错误。Parity error.', 0),
    ]),
    reg('DR', 0x0c, '数据寄存器', 'Data register', [
      f('8:0', 'DATA', 'RW', '数据。Reading gives the received word, writing sends one.'),
    ]),
  ],
};

export const I2C: PeripheralDef = {
  name: 'I2C1',
  zh: '两线串行接口',
  en: 'Inter-integrated circuit interface',
  about: ['支持 100 kHz 和 400 kHz 主机模式。Master mode at 100 kHz and 400 kHz; the bus needs external pull-ups.'],
  instances: [{ name: 'I2C1', base: 0x40005400 }],
  registers: [
    reg('CR', 0x00, '控制寄存器', 'Control register', [
      f('10', 'ACK', 'RW', '应答使能。Acknowledge enable.', 0, ...onOff),
      f('9', 'STOP', 'RW', '产生停止。Stop generation, cleared by hardware.', 0),
      f('8', 'START', 'RW', '产生起始。Start generation, cleared by hardware.', 0),
      f('0', 'PE', 'RW', '外设使能。Peripheral enable.', 0, ...onOff),
    ]),
    reg('TIMR', 0x04, '时序寄存器', 'Timing register', [
      f('31:28', 'PRESC', 'RW', '预分频。Clock prescaler.'),
      f('15:8', 'SCLH', 'RW', 'SCL 高电平时间。SCL high period.'),
      f('7:0', 'SCLL', 'RW', 'SCL 低电平时间。SCL low period.'),
    ]),
    reg('OAR', 0x08, '自身地址寄存器', 'Own address register', [
      f('15', 'OAEN', 'RW', '自身地址使能。Own address enable.', 0, ...onOff),
      f('7:1', 'OA', 'RW', '自身地址。Own 7-bit address.'),
    ]),
    reg('SR', 0x0c, '状态寄存器', 'Status register', [
      f('15', 'BUSY', 'RO', '总线忙。Bus busy.', 0, '0: idle', '1: busy'),
      f('4', 'NACKF', 'W1C', '无应答标志。Not acknowledge received.', 0),
      f('2', 'RXNE', 'RO', '接收非空。Receive data register not empty.', 0),
      f('0', 'TXE', 'RO', '发送空。Transmit data register empty.', 1),
    ]),
    reg('DR', 0x10, '数据寄存器', 'Data register', [f('7:0', 'DATA', 'RW', '数据。Byte received or to be sent.')]),
  ],
};

export const TIM: PeripheralDef = {
  name: 'TIM1',
  zh: '定时器',
  en: 'Timer',
  about: [
    '16 位自动重装定时器，四个比较通道。A 16-bit up counter with prescaler, auto-reload and four compare channels. The counter clock is PCLK / (PSC + 1).',
  ],
  instances: [{ name: 'TIM1', base: 0x40012c00 }],
  registers: [
    reg('CR', 0x00, '控制寄存器', 'Control register', [
      f('7', 'ARPE', 'RW', '自动重装预装载。Auto-reload preload enable.', 0, ...onOff),
      f('3', 'OPM', 'RW', '单脉冲模式。One-pulse mode.', 0, ...onOff),
      f('0', 'CEN', 'RW', '计数器使能。Counter enable.', 0, ...onOff),
    ]),
    reg('DIER', 0x0c, '中断使能寄存器', 'Interrupt enable register', [
      f('4:1', 'CCIE', 'RW', '比较中断使能。Compare interrupt enable, one bit a channel.'),
      f('0', 'UIE', 'RW', '更新中断使能。Update interrupt enable.', 0, ...onOff),
    ]),
    reg('SR', 0x10, '状态寄存器', 'Status register', [
      f('4:1', 'CCIF', 'W1C', '比较标志。Compare flags, one bit a channel.'),
      f('0', 'UIF', 'W1C', '更新标志。Update interrupt flag.', 0),
    ]),
    reg('CNT', 0x24, '计数器', 'Counter register', [f('15:0', 'CNTV', 'RW', '计数值。Counter value.')]),
    reg('PSC', 0x28, '预分频器', 'Prescaler register', [f('15:0', 'PSCV', 'RW', '预分频值。Prescaler value.')]),
    reg('ARR', 0x2c, '自动重装寄存器', 'Auto-reload register', [
      f('15:0', 'ARRV', 'RW', '重装值。Auto-reload value.', 0xffff),
    ]),
    reg('CCR', 0x34, '比较寄存器', 'Compare register', [f('15:0', 'CCV', 'RW', '比较值。Compare value.')], 4),
    reg('CCER', 0x44, '比较输出寄存器', 'Compare output register', [
      f('7:4', 'CCP', 'RW', '输出极性。Output polarity, one bit a channel.'),
      f('3:0', 'CCE', 'RW', '输出使能。Output enable, one bit a channel.'),
    ]),
  ],
};
