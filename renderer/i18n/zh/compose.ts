import type { compose as source } from '../en/compose';
import type { Shape } from '../shape';

export const compose: Shape<typeof source> = {
  title: '新建任务',
  lead: '提供芯片手册和电路板原理图，即可得到 C 初始化代码，每次写寄存器都注明手册页码。',
  drop: '将一个或两个 PDF 拖放到窗口任意位置',
  dropDetail: '数据手册或参考手册（必需）和原理图（可选）',
  pick: '选择文件…',
  samples: '试用示例',
  files: '文件',
  file: {
    pages: '{{count}} 页',
    role: '{{name}} 的类型',
    remove: '移除 {{name}}',
    unsure: '两者皆有可能，请确认类型',
    opening: '正在打开文件…',
  },
  role: { datasheet: '数据手册', schematic: '原理图' },
  swap: '交换类型',
  more: '添加更多文件…',
  instruction: '指令',
  instructionHint: '用一句话说明电路板要做什么。留空则只生成初始化代码。',
  instructionPlaceholder: '例如：以 115200 波特率启用 UART1，并配置两个 LED',
  examples: '示例',
  example: {
    init: '生成初始化代码',
    uart: '以 115200 波特率启用 UART1',
    leds: '配置所有 LED 和按键引脚',
    i2c: '以 400 kHz 初始化板上传感器的 I2C',
  },
  priority: '优先级',
  priorities: { low: '低', normal: '普通', high: '高' },
  start: '开始',
  starting: '正在开始…',
  why: {
    empty: '请先添加数据手册。',
    opening: '文件仍在打开。',
    broken: '请移除无法使用的文件。',
    datasheet: '必须有一个文件是数据手册。',
    schematic: '只能有一个文件是原理图。',
    many: '一次最多读取 8 份数据手册。',
  },
};
