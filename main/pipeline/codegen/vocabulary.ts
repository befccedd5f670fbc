import { type Words, words } from './words';

/** A kind of thing that an instruction may ask for. */
export type Topic = 'led' | 'button' | 'uart' | 'i2c' | 'spi' | 'adc' | 'timer' | 'pwm' | 'clock' | 'watchdog' | 'usb';

/** Words for each topic; the first group is the number of the block. */
export const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['led', /\bleds?\d{0,2}\b|(?:指示|发光|信号)?灯|发光(?:二极)?管?/gi],
  ['button', /\b(?:buttons?|keys?|switch(?:es)?)\d{0,2}\b|按键|按钮|开关/gi],
  [
    'uart',
    /\b(?:lp)?us?arts?[\s_]?(\d{1,2})?(?![A-Za-z0-9_])|\bserial(?:\s+ports?)?\b|串口\s?(\d{1,2})?(?!\d)|\bbaud(?:\s*rate)?\b|波特率?/gi,
  ],
  ['i2c', /\b(?:i2c|iic|twi)[\s_]?(\d{1,2})?(?![A-Za-z0-9_])/gi],
  ['spi', /\bspi[\s_]?(\d{1,2})?(?![A-Za-z0-9_])/gi],
  ['adc', /\badc\d*\b|\banalog(?:ue)?\b|模数(?:转换器?)?|模拟/gi],
  ['pwm', /\bpwm\d*\b|脉宽(?:调制)?/gi],
  ['timer', /\b(?:timers?|tim)\d*\b|定时器/gi],
  ['clock', /\bclocks?\b|\bcrystals?\b|\boscillators?\b|\bpll\b|时钟|晶振/gi],
  ['watchdog', /\bwatchdogs?\b|\bi?w?wdt\b|\b[iw]wdg\b|看门狗/gi],
  ['usb', /\busb\b/gi],
];

export const EVERYTHING = /\ball\b|\beverything\b|\banything\b|全部|所有|整个/gi;

/** What turns a wish round. "not only" does not. */
export const NEGATION =
  /\b(?:no|not(?!\s+only)|don'?t|don’t|do not|never|without|except(?:\s+for)?|excluding|exclude|omit|skip|leave out|apart from|other than|neither)\b|不要|不用|不必|无需|无须|不需要?|不配置|不设置|不初始化|不使用|不使能|不|别|勿|没有|除了?|排除|跳过/gi;

/** What is known by name and not done, with the reason. */
export const NOT_OFFERED: readonly (readonly [RegExp, Words])[] = [
  [
    /\b(?:interrupts?|irqs?|isr|nvic|exti)\b|(?:外部)?中断/gi,
    words('Interrupts and their handlers are left to the program.', '中断及其处理函数留给应用程序。'),
  ],
  [
    /\b(?:blink(?:s|ing)?|toggl(?:e|es|ing)|flashing|chas(?:e|er|ing))\b|闪烁|翻转|流水|跑马|呼吸/gi,
    words(
      'What runs after initialisation is left to the program; only registers are set up.',
      '初始化之后的行为留给应用程序，这里只配置寄存器。',
    ),
  ],
  [
    /\b[5-9][neo][12]\b|\bparity\b|\bstop bits?\b|奇偶校验|奇校验|偶校验|停止位/gi,
    words(
      'The frame format is not set; it stays as after reset or as the mode fixes it.',
      '未设置帧格式，保持复位后的格式或由工作方式决定。',
    ),
  ],
  [
    /\b(?:dma|can|rtc|dac|lcd|oled|eeprom|ethernet|i2s|sdio|rtos|freertos)\b/gi,
    words('The offline generator does not set this up.', '离线生成器不配置此项。'),
  ],
];

export const CLOCK_RATE = words(
  'The clock is not switched to a frequency: the code keeps the clock after reset. Set it in the start-up code and define BOARD_CLOCK_HZ to match.',
  '不会切换时钟频率，代码保持复位后的时钟。请在启动代码中设置，并相应定义 BOARD_CLOCK_HZ。',
);

/** Words that ask for nothing by themselves. */
export const FILLERS =
  /\b(?:a|an|the|my|our|your|this|that|these|those|its?|of|on|in|at|to|for|from|by|with|as|is|are|be|using|use|please|pls|can|could|would|should|you|i|we|me|want|need|needed|needs|like|just|only|also|both|each|every|any|other|others|init|initiali[sz]e[ds]?|initiali[sz]ing|initiali[sz]ation|generate[ds]?|generating|generation|create|make|write|give|produce|code|c|firmware|software|program|driver|drivers|configur(?:e|ed|es|ing|ation)|config|set|setup|setting|settings|up|bring|bring-up|bringup|start|enable|enabled|enabling|turn|prepare|run|do|default|defaults|basic|full|complete|whole|board|boards|chip|mcu|microcontroller|controller|device|schematic|datasheet|manual|hardware|system|peripheral|peripherals|pin|pins|gpio|gpios|io|port|ports|line|lines|net|nets|block|bus|master|module|bit|bits|rate|speed|baud|bps|frequency|s|so|it|there|here|them)\b|初始化|生成|代码|程序|驱动|配置|设置|设定|设为|设成|置为|使用|启用|使能|打开|开启|开发板|电路板|板子|芯片|单片机|主控|控制器|系统|外设|引脚|管脚|端口|端|原理图|数据手册|手册|功能|模块|总线|速率|频率|默认|基本|完整|帮我|帮忙|一下|一个|这个|那个|只需要?|仅需?|需要|想要|以外|之外|其它|其他|其余|按照|根据|作为|进行|工作|请|的|了|在|以|为|成|到|把|将|给|用|上|下|让|是|有|我|你|您|个|这|那|其|中|里|来|也|都|就|再|要|需|想|只|仅|外|对|于|按|做|写|板|脚|口|路|级/gi;

/** What a pin named in an instruction shall be. */
export const PIN_WORDS = {
  pullUp: /\bpull(?:ed)?[- ]?ups?\b|上拉(?:输入)?/gi,
  pullDown: /\bpull(?:ed)?[- ]?downs?\b|下拉(?:输入)?/gi,
  output: /\b(?:push[- ]?pull\s+)?outputs?\b|(?:推挽)?输出/gi,
  input: /\binputs?\b|(?:浮空)?输入/gi,
  analog: /\banalog(?:ue)?\b|模拟(?:输入)?/gi,
  high: /\bhigh\b|高电平|高/gi,
  low: /\blow\b|低电平|低/gi,
} as const;
