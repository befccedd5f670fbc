export { createTaskService, type TaskServiceOptions } from './create';
export type { SubmitFile, SubmitRequest, TaskEvents, TaskService } from './service';
