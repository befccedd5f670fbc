import type { shell as source } from '../en/shell';
import type { Shape } from '../shape';

export const shell: Shape<typeof source> = {
  product: 'Embedded AI Agent',
  skip: '跳到内容',
  nav: '主导航',
  new: '新建任务',
  tasks: '任务',
  monitor: '监控',
  settings: '设置',
  help: '键盘快捷键',
  queue: { running: '{{count}} 个运行中', waiting: '{{count}} 个等待', paused: '队列已暂停', idle: '空闲' },
  offline: '离线可用，文件不会离开本机。',
  drop: { title: '将 PDF 拖放到这里', detail: '芯片数据手册或参考手册，以及电路板原理图' },
  title: { running: '{{percent}} % · {{name}}', more: '{{percent}} % · {{count}} 个任务运行中' },
  close: '关闭',
  copied: '已复制',
  details: '详细信息',
  saved: '已保存为 {{name}}',
  loading: '正在加载',
  fault: {
    title: '此页面无法显示',
    detail: '窗口出现故障。任务仍在继续，不会丢失任何内容。',
    again: '重新显示',
  },
  keys: {
    new: '新建任务',
    start: '开始任务（在“新建任务”页）',
    tasks: '任务列表',
    monitor: '监控',
    settings: '设置',
    open: '选择 PDF 文件',
    find: '在代码中查找',
    help: '显示此列表',
  },
};
