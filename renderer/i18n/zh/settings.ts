import type { settings as source } from '../en/settings';
import type { Shape } from '../shape';

export const settings: Shape<typeof source> = {
  title: '设置',
  appearance: '外观',
  language: '语言',
  theme: '主题',
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
  work: '任务',
  concurrency: '并行任务数',
  concurrencyHint: '1 到 5，立即生效，任务运行时也可修改。',
  timeout: '单个任务时间上限（分钟）',
  timeoutHint: '超时的任务会被停止。',
  memory: '单个任务内存上限（MiB）',
  memoryHint: '超出的任务会被停止，其他任务不受影响。',
  maxInput: '文件大小上限（MiB）',
  maxInputHint: '更大的 PDF 会被拒绝。',
  keep: '已结束任务保留时间（小时）',
  keepHint: '每小时清理更早的任务，固定的任务除外。',
  keepForever: '一直保留，直到手动删除',
  about: '关于',
  version: '版本',
  runtime: '运行环境',
  dataDir: '数据文件夹',
};
