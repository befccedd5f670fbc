import { each, f, type PeripheralDef, reg } from './registers';

const onOff = ['0: disabled', '1: enabled'] as const;
const ready = ['0: not ready', '1: ready'] as const;

export const RCC: PeripheralDef = {
  name: 'RCC',
  zh: '复位和时钟控制',
  en: 'Reset and clock control',
  about: [
    '系统时钟可由内部 16 MHz RC 振荡器 (HSI)、外部 4–16 MHz 晶体 (HSE) 或锁相环 (PLL) 提供。After reset the chip runs from the HSI at 16 MHz. The PLL multiplies its input by 2 to 9; the system clock must not exceed 48 MHz.',
    '外设在其时钟使能之前不响应访问。The clock of a peripheral must be enabled in RCC_AHBENR or RCC_APBENR before its registers are written; a write before that has no effect.',
  ],
  instances: [{ name: 'RCC', base: 0x40021000 }],
  registers: [
    reg('CR', 0x00, '时钟控制寄存器', 'Clock control register', [
      f('25', 'PLLRDY', 'RO', 'PLL 锁定标志。PLL clock ready flag.', 0, ...ready),
      f(
        '24',
        'PLLON',
        'RW',
        'PLL 使能。PLL enable. Cannot be cleared while the PLL drives the system clock.',
        0,
        ...onOff,
      ),
      f('18', 'HSEBYP', 'RW', '外部时钟旁路。HSE crystal oscillator bypass.', 0, '0: crystal', '1: external clock'),
      f('17', 'HSERDY', 'RO', 'HSE 就绪标志。HSE clock ready flag.', 0, ...ready),
      f('16', 'HSEON', 'RW', 'HSE 使能。HSE clock enable.', 0, ...onOff),
      f('12:8', 'HSITRIM', 'RW', 'HSI 校准。Trimming of the internal oscillator, about 0.3 % a step.', 16),
      f('1', 'HSIRDY', 'RO', 'HSI 就绪标志。HSI clock ready flag.', 1, ...ready),
      f('0', 'HSION', 'RW', 'HSI 使能。HSI clock enable.', 1, ...onOff),
    ]),
    reg('CFGR', 0x04, '时钟配置寄存器', 'Clock configuration register', [
      f(
        '26:24',
        'MCO',
        'RW',
        '时钟输出选择。Clock output on pin MCO.',
        0,
        '0: none',
        '4: system clock',
        '5: HSI',
        '6: HSE',
      ),
      f('20:18', 'PLLMUL', 'RW', 'PLL 倍频。PLL multiplication factor is PLLMUL + 2.', 0),
      f('16', 'PLLSRC', 'RW', 'PLL 时钟源。PLL input clock source.', 0, '0: HSI', '1: HSE'),
      f('10:8', 'PPRE', 'RW', 'APB 预分频。APB prescaler.', 0, '0: HCLK', '4: HCLK / 2', '5: HCLK / 4', '6: HCLK / 8'),
      f('7:4', 'HPRE', 'RW', 'AHB 预分频。AHB prescaler.', 0, '0: SYSCLK', '8: SYSCLK / 2', '9: SYSCLK / 4'),
      f('3:2', 'SWS', 'RO', '系统时钟状态。System clock switch status.', 0, '0: HSI', '1: HSE', '2: PLL'),
      f('1:0', 'SW', 'RW', '系统时钟切换。System clock switch.', 0, '0: HSI', '1: HSE', '2: PLL'),
    ]),
    reg('CIR', 0x08, '时钟中断寄存器', 'Clock interrupt register', [
      f('18', 'PLLRDYC', 'WO', 'PLL 就绪中断清除。Writing 1 clears PLLRDYF.'),
      f('10', 'PLLRDYIE', 'RW', 'PLL 就绪中断使能。PLL ready interrupt enable.', 0, ...onOff),
      f('2', 'PLLRDYF', 'RO', 'PLL 就绪中断标志。PLL ready interrupt flag.', 0),
    ]),
    reg('AHBENR', 0x14, 'AHB 外设时钟使能寄存器', 'AHB peripheral clock enable register', [
      f('19', 'IOPCEN', 'RW', 'GPIOC 时钟使能。I/O port C clock enable.', 0, ...onOff),
      f('18', 'IOPBEN', 'RW', 'GPIOB 时钟使能。I/O port B clock enable.', 0, ...onOff),
      f('17', 'IOPAEN', 'RW', 'GPIOA 时钟使能。I/O port A clock enable.', 0, ...onOff),
      f('2', 'SRAMEN', 'RW', 'SRAM 时钟使能。SRAM clock in sleep mode.', 1, ...onOff),
    ]),
    reg('APBENR', 0x18, 'APB 外设时钟使能寄存器', 'APB peripheral clock enable register', [
      f('21', 'I2C1EN', 'RW', 'I2C1 时钟使能。I2C1 clock enable.', 0, ...onOff),
      f('14', 'UART1EN', 'RW', 'UART1 时钟使能。UART1 clock enable.', 0, ...onOff),
      f('11', 'TIM1EN', 'RW', 'TIM1 时钟使能。TIM1 clock enable.', 0, ...onOff),
    ]),
    reg('APBRSTR', 0x1c, 'APB 外设复位寄存器', 'APB peripheral reset register', [
      f('21', 'I2C1RST', 'RW', 'I2C1 复位。I2C1 reset.', 0, '0: no effect', '1: reset'),
      f('14', 'UART1RST', 'RW', 'UART1 复位。UART1 reset.', 0, '0: no effect', '1: reset'),
      f('11', 'TIM1RST', 'RW', 'TIM1 复位。TIM1 reset.', 0, '0: no effect', '1: reset'),
    ]),
    reg('CSR', 0x24, '控制与状态寄存器', 'Control and status register', [
      f('27', 'PORRSTF', 'RO', '上电复位标志。Power-on reset flag.', 1),
      f('26', 'PINRSTF', 'RO', '引脚复位标志。NRST pin reset flag.', 1),
      f('24', 'RMVF', 'WO', '清除复位标志。Writing 1 clears the reset flags.'),
      f('0', 'LSION', 'RW', 'LSI 使能。32 kHz oscillator enable.', 0, ...onOff),
    ]),
  ],
};

