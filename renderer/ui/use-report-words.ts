import { useTranslation } from 'react-i18next';
import { CHECK_TITLES_ZH, detailInChinese, messageInChinese } from '../../shared/models/report-zh';

/** Words that a report carries in English, for the language of the window. What has no translation stays as it is. */
interface ReportWords {
  title(checkId: string, title: string): string;
  detail(detail: string): string;
  message(code: string, message: string): string;
}

const ENGLISH: ReportWords = {
  title: (_, title) => title,
  detail: (detail) => detail,
  message: (_, message) => message,
};
const CHINESE: ReportWords = {
  title: (id, title) => CHECK_TITLES_ZH[id] ?? title,
  detail: detailInChinese,
  message: messageInChinese,
};

export function useReportWords(): ReportWords {
  return useTranslation().i18n.language === 'zh' ? CHINESE : ENGLISH;
}
