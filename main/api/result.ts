import type { ApiResult } from '../../shared/api';
import type { TaskService } from '../tasks/service';
import { resultUrl } from './views';

/** The result as JSON. Throws TASK_NOT_FOUND, TASK_NOT_FINISHED, or the error the task failed with. */
export async function resultOf(service: TaskService, id: string): Promise<ApiResult> {
  const { code, metadata, files } = await service.result(id);
  return {
    task_id: service.get(id).id,
    generated_code: code,
    metadata,
    files: files.map(({ name, bytes }) => ({
      name,
      bytes,
      url: `${resultUrl(id)}?format=file&name=${encodeURIComponent(name)}`,
    })),
  };
}