export const GPIO: PeripheralDef = {
  name: 'GPIOx',
  zh: '通用输入输出',
  en: 'General-purpose I/O',
  about: [
    '每个端口有 8 个引脚。Each port has eight pins. Every pin can be an input with or without pull resistor, an output (push-pull or open-drain), an alternate function or an analog pin.',
    'The registers are the same for each port (x = A..C).',
  ],
  instances: [
    { name: 'GPIOA', base: 0x48000000 },
    { name: 'GPIOB', base: 0x48000400 },
    { name: 'GPIOC', base: 0x48000800 },
  ],
  registers: [
    reg(
      'MODER',
      0x00,
      '模式寄存器',
      'Port mode register',
      each(
        8,
        'MODE',
        2,
        'RW',
        '引脚 Px%d 的模式。Mode of pin Px%d.',
        '0: input',
        '1: output',
        '2: alternate',
        '3: analog',
      ),
    ),
    reg(
      'OTYPER',
      0x04,
      '输出类型寄存器',
      'Port output type register',
      each(8, 'OT', 1, 'RW', '引脚 Px%d 的输出类型。Output type.', '0: push-pull', '1: open-drain'),
    ),
    reg(
      'PUPDR',
      0x0c,
      '上拉下拉寄存器',
      'Port pull-up / pull-down register',
      each(8, 'PUPD', 2, 'RW', '引脚 Px%d 的上拉下拉。Pull resistor.', '0: none', '1: pull-up', '2: pull-down'),
    ),
    reg('IDR', 0x10, '输入数据寄存器', 'Port input data register', [
      f('7:0', 'ID', 'RO', '输入数据。State of pins Px7 to Px0.'),
    ]),
    reg('ODR', 0x14, '输出数据寄存器', 'Port output data register', [
      f('7:0', 'OD', 'RW', '输出数据。Output data of pins Px7 to Px0.'),
    ]),
    reg('BSRR', 0x18, '置位复位寄存器', 'Port bit set / reset register', [
      f('23:16', 'BR', 'WO', '复位位。Writing 1 to a bit clears the bit of GPIOx_ODR.'),
      f('7:0', 'BS', 'WO', '置位位。Writing 1 to a bit sets the bit of GPIOx_ODR.'),
    ]),
    reg(
      'AFR',
      0x20,
      '复用功能寄存器',
      'Alternate function register',
      each(8, 'AFSEL', 4, 'RW', '引脚 Px%d 的复用功能。Alternate function AF0 to AF3, see chapter 2.'),
    ),
  ],
};
