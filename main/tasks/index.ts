export { createTaskService } from './create';
export type { TaskService } from './service';
