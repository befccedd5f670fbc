import type { source as en } from '../en/source';
import type { Shape } from '../shape';

export const source: Shape<typeof en> = {
  title: '{{document}} 中的 {{subject}}',
  show: '查看第 {{page}} 页',
  page: '第 {{page}} 页',
  of: '第 {{page}} 页，共 {{count}} 页',
  previous: '上一页',
  next: '下一页',
  smaller: '缩小',
  larger: '放大',
  tools: '页码与大小',
  close: '关闭',
};
