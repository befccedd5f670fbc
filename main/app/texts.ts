import type { ErrorRecord } from '../../shared/errors';
import { isErrorCode } from '../../shared/errors';
import { ERROR_WORDS_ZH } from '../../shared/errors/words-zh';
import type { Settings } from '../../shared/settings';

type Told = Pick<ErrorRecord, 'code' | 'message' | 'hint'>;

/** An error in Chinese; null for a code of another version. */
const chineseOf = ({ code }: Told) => (isErrorCode(code) ? ERROR_WORDS_ZH[code] : null);

const en = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
  quit: 'Quit',
  openDataFolder: 'Open data folder',
  show: 'Show window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  resetZoom: 'Actual size',
  fullScreen: 'Full screen',
  about: 'About',
  nothingRuns: 'No task is running',
  completed: 'Task completed',
  failed: 'Task failed',
  quitQuestion: (count: number) => (count === 1 ? 'One task is not finished.' : `${count} tasks are not finished.`),
  quitDetail: 'They begin again at the next start.',
  keepWorking: 'Keep working',
  startFailed: 'The program cannot start',
  /** What happened. */
  what: ({ message }: Told): string => message,
  /** What the person can do, and what a report of the error should hold. */
  details: ({ hint, code }: Told): string => `${hint}\n\n${code}`,
};

type Texts = typeof en;

const zh: Texts = {
  file: '文件',
  edit: '编辑',
  view: '视图',
  help: '帮助',
  quit: '退出',
  openDataFolder: '打开数据文件夹',
  show: '显示窗口',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  zoomIn: '放大',
  zoomOut: '缩小',
  resetZoom: '实际大小',
  fullScreen: '全屏',
  about: '关于',
  nothingRuns: '没有正在运行的任务',
  completed: '任务已完成',
  failed: '任务失败',
  quitQuestion: (count) => `还有 ${count} 个任务未完成。`,
  quitDetail: '下次启动时会重新运行。',
  keepWorking: '继续工作',
  startFailed: '程序无法启动',
  what: (error) => chineseOf(error)?.what ?? error.message,
  details: (error) => `${chineseOf(error)?.todo ?? error.hint}\n\n${error.message}\n${error.code}`,
};

/**
 * What the main process says itself: menus, dialogs, notifications.
 * @param locale BCP 47 tag of the system's language
 */
export function textsFor(language: Settings['language'], locale: string): Texts {
  const chinese = language === 'zh' || (language === 'system' && locale.toLowerCase().startsWith('zh'));
  return chinese ? zh : en;
}

export type { Texts };
